"""Requests added to a schedule one by one, as far as every rule allows; knows no order of them."""

from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.timetables.timetable import Timetable


class Filling:
    """A valid schedule that stays valid: a timetable that counts maxima and groups as well.

    Parameters
    ----------
    start
        A valid schedule, of which everything is kept.
    """

    def __init__(self, start: Schedule) -> None:
        problem = self._problem = start.problem
        self._table = Timetable(problem, start.slot_of)
        self._left = [problem.most_meetings(p) - n for p, n in enumerate(start.meetings)]
        self._groups = {problem.requests[number].group for number in start.slot_of}

    @property
    def schedule(self) -> Schedule:
        """The schedule as it is now."""
        return Schedule(self._problem, self._table.slot_of)

    def open(self, number: int) -> SlotSet:
        """Return the slots into which a request could be put now."""
        request = self._problem.requests[number]
        a, b = request.people
        has_room = self._left[a] > 0 and self._left[b] > 0
        is_new = request.group not in self._groups
        return self._table.open(number) if has_room and is_new else 0

    def put(self, number: int, slot: int) -> None:
        """Hold a request in a slot of `open(number)`."""
        request = self._problem.requests[number]
        self._table.put(number, slot)
        for person in request.people:
            self._left[person] -= 1
        self._groups.add(request.group)
