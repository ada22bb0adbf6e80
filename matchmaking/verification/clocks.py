"""When a participant may be met, and gladly, by its own wall clock; knows no slot and no wish."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange
from matchmaking.model.zones import wall_clock


def may_be_met(event: Event, participant: Participant, starts_at: datetime) -> bool:
    """Whether a meeting that starts then suits the participant at all.

    It fits one of its available, else possible hours, or one of `if_needed`, and touches nothing
    of `unavailable`.
    """
    meeting = _on_the_clock(event, participant, starts_at)
    free = participant.availability or (event.hours.possible.on(meeting.start.date()),)
    fits = _fits(meeting, free) or _fits(meeting, participant.if_needed)
    return fits and not _touches(meeting, participant.unavailable)


def is_uncomfortable(event: Event, participant: Participant, starts_at: datetime) -> bool:
    """Whether a meeting that starts then lies outside comfortable hours or touches `if_needed`."""
    meeting = _on_the_clock(event, participant, starts_at)
    comfortable = event.hours.comfortable.on(meeting.start.date())
    return not comfortable.contains(meeting) or _touches(meeting, participant.if_needed)


def _on_the_clock(event: Event, participant: Participant, starts_at: datetime) -> TimeRange:
    start = wall_clock(starts_at, participant.timezone)
    return TimeRange(start, start + timedelta(minutes=event.meeting_minutes))


def _fits(meeting: TimeRange, ranges: Iterable[TimeRange]) -> bool:
    return any(whole.contains(meeting) for whole in ranges)


def _touches(meeting: TimeRange, ranges: Iterable[TimeRange]) -> bool:
    return any(taken.overlaps(meeting) for taken in ranges)
