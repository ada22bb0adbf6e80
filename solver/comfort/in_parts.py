"""Kinder hours and fewer breaks by exact searches in parts of a schedule; knows no bound.

Unlike annealing it may hold other requests of the same total worth. A part is all meetings near
people who have breaks or uncomfortable meetings; parts grow when they bring nothing more.
"""

import random
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from solver.budget import Budget
from solver.engines import cp_sat
from solver.exact.model import ExactModel
from solver.parts.part import Part, part_of, requests_near
from solver.rules import violations
from solver.schedule import Schedule
from solver.sizes import cells
from solver.slot_sets import SlotSet
from solver.stages import Stage

_CELLS = 600  # (request, slot) pairs of the first parts: about a third of a second each
_GROWTH = 1.5
_PATIENCE = 12  # parts in a row without any gain before larger ones are tried
_FOR_A_PART = 5.0  # seconds or units of effort
_VARIABLES_PER_EFFORT = 100_000  # to build a part, beside the search in it
_CONTENT = 0.1  # the weight of people without any discomfort as the middle of a part


def calm_in_parts(
    schedule: Schedule, slots: Mapping[int, SlotSet], budget: Budget, workers: int, seed: int
) -> Iterator[Schedule]:
    """Yield schedules that are more and more comfortable and no worse in any earlier stage.

    Parameters
    ----------
    schedule
        It has to keep the rules.
    slots
        For each request that may be held the slots that are looked at, those of `schedule` among
        them.
    budget
        The search ends with it, or when a part would be everything.
    workers
        Parts that are solved at the same time.
    seed
        Chooses the parts. One worker and equal effort give equal schedules.
    """
    search = _Calming(schedule, slots, random.Random(seed))
    cells, fruitless = float(_CELLS), 0
    with ThreadPoolExecutor(workers) as pool:
        while cells < search.all_cells and not budget.is_over:
            free = [part for _ in range(workers) if (part := search.choose(int(cells)))]
            before = search.best
            solved = pool.map(partial(search.solve, before, budget=budget), free)
            for numbers, found in zip(free, solved, strict=True):
                search.take_up(numbers, found)
            if search.best.rank() > before.rank():
                fruitless = 0
                yield search.best
            elif (fruitless := fruitless + workers) >= _PATIENCE:
                cells, fruitless = cells * _GROWTH, 0


class _Calming:
    """The best schedule so far, and how its parts are chosen and solved."""

    def __init__(
        self, schedule: Schedule, slots: Mapping[int, SlotSet], chance: random.Random
    ) -> None:
        self.best = schedule
        self._problem = schedule.problem
        self._slots = slots
        self._looked_at = [slots.get(n, 0) for n in range(len(self._problem.requests))]
        self._chance = chance
        self.all_cells = cells(self._looked_at)

    def choose(self, cells: int) -> list[int]:
        """Return the requests of a part around somebody who could have it more comfortable."""
        people = range(len(self._problem.people))
        weights = [self.best.hardship(p) + self.best.breaks(p) + _CONTENT for p in people]
        middle = self._chance.choices(people, weights)
        near = requests_near(self._problem, middle, self._slots, self._looked_at, cells)
        return [number for number in near if number in self._slots]

    def solve(self, schedule: Schedule, free: Collection[int], budget: Budget) -> Mapping[int, int]:
        """Return the most comfortable way to hold free requests, all others as in a schedule."""
        part = part_of(schedule, free, (1 << self._problem.slots) - 1)
        exact = ExactModel(part.problem, part.problem.stages, self._slots_in(part, free))
        budget.spend(exact.variables / _VARIABLES_PER_EFFORT)
        now = part.now
        floors = {s: s.turned(now.stage(s)) for s in part.problem.stages[:-1]}
        outcome = cp_sat.solve(
            exact.model({Stage.COMFORT: 1}, floors),
            budget.part(_FOR_A_PART),
            hint=exact.values(now),
        )
        slot_of = now.slot_of if outcome.values is None else exact.schedule(outcome.values).slot_of
        return {part.numbers[i]: slot for i, slot in slot_of.items()}

    def take_up(self, free: Collection[int], found: Mapping[int, int]) -> None:
        """Hold free requests as found, unless that does not go with what was taken up before."""
        slot_of = {n: slot for n, slot in self.best.slot_of.items() if n not in free}
        slot_of |= {n: slot for n, slot in found.items() if n in free}
        calmer = Schedule(self._problem, slot_of)
        if calmer.rank() >= self.best.rank() and not violations(calmer):
            self.best = calmer

    def _slots_in(self, part: Part, free: Collection[int]) -> dict[int, SlotSet]:
        return {
            i: allowed & self._slots[number] if number in free else allowed
            for i, (number, allowed) in enumerate(
                zip(part.numbers, part.problem.allowed, strict=True)
            )
        }
