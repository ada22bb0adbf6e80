"""An event's problem in which what is locked cannot change; knows nothing of what is best.

A meeting that stays is a request fixed to its slot; an agenda and a slot to which nothing is added
are hours taken from people. So every bound of the problem holds over the schedules that keep the
locks.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from matchmaking.errors import BadInput, LocalTime, Mistake, Said
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.scheduling.locks import Locks
from matchmaking.scheduling.problem import EventProblem
from solver.problem import Person
from solver.resolving import pinned
from solver.slot_sets import SlotSet, slot_set


def locked(posed: EventProblem, previous: Schedule, locks: Locks) -> EventProblem:
    """The same problem with everything kept that the locks name.

    What a locked person or slot holds and what can no longer be held, because somebody is gone or
    away or a rule keeps the two apart, is given up: `Locks.given_up` tells it from the result.

    Raises
    ------
    BadInput
        For each lock that names what does not exist, and each locked meeting that cannot stay.
    """
    places = _Places(posed)
    mistakes = [*_unknown(posed.event, previous, locks), *places.impossible(previous, locks)]
    if mistakes:
        raise BadInput(mistakes, posed.event.language)
    held = filter(locks.hold, previous.meetings)
    stays = dict(place for meeting in held if (place := places.of(meeting)) is not None)
    people = tuple(_people(posed, locks, stays))
    problem = pinned(replace(posed.problem, people=people), stays)
    return replace(posed, problem=problem, locks=locks)


def _closed_slots(event: Event, locks: Locks) -> SlotSet:
    """The slots of an event in which nothing comes in and nothing leaves."""
    return slot_set(slot.number for slot in event.grid.slots if locks.closes(slot.starts_at))


def _people(posed: EventProblem, locks: Locks, stays: dict[int, int]) -> Iterator[Person]:
    """Yield everybody with only those of their hours in which their agenda may change."""
    busy = [0] * len(posed.problem.people)
    for request, slot in stays.items():
        for number in posed.problem.requests[request].people:
            busy[number] |= 1 << slot
    closed = _closed_slots(posed.event, locks)
    named = zip(posed.event.participants, posed.problem.people, busy, strict=True)
    for participant, person, own in named:
        left = 0 if participant.id in locks.people else person.free & ~closed
        yield replace(person, free=left | own)


def _unknown(event: Event, previous: Schedule, locks: Locks) -> Iterator[Mistake]:
    for id in sorted(locks.meetings - {meeting.id for meeting in previous.meetings}):
        yield Mistake("locks.unknown_meeting", "--lock-meeting", value=id)
    for id in sorted(locks.people - event.participant.keys()):
        known = "gone_person" if id in previous.meetings_of else "unknown_person"
        yield Mistake(f"locks.{known}", "--lock-person", value=id)
    for starts_at in sorted(locks.slots - event.grid.number_at.keys()):
        starts = [slot.starts_at for slot in event.grid.slots]
        nearest = min(starts, key=lambda start: abs(start - starts_at), default=starts_at)
        meant = None if nearest == starts_at else _written(nearest)
        yield Mistake("locks.no_slot", "--lock-slot", value=_written(starts_at), meant=meant)


def _written(instant: datetime) -> str:
    """As a user types it."""
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


class _Places:
    """Where the meetings of an earlier schedule stand in a problem."""

    def __init__(self, posed: EventProblem) -> None:
        self._posed = posed
        self._event = posed.event
        self._request = {frozenset(pair): number for number, pair in enumerate(posed.requests)}

    def of(self, meeting: Meeting) -> tuple[int, int] | None:
        """The request and the slot of a meeting that can stay; ``None`` where it cannot."""
        request = self._request.get(frozenset(meeting.participants))
        slot = self._event.grid.number_at.get(meeting.starts_at)
        if request is None or slot is None or not self._posed.problem.allowed[request] >> slot & 1:
            return None
        return request, slot

    def impossible(self, previous: Schedule, locks: Locks) -> Iterator[Mistake]:
        """Yield why each locked meeting that cannot stay cannot."""
        for meeting in previous.meetings:
            if meeting.id in locks.meetings and self.of(meeting) is None:
                said = self._obstacle(meeting)
                yield Mistake(said.message, "--lock-meeting", value=meeting.id, fields=said.fields)

    def _obstacle(self, meeting: Meeting) -> Said:
        gone = [id for id in meeting.participants if id not in self._event.participant]
        if gone:
            return Said("locks.lost.gone", {"who": gone[0]})
        a, b = (self._event.participant[id].label for id in meeting.participants)
        time = LocalTime(meeting.starts_at, self._event.timezone)
        slot = self._event.grid.number_at.get(meeting.starts_at)
        if slot is None:
            return Said("locks.lost.no_slot", {"a": a, "b": b, "time": time})
        possible = self._posed.availability.possible
        away = [id for id in meeting.participants if slot not in possible[id]]
        if away:
            who = self._event.participant[away[0]].label
            return Said("locks.lost.away", {"who": who, "time": time})
        if frozenset(meeting.participants) in self._request:
            return Said("locks.lost.fixed_elsewhere", {"a": a, "b": b, "time": time})
        return Said("locks.lost.apart", {"a": a, "b": b})
