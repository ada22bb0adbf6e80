"""Who could step in for a participant in a slot, as one command, and as a document."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaking.errors import BadInput, Mistake
from matchmaking.files import NameIndex, instant_text
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.slot_grid import Slot
from matchmaking.stand_by import ClosedBy, Replacement, StandBy


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who could step in, the best first.

    Attributes
    ----------
    cancelled
        The meeting that the participant has in the slot; ``None``: it has a gap there.
    is_fixed
        Whether the event fixes a meeting of those two, so that no run would go without it.
    closed_by
        The rule by which the participant can meet nobody then, if there is one.
    """

    participant: Participant
    slot: Slot
    cancelled: Meeting | None
    is_fixed: bool
    closed_by: ClosedBy | None
    replacements: tuple[Replacement, ...]


def stand_ins(
    event: Event,
    schedule: Schedule,
    person: str,
    starts_at: datetime,
    most: int,
    instead_of: str | None = None,
) -> StandIns:
    """Who could meet a participant in the slot that starts at an instant.

    Parameters
    ----------
    schedule
        One of the event that keeps its rules.
    most
        So many at most, >= 1.
    instead_of
        The id of the meeting that is cancelled, or of the absent counterpart; it has to be what
        the participant has in that slot.

    Raises
    ------
    BadInput
        When the participant is unknown, no slot starts then, or it has no such meeting there.
    """
    slot = _slot(event, person, starts_at)
    stand_by = StandBy(event, schedule)
    cancelled = stand_by.cancelled(person, slot.number)
    if instead_of is not None and not _is_named(cancelled, instead_of, person):
        mistake = Mistake("stand_by.no_such_meeting", "--instead-of", value=instead_of)
        raise BadInput([mistake], event.language)
    return StandIns(
        participant=event.participant[person],
        slot=slot,
        cancelled=cancelled,
        is_fixed=cancelled is not None and _is_fixed(event, cancelled),
        closed_by=stand_by.closed_by(person, slot.number),
        replacements=stand_by.replacements(person, slot.number, most),
    )


def stand_ins_document(found: StandIns) -> dict[str, Any]:
    """The same as JSON."""
    person, cancelled = found.participant.id, found.cancelled
    return {
        "participant": person,
        "starts": instant_text(found.slot.starts_at),
        "cancelled": cancelled and cancelled.id,
        "absent": cancelled and cancelled.counterpart(person),
        "fixed": found.is_fixed,
        "closed_by": found.closed_by,
        "replacements": [_replacement(replacement) for replacement in found.replacements],
    }


def _replacement(replacement: Replacement) -> dict[str, Any]:
    return {
        "id": replacement.participant.id,
        "must": replacement.is_must,
        "wish": _word(replacement.wish),
        "wished_back": _word(replacement.wished_back),
        "value": replacement.value,
        "meetings": replacement.meetings,
        "uncomfortable": replacement.is_uncomfortable,
        "discomfort": replacement.discomfort,
    }


def _word(rating: Rating | None) -> str | None:
    return None if rating is None else rating.word


def _slot(event: Event, person: str, starts_at: datetime) -> Slot:
    """The slot that starts then, where both the participant and the slot exist."""
    mistakes = []
    if person not in event.participant:
        meant = NameIndex(event.participant).meant(person)
        mistakes.append(Mistake("error.unknown_id", "PERSON", value=person, meant=meant))
    starts = event.grid.number_at
    if starts_at not in starts:
        nearest = min(starts, key=lambda start: abs(start - starts_at), default=starts_at)
        fields = {"nearest": instant_text(nearest)}
        value = instant_text(starts_at)
        mistakes.append(Mistake("error.no_slot_at_start", "STARTS", value=value, fields=fields))
    if mistakes:
        raise BadInput(mistakes, event.language)
    return event.grid.slots[starts[starts_at]]


def _is_fixed(event: Event, meeting: Meeting) -> bool:
    return any({fixed.a, fixed.b} == set(meeting.participants) for fixed in event.fixed)


def _is_named(meeting: Meeting | None, name: str, person: str) -> bool:
    return meeting is not None and name in (meeting.id, meeting.counterpart(person))
