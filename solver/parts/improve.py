"""Improves a schedule by exact searches in small parts of it; knows no bound but the goal.

Two kinds of parts: all meetings near a request that is wanted but not held, and a few whole slots
with all requests that could be held in them. Each part is solved as a linear model in integers
and taken over when the schedule is lexicographically better, or as good but different. Parts of
different slots are searched at the same time; of one that began before another was taken over,
what still fits counts.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import reduce
from operator import or_
from typing import NamedTuple

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines.highs import solve_mip
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.parts.part import Part, part_of, requests_near
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.timetables.rounding import rounded
from solver.timetables.timetable import possible_slots

_CELLS = 3_000  # (request, slot) pairs of the first parts
_LEAST_CELLS = 1_000
_MOST_CELLS = 12_000  # larger ones cost more time than they are worth
_GROWTH = 1.1, 0.7  # of the next parts when one was solved, and when it was not
_FOR_A_PART = 2.0  # seconds or units of effort
_PATIENCE = 40


def improve(
    schedule: Schedule,
    wanted: Sequence[int],
    goal: Sequence[int],
    budget: Budget,
    seed: int,
    patience: int = _PATIENCE,
    limit: ChangeLimit | None = None,
    slots: Mapping[int, SlotSet] | None = None,
    workers: int = 1,
) -> Schedule:
    """Return a schedule at least as good in the stages before comfort.

    Parameters
    ----------
    schedule
        It has to keep the rules.
    wanted
        Requests that a bound says are worth holding, the most wanted first.
    goal
        The ranks of these stages beyond which nothing is possible: the search ends there.
    budget
        The search ends with it, or when many parts in a row brought nothing.
    seed
        Chooses the parts.
    patience
        Parts of a few slots in a row without any gain, >= 0.
    limit
        The schedule keeps it, and so does the one that is returned.
    slots
        For each request that may be moved or added the slots that are looked at, besides the one
        that it has; by default all.
    workers
        Parts of a few slots that are searched at the same time, >= 1.
    """
    search = _Improving(schedule, tuple(goal), random.Random(seed), limit, slots)
    for request in wanted:
        if not search.is_done(budget) and request not in search.best.slot_of:
            search.around(request, budget)
    search.in_some_slots(budget, patience, 1 if limit else workers)
    return search.best


class _Found(NamedTuple):
    """The best that was found in a part, and whether that is proven."""

    part: Part
    slot_of: Mapping[int, int]
    is_proven: bool


class _Improving:
    def __init__(
        self,
        schedule: Schedule,
        goal: tuple[int, ...],
        chance: random.Random,
        limit: ChangeLimit | None,
        slots: Mapping[int, SlotSet] | None,
    ) -> None:
        self.best = schedule
        self._limit = limit
        self._problem = schedule.problem
        self._stages = schedule.problem.stages[:-1]
        self._weights = stage_weights(self._problem, self._stages)
        self._goal = goal
        self._chance = chance
        possible = possible_slots(self._problem)
        self._possible = (
            possible
            if slots is None
            else tuple(own & slots.get(n, 0) for n, own in enumerate(possible))
        )
        self._cells = _CELLS
        self._waiting: list[int] = []

    def is_done(self, budget: Budget) -> bool:
        """Whether the goal is reached or the budget is over."""
        return budget.is_over or self._rank(self.best) >= self._goal

    def around(self, request: int, budget: Budget) -> bool:
        """Solve the part near a request; return whether that made the schedule better."""
        people = self._problem.requests[request].people
        free = requests_near(self._problem, people, self.best.slot_of, self._possible, _CELLS)
        part = part_of(self.best, free, (1 << self._problem.slots) - 1)
        return self._take_over(self._solved(part, budget))

    def in_some_slots(self, budget: Budget, patience: int, workers: int) -> None:
        """Solve parts of a few slots each until many in a row made the schedule no better."""
        fruitless, searched = 0, dict[Future[_Found | None], SlotSet]()
        with ThreadPoolExecutor(workers) as pool:
            while True:
                while fruitless < patience and len(searched) < workers and not self.is_done(budget):
                    slots, part = self._next_part(reduce(or_, searched.values(), 0))
                    searched[pool.submit(self._solved, part, budget)] = slots
                if not searched:
                    return
                for one in wait(searched, return_when=FIRST_COMPLETED).done:
                    del searched[one]
                    self._learn_size(one.result())
                    fruitless = 0 if self._take_over(one.result()) else fruitless + 1

    def _next_part(self, searched: SlotSet) -> tuple[SlotSet, Part]:
        """Return a part of a few slots, if possible of none that is being searched.

        Slots come in an order of chance, none again before all others had their turn. Where a few
        are too large, they come with requests at random.
        """
        if not self._waiting:
            everywhere = range(self._problem.slots)
            others = [slot for slot in everywhere if not searched >> slot & 1] or everywhere
            self._waiting = self._chance.sample(others, len(others))
        slots, cells = self._next_slots()
        share = self._cells / max(cells, self._cells)
        free = [n for n in self._open_to_change(slots) if self._chance.random() < share]
        return slots, part_of(self.best, free, slots)

    def _learn_size(self, found: _Found | None) -> None:
        """Let the next parts grow when one was solved to the end, and shrink when it was not."""
        grow, shrink = _GROWTH
        factor = grow if found is not None and found.is_proven else shrink
        self._cells = min(_MOST_CELLS, max(_LEAST_CELLS, int(factor * self._cells)))

    def _next_slots(self) -> tuple[SlotSet, int]:
        """Return the next slots that make a part, at least one, and their pairs with requests."""
        slots, cells = 0, 0
        while self._waiting and (not slots or cells + self._size(self._waiting[-1]) <= self._cells):
            cells += self._size(self._waiting[-1])
            slots |= 1 << self._waiting.pop()
        return slots, cells

    def _size(self, slot: int) -> int:
        return sum(own >> slot & 1 for own in self._possible)

    def _open_to_change(self, slots: SlotSet) -> Iterator[int]:
        """Yield the requests that are held in one of the slots, or not held and possible there."""
        for number, possible in enumerate(self._possible):
            slot = self.best.slot_of.get(number)
            here = possible & slots if slot is None else 1 << slot & slots
            if here and self._problem.requests[number].fixed_slot is None:
                yield number

    def _solved(self, part: Part, budget: Budget) -> _Found | None:
        if budget.is_over:
            return None
        limit = self._limit and self._limit.within(part.whole, part.numbers)
        exact = ExactModel(part.problem, self._stages, self._slots(part), limit=limit)
        outcome = solve_mip(exact.model(self._weights, {}), budget.part(_FOR_A_PART))
        if outcome.values is None:
            return None
        return _Found(part, exact.schedule(outcome.values).slot_of, outcome.has_ended)

    def _slots(self, part: Part) -> dict[int, SlotSet]:
        """Return for each request of a part the slots that are looked at."""
        own = part.whole.slot_of
        return {
            i: allowed & self._possible[n] | (1 << own[n] if n in own else 0)
            for i, (n, allowed) in enumerate(zip(part.numbers, part.problem.allowed, strict=True))
        }

    def _take_over(self, found: _Found | None) -> bool:
        """Take over what was found where it keeps the rules; return whether it is better."""
        if found is None:
            return False
        schedule = found.part.merged(found.slot_of, self.best)
        if found.part.whole is not self.best and violations(schedule):
            schedule = self._what_fits(schedule)
        before, after = self._rank(self.best), self._rank(schedule)
        if after < before or not (found.part.whole is self.best or not violations(schedule)):
            return False
        self.best = schedule
        return after > before

    def _what_fits(self, mixed: Schedule) -> Schedule:
        """Return the best schedule changed as far as a mixture with another allows."""
        now, requests = self.best.slot_of, self._problem.requests
        kept = {n: slot for n, slot in now.items() if mixed.slot_of.get(n) == slot}
        changed = [(n, slot) for n, slot in mixed.slot_of.items() if now.get(n) != slot]
        changed.sort(key=lambda pair: (not requests[pair[0]].must, -requests[pair[0]].value))
        return rounded(Schedule(self._problem, kept), changed)

    def _rank(self, schedule: Schedule) -> tuple[int, ...]:
        return schedule.rank_in(self._stages)
