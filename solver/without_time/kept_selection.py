"""Bounds without time where most meetings of a schedule stay in their places; finds no schedule.

On top of the selection, k[e] = 1 says that request e stands in its place, and y[r] = x[r] - k[r]
that r is held elsewhere. Where it then stands nobody else may stand. So, if each slot that suits
r is the place of other meetings of its two people, some of them have changed:

    y[r]  <=  sum over these slots t of the mean of 1 - k[e] over the places e in t,

and of all requests of a person that suit only the person's own places each needs one of them:

    sum of y[r]  <=  sum over the person's places e of 1 - k[e].
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines.bounds import certified
from solver.engines.highs import solve_lp
from solver.engines.linear_model import Integers
from solver.problem import Problem
from solver.slot_sets import slot_set, slots_in
from solver.stages import Stage
from solver.timetables.timetable import possible_slots
from solver.without_time.selection_model import SelectionModel, Term, add_rows

Row = tuple[Mapping[int, int], int]
"""The coefficient of each variable, and the upper limit."""


class KeptSelection:
    """What no schedule achieves that changes only a few of the meetings in some places.

    Parameters
    ----------
    problem
        The question; with an earlier schedule its promises are stages as well.
    places
        Request number -> slot number; nobody has two of them in one slot.
    """

    def __init__(self, problem: Problem, places: Mapping[int, int]) -> None:
        self._problem = problem
        self._places = places
        self._possible = possible_slots(problem)
        self._selection = SelectionModel(problem, self._possible)
        self._model = self._selection.model
        kept = self._model.add_variables(len(places)).tolist()
        self._kept = dict(zip(places, kept, strict=True))
        self._place_in: list[dict[int, int]] = [{} for _ in problem.people]
        for request, slot in places.items():
            for person in problem.requests[request].people:
                self._place_in[person][slot] = request
        rows = chain(self._held_to_be_kept(), self._blocked_requests(), self._busy_people())
        self._add(list(rows))

    def bound(
        self, stage: Stage, floors: Mapping[Stage, int], most: int, budget: Budget
    ) -> int | None:
        """Return a proven bound of a stage's rank; ``None`` when the budget ends first.

        It holds for all schedules with at most `most` changes whose ranks in the earlier stages
        reach `floors`.
        """
        gain, constant = self._gain(stage)
        model = replace(self._model, objective=gain)
        for earlier, floor in floors.items():
            least, more = self._gain(earlier)
            counting = np.flatnonzero(least)
            model.add_rows(1, 0, counting, least[counting], lower=floor - more)
        least_kept = ChangeLimit(self._places, most).least_kept
        model.add_rows(1, 0, list(self._kept.values()), lower=least_kept)
        relaxed = solve_lp(model, budget)
        return None if relaxed is None else certified(model, relaxed.duals) + constant

    def _gain(self, stage: Stage) -> tuple[Integers, int]:
        gain, constant = self._selection.gains[stage]
        return np.pad(gain, (0, self._model.variables - len(gain))), constant

    def _add(self, rows: Sequence[Row]) -> None:
        terms: Iterator[Term] = (
            (number, variable, coefficient)
            for number, (row, _) in enumerate(rows)
            for variable, coefficient in row.items()
        )
        add_rows(self._model, terms, [limit for _, limit in rows])

    def _held_to_be_kept(self) -> Iterator[Row]:
        """k[e] <= x[e]."""
        for request, kept in self._kept.items():
            yield {kept: 1, request: -1}, 0

    def _blocked_requests(self) -> Iterator[Row]:
        """The row of each request that suits only places of others, all numbers times two."""
        for number in range(len(self._possible)):
            blocks = [self._in_the_way(number, slot) for slot in self._elsewhere(number)]
            if all(blocks):
                row = self._held_elsewhere(number, 2)
                for block in blocks:
                    for other in block:
                        kept = self._kept[other]
                        row[kept] = row.get(kept, 0) + 2 // len(block)
                yield row, 2 * len(blocks)

    def _busy_people(self) -> Iterator[Row]:
        """The row of each person with several requests that suit only the person's own places."""
        for numbers, own in zip(self._problem.requests_of, self._place_in, strict=True):
            busy = slot_set(own)
            blocked = [n for n in numbers if self._possible[n] and not self._possible[n] & ~busy]
            if len(blocked) > 1:
                row: dict[int, int] = {self._kept[request]: 1 for request in own.values()}
                for number in blocked:
                    for variable, coefficient in self._held_elsewhere(number, 1).items():
                        row[variable] = row.get(variable, 0) + coefficient
                yield row, len(own)

    def _held_elsewhere(self, number: int, times: int) -> dict[int, int]:
        """y[r], that many times."""
        row = {number: times}
        if number in self._kept:
            row[self._kept[number]] = -times
        return row

    def _elsewhere(self, number: int) -> Iterator[int]:
        """Yield the slots that suit a request beside its place."""
        return (t for t in slots_in(self._possible[number]) if t != self._places.get(number))

    def _in_the_way(self, number: int, slot: int) -> list[int]:
        """Return the other requests that have their place in a slot, at the same people."""
        people = self._problem.requests[number].people
        there = {own[slot] for p in people if slot in (own := self._place_in[p])}
        return sorted(there - {number})
