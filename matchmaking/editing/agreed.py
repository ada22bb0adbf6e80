"""An event as a schedule's hand-made meetings have it; knows no edit."""

from collections.abc import Iterator
from dataclasses import replace

from matchmaking.model.event import Event, FixedMeeting
from matchmaking.model.schedule import Schedule


def with_agreed(event: Event, schedule: Schedule) -> Event:
    """The event in which every meeting that the schedule marks as fixed is agreed, where it stands.

    Those that the event fixes itself stay as it says; one that names somebody or a slot that the
    event no longer has is left out.
    """
    by_hand = tuple(_by_hand(event, schedule))
    return replace(event, fixed=(*event.fixed, *by_hand)) if by_hand else event


def _by_hand(event: Event, schedule: Schedule) -> Iterator[FixedMeeting]:
    said = {frozenset((agreed.a, agreed.b)) for agreed in event.fixed}
    for meeting in schedule.meetings:
        both = set(meeting.participants)
        is_known = len(both) == 2 and both <= event.participant.keys()
        is_possible = is_known and meeting.starts_at in event.grid.number_at
        if meeting.fixed and is_possible and frozenset(both) not in said:
            yield FixedMeeting(*meeting.participants, meeting.starts_at)
