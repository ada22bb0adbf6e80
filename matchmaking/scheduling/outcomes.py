"""What each participant gets out of a schedule; knows no solver and no other participant's lot."""

from collections import defaultdict
from collections.abc import Iterator

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import ParticipantOutcome, Schedule
from matchmaking.scheduling.problem import EventProblem
from matchmaking.scheduling.satisfaction import Satisfaction


def outcomes(posed: EventProblem, schedule: Schedule) -> Iterator[ParticipantOutcome]:
    """Yield what each participant of the event gets, in the event's order."""
    satisfaction = Satisfaction(posed)
    for person in posed.event.participants:
        slots = _slots(posed.event, schedule, person)
        yield ParticipantOutcome(
            id=person.id,
            meetings=len(slots),
            satisfaction=satisfaction.of(person, schedule),
            idle_slots=_idle_slots(posed.event, slots),
            uncomfortable=len(posed.availability.uncomfortable[person.id].intersection(slots)),
        )


def _slots(event: Event, schedule: Schedule, person: Participant) -> list[int]:
    meetings = schedule.meetings_of.get(person.id, ())
    return [event.grid.number_at[meeting.starts_at] for meeting in meetings]


def _idle_slots(event: Event, busy: list[int]) -> int:
    """The free slots between the first and the last meeting of each session."""
    sessions: defaultdict[int, list[int]] = defaultdict(list)
    for slot in busy:
        sessions[event.grid.slots[slot].session].append(slot)
    return sum(max(slots) - min(slots) + 1 - len(slots) for slots in sessions.values())
