"""A finished schedule as ``schedule.json`` tells it; judges nothing and computes nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from matchmaking.model.preference import Rating


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two participants, a time in UTC, a link; `id` and `sequence` live through every re-solve."""

    id: str
    participants: tuple[str, str]
    starts_at: datetime
    ends_at: datetime
    value: int
    fixed: bool
    video_url: str | None
    sequence: int
    created_at: datetime
    revised_at: datetime

    @property
    def promise(self) -> tuple[frozenset[str], datetime]:
        """Who meets and when: a meeting is kept as long as both stay the same."""
        return frozenset(self.participants), self.starts_at

    def counterpart(self, participant: str) -> str:
        """The id of the other side."""
        a, b = self.participants
        return b if participant == a else a


MORE_IS_BETTER = frozenset({"must", "value"})
"""The stages that are maximised; all others are minimised."""


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """What was achieved in a stage and its proven bound (``None``: there is none)."""

    stage: str
    achieved: int
    bound: int | None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """How the schedule was made."""

    seconds: float
    seed: int
    workers: int
    program: str
    method: str
    zone_data: str


@dataclass(frozen=True, slots=True)
class ParticipantOutcome:
    """What one participant got; `satisfaction` is in 0..1, ``None`` where nothing was possible."""

    id: str
    meetings: int
    satisfaction: float | None
    idle_slots: int
    uncomfortable: int


class Reason(StrEnum):
    """Why a wish was not met; the first that holds, in this order."""

    VETOED = "vetoed"
    KINDS = "kinds"
    LANGUAGE = "language"
    CONSENT = "consent"
    COMPANY_MEETS_ALREADY = "company_meets_already"
    NO_COMMON_TIME = "no_common_time"
    MAXIMUM_REACHED = "maximum_reached"
    BOOTHS_FULL = "booths_full"
    ROOMS_FULL = "rooms_full"
    LONGEST_RUN = "longest_run"
    OUTWEIGHED = "outweighed"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """A wish from `low` to `must` that was not met, and why, in the event's language."""

    source: str
    target: str
    rating: Rating
    reason: Reason
    explanation: str


@dataclass(frozen=True, slots=True)
class EndedMeeting:
    """A meeting that was lost; one of the same two sides goes on at `sequence` + 1."""

    id: str
    sequence: int


@dataclass(frozen=True)
class Schedule:
    """The meetings of one run with everything that ``schedule.json`` says about them."""

    event_id: str
    status: str
    value: int
    gap: float | None
    stages: tuple[StageOutcome, ...]
    run: RunRecord
    meetings: tuple[Meeting, ...]
    participants: tuple[ParticipantOutcome, ...] = ()
    unscheduled: tuple[UnmetWish, ...] = ()
    ended: tuple[EndedMeeting, ...] = ()

    @cached_property
    def meetings_of(self) -> dict[str, tuple[Meeting, ...]]:
        """Each participant's meetings by start; participants without any are absent."""
        lists: dict[str, list[Meeting]] = {}
        for meeting in sorted(self.meetings, key=lambda m: (m.starts_at, m.id)):
            for participant in meeting.participants:
                lists.setdefault(participant, []).append(meeting)
        return {participant: tuple(meetings) for participant, meetings in lists.items()}
