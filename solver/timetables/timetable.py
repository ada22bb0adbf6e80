"""A schedule under construction: who is busy when, and where one more meeting would fit."""

from collections.abc import Mapping

from solver.problem import Problem
from solver.slot_sets import SlotSet
from solver.timetables.runs import Runs


class Timetable:
    """Meetings put into slots and taken out again; keeps hours, one meeting at a time, longest
    runs, capacities and fixed slots. Which requests should be held is not its business.

    Attributes
    ----------
    slot_of
        Request number -> slot number.
    busy
        For each person the slots in which it has a meeting.
    meeting_at
        For each person slot number -> request number.
    """

    def __init__(self, problem: Problem, slot_of: Mapping[int, int] | None = None) -> None:
        self.problem = problem
        self.runs = Runs(problem)
        self.slot_of: dict[int, int] = {}
        self.busy: list[SlotSet] = [0] * len(problem.people)
        self.meeting_at: list[dict[int, int]] = [{} for _ in problem.people]
        self._crowded: list[SlotSet] = [self.runs.crowded(0)] * len(problem.people)
        self._left = [list(resource.capacity) for resource in problem.resources]
        self._full = [_where_zero(left) for left in self._left]
        self._users: dict[tuple[int, int], dict[int, None]] = {}
        for request, slot in (slot_of or {}).items():
            self.put(request, slot)

    def open(self, request: int) -> SlotSet:
        """Return the slots into which a request, not held now, could be put at once."""
        asked = self.problem.requests[request]
        a, b = asked.people
        slots = self.problem.allowed[request] & ~(self.busy[a] | self.busy[b])
        slots &= ~(self._crowded[a] | self._crowded[b])
        for resource in asked.resources:
            slots &= ~self._full[resource]
        return slots

    def crowded(self, person: int) -> SlotSet:
        """Return the slots in which one more meeting of this person makes too long a run."""
        return self._crowded[person]

    def full(self, request: int) -> SlotSet:
        """Return the slots in which a resource that this request needs has nothing left."""
        full = 0
        for resource in self.problem.requests[request].resources:
            full |= self._full[resource]
        return full

    def full_at(self, resource: int, slot: int) -> bool:
        """Whether a resource has nothing left in a slot."""
        return bool(self._full[resource] >> slot & 1)

    def users(self, resource: int, slot: int) -> list[int]:
        """Return the requests that take a unit of a resource in a slot."""
        return list(self._users.get((resource, slot), ()))

    def put(self, request: int, slot: int) -> None:
        """Hold a request in a slot of `open(request)`."""
        asked = self.problem.requests[request]
        self.slot_of[request] = slot
        for person in asked.people:
            self.meeting_at[person][slot] = request
            self._set_busy(person, self.busy[person] | 1 << slot)
        for resource in asked.resources:
            self._users.setdefault((resource, slot), {})[request] = None
            self._left[resource][slot] -= 1
            if self._left[resource][slot] <= 0:
                self._full[resource] |= 1 << slot

    def take(self, request: int) -> int:
        """Stop holding a request; return the slot that it had."""
        asked = self.problem.requests[request]
        slot = self.slot_of.pop(request)
        for person in asked.people:
            del self.meeting_at[person][slot]
            self._set_busy(person, self.busy[person] & ~(1 << slot))
        for resource in asked.resources:
            del self._users[resource, slot][request]
            self._left[resource][slot] += 1
            self._full[resource] &= ~(1 << slot)
        return slot

    def _set_busy(self, person: int, busy: SlotSet) -> None:
        self.busy[person] = busy
        if self.problem.longest_run is not None:
            self._crowded[person] = self.runs.crowded(busy)


def pinned_timetable(problem: Problem) -> Timetable:
    """Return a timetable that holds the requests with a fixed slot, as far as they fit together."""
    table = Timetable(problem)
    for number, request in enumerate(problem.requests):
        slot = request.fixed_slot
        if slot is not None and table.open(number) >> slot & 1:
            table.put(number, slot)
    return table


def possible_slots(problem: Problem) -> tuple[SlotSet, ...]:
    """Return for each request the slots that the requests with a fixed slot leave to it."""
    table = pinned_timetable(problem)
    return tuple(
        1 << table.slot_of[request] if request in table.slot_of else table.open(request)
        for request in range(len(problem.requests))
    )


def _where_zero(left: list[int]) -> SlotSet:
    return sum(1 << slot for slot, count in enumerate(left) if count <= 0)
