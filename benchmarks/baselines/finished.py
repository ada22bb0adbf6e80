"""Chosen pairs and slots as a schedule that can be verified; chooses nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime

from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, RunRecord, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.zones import zone_data_version

Pair = tuple[str, str]
"""The ids of two participants, in the order in which the event lists them."""

MADE_AT = datetime(2026, 11, 24, tzinfo=UTC)
"""When all meetings claim to have been made: the same in every run."""


def finished(event: Event, slot_of: Mapping[Pair, int], method: str) -> Schedule:
    """The schedule that holds each pair in its slot (0-based), without bounds."""
    pairs = Pairs(event)
    meetings = [_meeting(event, pairs, pair, slot) for pair, slot in slot_of.items()]
    return Schedule(
        event_id=event.id,
        status="feasible",
        value=sum(meeting.value for meeting in meetings),
        gap=None,
        stages=(),
        run=RunRecord(0.0, 1, 1, "benchmarks", method, zone_data_version()),
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.starts_at, meeting.id))),
    )


def _meeting(event: Event, pairs: Pairs, pair: Pair, slot: int) -> Meeting:
    held = event.grid.slots[slot]
    return Meeting(
        id=meeting_id(event, sides_of(event, *pair)),
        participants=pair,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        value=pairs.worth(*pair),
        fixed=pair in pairs.fixed,
        video_url=None,
        sequence=0,
        created_at=MADE_AT,
        revised_at=MADE_AT,
    )
