"""The meetings of an earlier schedule as promises, and what counting says of them; moves none."""

from collections.abc import Collection
from functools import cached_property

from solver.problem import Earlier, Problem
from solver.timetables.timetable import possible_slots


class Promises:
    """What became of the earlier meetings before anything is chosen.

    Parameters
    ----------
    problem
        The question; without an earlier schedule nothing is promised.

    Attributes
    ----------
    earlier
        The earlier meetings.
    possible
        For each request the slots that it may be held in.
    rooted
        Those of them that can, each by itself, stand where they stood.
    places
        Their requests and slots.
    groups
        The groups of all earlier meetings.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.earlier = problem.earlier or ()
        self.possible = possible_slots(problem)
        self.rooted = tuple(e for e in self.earlier if self._place(e))
        self.places = dict(place for e in self.rooted if (place := self._place(e)))
        self.groups = frozenset(e.group for e in self.earlier)

    def counted(self, lost: int) -> tuple[int, int]:
        """Return how many are lost at least, and, when `lost` are, how many move at least.

        Lost are those whose group has no possible slot; those that have one but cannot stay move,
        unless they are lost instead. Where both are reached, whatever can stay stays.
        """
        hopeless, uprooted = self._hopeless_and_uprooted
        return hopeless, max(0, uprooted - (lost - hopeless))

    def requests(self, groups: Collection[int | None]) -> list[int]:
        """Return the requests of these groups that have a slot, ascending."""
        return [
            number
            for number, request in enumerate(self._problem.requests)
            if request.group in groups and self.possible[number]
        ]

    @cached_property
    def _hopeless_and_uprooted(self) -> tuple[int, int]:
        alive = {self._problem.requests[n].group for n in self.requests(self.groups)}
        hopeless = sum(e.group not in alive for e in self.earlier)
        uprooted = sum(e.group in alive and self._place(e) is None for e in self.earlier)
        return hopeless, uprooted

    def _place(self, earlier: Earlier) -> tuple[int, int] | None:
        request, slot = earlier.request, earlier.slot
        if request is None or slot is None or not self.possible[request] >> slot & 1:
            return None
        return request, slot
