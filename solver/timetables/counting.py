"""Bounds by counting alone, that cost nothing and hold for every schedule; knows no model."""

from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_

from solver.problem import Problem
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.timetables.runs import Runs


class Counting:
    """What no schedule exceeds, whatever it achieves in the other stages.

    Parameters
    ----------
    problem
        The question.
    possible
        For each request the slots that it may be held in.

    Attributes
    ----------
    most
        For each person the most meetings that its maximum, its groups and its slots allow.
    """

    def __init__(self, problem: Problem, possible: Sequence[SlotSet]) -> None:
        self._problem = problem
        self._possible = possible
        self._runs = Runs(problem)
        self.most = tuple(self._most_meetings(p) for p in range(len(problem.people)))

    def bound(self, stage: Stage) -> int:
        """Return a bound of what a stage can achieve; 0 where counting tells nothing."""
        if stage is Stage.LOST:
            groups = self._groups(range(len(self._problem.requests)))
            return sum(earlier.group not in groups for earlier in self._problem.earlier or ())
        if stage is Stage.MUST:
            requests = enumerate(self._problem.requests)
            return len(self._groups([number for number, request in requests if request.must]))
        if stage is Stage.MINIMUM:
            pairs = zip(self._problem.people, self.most, strict=True)
            return sum(max(0, person.min_meetings - most) for person, most in pairs)
        return self._value() if stage is Stage.VALUE else 0

    def _value(self) -> int:
        """The best of each group, and every person's fairness up to its most meetings."""
        best: dict[int, int] = {}
        for request, slots in zip(self._problem.requests, self._possible, strict=True):
            if slots:
                best[request.group] = max(request.value, best.get(request.group, 0))
        fairness = self._problem.fairness
        return sum(best.values()) + sum(sum(fairness[:most]) for most in self.most)

    def _most_meetings(self, person: int) -> int:
        numbers = self._problem.requests_of[person]
        usable = reduce(or_, (self._possible[number] for number in numbers), 0)
        most = min(self._problem.most_meetings(person), len(self._groups(numbers)))
        return min(most, self._runs.holds(usable))

    def _groups(self, numbers: Collection[int]) -> set[int]:
        """Return the groups of those of these requests that have a slot."""
        return {self._problem.requests[n].group for n in numbers if self._possible[n]}
