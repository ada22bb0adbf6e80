"""Improves a schedule by exact searches in small parts of it; knows no bound but the goal.

Two kinds of parts: all meetings near a request that is wanted but not held, and a few whole slots
with all requests that could be held in them. Each part is solved as a linear model in integers
and taken over when the schedule is lexicographically better, or as good but different. Parts of
different slots are searched at the same time; where two do not go together, the first counts.
"""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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
from solver.timetables.timetable import possible_slots

_CELLS = 3_000  # (request, slot) pairs of the first parts
_LEAST_CELLS = 1_000
_MOST_CELLS = 12_000  # larger ones cost more time than they are worth
_GROWTH = 1.1, 0.7  # of the next parts when one was solved, and when it was not
_SECONDS_A_PART = 2.0
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
    fruitless = 0
    with ThreadPoolExecutor(1 if limit else workers) as pool:
        while fruitless < patience and not search.is_done(budget):
            fruitless = 0 if search.in_some_slots(budget, pool, workers) else fruitless + workers
    return search.best


class _Piece(NamedTuple):
    """Requests that are free, and the slots in which they are."""

    free: Collection[int]
    slots: SlotSet


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
        piece = _Piece(free, (1 << self._problem.slots) - 1)
        return self._take_over(self._solved(piece, budget))

    def in_some_slots(self, budget: Budget, pool: ThreadPoolExecutor, count: int) -> bool:
        """Solve parts of a few slots each; return whether that made the schedule better."""
        pieces = self._pieces(count)
        found = list(pool.map(partial(self._solved, budget=budget), pieces))
        grow, shrink = _GROWTH
        for one in found:
            factor = grow if one is not None and one.is_proven else shrink
            self._cells = min(_MOST_CELLS, max(_LEAST_CELLS, int(factor * self._cells)))
        return any([self._take_over(one) for one in found])

    def _pieces(self, count: int) -> list[_Piece]:
        """Return pieces without any slot or request in common.

        Slots come in an order of chance, none again before all others had their turn. Where a few
        are too large, they come with requests at random.
        """
        pieces: list[_Piece] = []
        taken: set[int] = set()
        if not self._waiting:
            self._waiting = self._chance.sample(range(self._problem.slots), self._problem.slots)
        while self._waiting and len(pieces) < count:
            slots, cells = self._next_slots()
            share = self._cells / max(cells, self._cells)
            free = [
                n
                for n in self._open_to_change(slots)
                if n not in taken and self._chance.random() < share
            ]
            taken.update(free)
            pieces.append(_Piece(free, slots))
        return pieces

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

    def _solved(self, piece: _Piece, budget: Budget) -> _Found | None:
        part = part_of(self.best, piece.free, piece.slots)
        if budget.is_over:
            return None
        limit = self._limit and self._limit.within(self.best, part.numbers)
        exact = ExactModel(part.problem, self._stages, self._slots(part), limit=limit)
        model = exact.model(self._weights, {})
        outcome = solve_mip(model, budget.part(_SECONDS_A_PART))
        if outcome.values is None:
            return None
        is_proven = outcome.bound is not None and outcome.bound <= model.objective @ outcome.values
        return _Found(part, exact.schedule(outcome.values).slot_of, bool(is_proven))

    def _slots(self, part: Part) -> dict[int, SlotSet]:
        """Return for each request of a part the slots that are looked at."""
        own = self.best.slot_of
        return {
            i: allowed & self._possible[n] | (1 << own[n] if n in own else 0)
            for i, (n, allowed) in enumerate(zip(part.numbers, part.problem.allowed, strict=True))
        }

    def _take_over(self, found: _Found | None) -> bool:
        """Take over what was found where it keeps the rules; return whether it is better."""
        if found is None:
            return False
        schedule = found.part.merged(found.slot_of, self.best)
        before, after = self._rank(self.best), self._rank(schedule)
        is_alone = found.part.whole is self.best
        if after < before or not (is_alone or not violations(schedule)):
            return False
        self.best = schedule
        return after > before

    def _rank(self, schedule: Schedule) -> tuple[int, ...]:
        return schedule.rank_in(self._stages)
