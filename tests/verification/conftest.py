"""Named situations for verification: small fairs and schedules written by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.model.event import Event
from matchmaking.model.participant import LANGUAGES, Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.time_ranges import TimeRange
from matchmaking.verification import verify
from matchmaking.words import Words
from tests.by_hand import meeting_by_hand, schedule_by_hand


def _session(start: str, end: str) -> TimeRange:
    return TimeRange(*(datetime.fromisoformat(f"2027-02-16T{clock}") for clock in (start, end)))


@pytest.fixture
def fair() -> Event:
    """Two sellers of Atlas, two buyers of Nord and the buyer b3 alone; all at home in UTC.

    Slots: 09:00, 09:30, 10:00, 10:30 of one session and 14:00, 14:30 of another, 20 minutes each.
    Atlas wishes for Nord and b3 with ``high``, so that every such meeting is worth 9.
    """
    return Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(_session("09:00", "11:00"), _session("14:00", "15:00")),
        participants=(
            Participant("s1", "Amal", "seller", "UTC", company="Atlas"),
            Participant("s2", "Badr", "seller", "UTC", company="Atlas"),
            Participant("b1", "Carl", "buyer", "UTC", company="Nord"),
            Participant("b2", "Dora", "buyer", "UTC", company="Nord"),
            Participant("b3", "Elsa", "buyer", "UTC"),
        ),
        preferences=(
            Preference("Atlas", "Nord", Rating.HIGH),
            Preference("Atlas", "b3", Rating.HIGH),
        ),
    )


@pytest.fixture
def meeting() -> Callable[..., Meeting]:
    """Writes a meeting of 20 minutes on the day of the fair, at a clock time in UTC."""

    def write(id: str, a: str, b: str, clock: str, value: int = 9, **changes: object) -> Meeting:
        starts_at = datetime.fromisoformat(f"2027-02-16T{clock}Z")
        return replace(meeting_by_hand(id, a, b, starts_at, value=value), **changes)

    return write


@pytest.fixture
def schedule_of() -> Callable[..., Schedule]:
    """Writes a schedule that claims the sum of its meetings' values and no stage."""

    def write(*meetings: Meeting, event_id: str = "fair", **changes: object) -> Schedule:
        return schedule_by_hand(event_id, *meetings, **changes)

    return write


@pytest.fixture
def broken(
    schedule_of: Callable[..., Schedule],
) -> Callable[..., list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Verifies meetings: each violation, which can be told in each language, as its rule, the
    meetings and the participants."""

    def judge(
        event: Event, *meetings: Meeting
    ) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        violations = verify(event, schedule_of(*meetings)).violations
        for language in LANGUAGES:
            # a sentence with a field too few cannot be spoken
            assert all(Words(language).speak(found.said) for found in violations)
        return [(found.rule, found.meetings, found.participants) for found in violations]

    return judge
