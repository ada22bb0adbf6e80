"""The figures at the head of a report; knows neither stages nor reasons."""

from dataclasses import dataclass

from matchmaking.model.event import Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule
from matchmaking.report.facts.seats import Seats


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of the whole event.

    `wishes` are rows of preferences from ``low`` to ``must``, `musts` those rated ``must``; both
    are met when a meeting between people whom they name is held. `seats` is twice `meetings`.
    """

    meetings: int
    fixed: int
    value: int
    participants: int
    with_meeting: int
    wishes: int
    wishes_met: int
    musts: int
    musts_met: int
    seats: int
    uncomfortable: int


def totals_of(event: Event, schedule: Schedule, seats: Seats) -> Totals:
    """The totals of a schedule whose unmet wishes are known."""
    wishes = sum(wish.rating >= Rating.LOW for wish in event.preferences)
    musts = sum(wish.rating is Rating.MUST for wish in event.preferences)
    unmet_musts = sum(wish.rating is Rating.MUST for wish in schedule.unscheduled)
    every_seat = [seat for own in seats.values() for seat in own]
    return Totals(
        meetings=len(schedule.meetings),
        fixed=sum(meeting.fixed for meeting in schedule.meetings),
        value=schedule.value,
        participants=len(event.participants),
        with_meeting=sum(bool(own) for own in seats.values()),
        wishes=wishes,
        wishes_met=wishes - len(schedule.unscheduled),
        musts=musts,
        musts_met=musts - unmet_musts,
        seats=len(every_seat),
        uncomfortable=sum(seat.uncomfortable for seat in every_seat),
    )
