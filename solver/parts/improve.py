"""Improves a schedule by exact searches in small parts of it; knows no bound but the goal.

Two kinds of parts: all meetings near a request that is wanted but not held, and a few whole slots
with all requests that could be held in them. Each part is solved as a linear model in integers
and taken over when the schedule is lexicographically better, or as good but different.
"""

import random
from collections.abc import Collection, Iterator, Sequence

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines.highs import solve_mip
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.parts.part import part_of, requests_near
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.timetables.timetable import possible_slots

_CELLS = 3_000  # (request, slot) pairs of a part: larger ones cost more time than they are worth
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
    """
    search = _Improving(schedule, tuple(goal), random.Random(seed), limit)
    for request in wanted:
        if not search.is_done(budget) and request not in search.best.slot_of:
            search.around(request, budget)
    fruitless = 0
    while fruitless < patience and not search.is_done(budget):
        fruitless = 0 if search.in_some_slots(budget) else fruitless + 1
    return search.best


class _Improving:
    def __init__(
        self,
        schedule: Schedule,
        goal: tuple[int, ...],
        chance: random.Random,
        limit: ChangeLimit | None,
    ) -> None:
        self.best = schedule
        self._limit = limit
        self._problem = schedule.problem
        self._stages = schedule.problem.stages[:-1]
        self._weights = stage_weights(self._problem, self._stages)
        self._goal = goal
        self._chance = chance
        self._possible = possible_slots(self._problem)

    def is_done(self, budget: Budget) -> bool:
        """Whether the goal is reached or the budget is over."""
        return budget.is_over or self._rank(self.best) >= self._goal

    def around(self, request: int, budget: Budget) -> bool:
        """Solve the part near a request; return whether that made the schedule better."""
        people = self._problem.requests[request].people
        free = requests_near(self._problem, people, self.best.slot_of, self._possible, _CELLS)
        return self._solve(free, (1 << self._problem.slots) - 1, budget)

    def in_some_slots(self, budget: Budget) -> bool:
        """Solve the part of a few slots taken at random, with people at random if it is large."""
        order = self._chance.sample(range(self._problem.slots), self._problem.slots)
        slots, cells = 0, 0
        for slot in order:
            more = sum(own >> slot & 1 for own in self._possible)
            if slots and cells + more > _CELLS:
                break
            slots, cells = slots | 1 << slot, cells + more
        share = _CELLS / max(cells, _CELLS)
        free = [n for n in self._open_to_change(slots) if self._chance.random() < share]
        return self._solve(free, slots, budget)

    def _open_to_change(self, slots: SlotSet) -> Iterator[int]:
        """Yield the requests that are held in one of the slots, or not held and possible there."""
        for number, possible in enumerate(self._possible):
            slot = self.best.slot_of.get(number)
            here = possible & slots if slot is None else 1 << slot & slots
            if here and self._problem.requests[number].fixed_slot is None:
                yield number

    def _solve(self, free: Collection[int], slots: SlotSet, budget: Budget) -> bool:
        part = part_of(self.best, free, slots)
        limit = self._limit and self._limit.within(self.best, part.numbers)
        exact = ExactModel(part.problem, self._stages, limit=limit)
        model = exact.model(self._weights, {})
        outcome = solve_mip(model, budget.part(_SECONDS_A_PART))
        if outcome.values is None:
            return False
        found = part.merged(exact.schedule(outcome.values).slot_of)
        before, after = self._rank(self.best), self._rank(found)
        if after >= before:
            self.best = found
        return after > before

    def _rank(self, schedule: Schedule) -> tuple[int, ...]:
        return schedule.rank_in(self._stages)
