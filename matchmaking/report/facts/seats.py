"""Who sits in which meeting, seen from each side; knows no picture."""

from dataclasses import dataclass

from matchmaking.eligibility.availability import Availability
from matchmaking.model.agenda import agenda_of
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant in one meeting; every meeting has two seats.

    `uncomfortable` tells that the meeting lies outside the participant's comfortable hours or
    touches its ``if_needed`` times.
    """

    participant: Participant
    counterpart: Participant
    meeting: Meeting
    slot: int
    uncomfortable: bool


Seats = dict[str, tuple[Seat, ...]]
"""The seats of each participant by its id, in order of time; empty where it has no meeting."""


def seats_of(event: Event, schedule: Schedule, availability: Availability) -> Seats:
    """Each participant's seats."""
    number_at = event.grid.number_at
    seats: Seats = {}
    for participant in event.participants:
        uncomfortable = availability.uncomfortable[participant.id]
        appointments = agenda_of(event, schedule, participant).appointments
        slots = [number_at[appointment.meeting.starts_at] for appointment in appointments]
        seats[participant.id] = tuple(
            Seat(participant, a.counterpart, a.meeting, slot, slot in uncomfortable)
            for a, slot in zip(appointments, slots, strict=True)
        )
    return seats
