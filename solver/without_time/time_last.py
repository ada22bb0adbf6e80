"""The way for hours without many gaps: select without time, place, learn cuts, select again."""

import math
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from solver.budget import Budget
from solver.engines.linear_model import Integers
from solver.problem import Problem
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.timetables.timetable import possible_slots
from solver.without_time.capacity_cuts import capacity_cuts
from solver.without_time.cuts import Cut, timetable_cuts
from solver.without_time.placing import Placement, place
from solver.without_time.price_cuts import price_cuts
from solver.without_time.selection import Selection, Selector

_MOVES = 1_000, 1.0  # at least, and for each request
_MOVES_AGAIN = 200, 0.2  # where there are other selections to try
_HANDFUL, _MANY = 0.005, 0.05  # as shares of the selection
_HARDLY_FEWER = 0.95  # of what found no place before
_FOR_PRICES = 0.1  # of what remains of the budget, each time
_GRUDGE = 64  # against whatever found no place, as much as the largest whim
_MOST_GRUDGE = 1_024


class TimeLast:
    """Selects the best requests without time, and looks for slots in which they can be held.

    Parameters
    ----------
    problem
        The question.
    seed
        The same calls with the same seed give the same schedules, unless a budget ends them.
    start
        Slots in which requests, if they are selected, are put first.

    Attributes
    ----------
    selector, selection
        Where selections come from; the last one, ``None`` before the first or when a budget ended
        first. What it proves holds for every schedule.
    best
        The best schedule so far; ``None`` when the fixed requests found no place.
    cuts
        What was learnt; every schedule keeps them.
    """

    def __init__(self, problem: Problem, seed: int, start: Mapping[int, int] | None = None) -> None:
        self._problem = problem
        self._seed = seed
        self._possible = possible_slots(problem)
        self.selector = Selector(problem, self._possible)
        self.selection: Selection | None = None
        self.best: Schedule | None = None
        self._rank: tuple[int, ...] = ()
        self.cuts: list[Cut] = []
        self._placement = Placement(start or {}, ())
        self._chance = np.random.default_rng(seed)
        self._grudges = np.zeros(len(problem.requests), dtype=np.int64)

    @property
    def unplaced(self) -> tuple[int, ...]:
        """The requests of the last selection that found no slot, ascending."""
        return self._placement.unplaced

    def settle(self, budget: Budget) -> None:
        """Select and place until everything is placed or nothing more is learnt from what is not.

        Requests that find no place mostly show why: they teach new cuts. Where many remain
        without one, and cuts do not make them fewer, slots are too scarce for this way.
        """
        is_learning, before = True, math.inf
        while is_learning and not budget.is_over:
            chosen = self.selector.choose(budget)
            if chosen is None:
                return
            self.selection = chosen
            self._placement = self._placed(chosen, self._placement, _MOVES, budget)
            unplaced = len(self.unplaced)
            is_stuck = unplaced > max(_HARDLY_FEWER * before, _MANY * len(chosen.requests))
            is_learning = unplaced > 0 and not is_stuck and self._learn(chosen, budget)
            before = min(before, unplaced)

    def vary(self, budget: Budget, workers: int) -> bool:
        """Place other selections of the same worth, one a worker; return whether there was one.

        Of the many that there mostly are it takes some by a whim that avoids what found no place
        lately, and goes on from the one that fits best.
        """
        if self.selection is None:
            return False
        self._grudges[list(self.unplaced)] += _GRUDGE
        with ThreadPoolExecutor(workers) as pool:
            chosen = pool.map(
                partial(self.selector.vary, self.selection, budget=budget),
                [self._aversions() for _ in range(workers)],
            )
        start = self._placement
        found = [self._placed(other, start, _MOVES_AGAIN, budget) for other in chosen if other]
        if found:
            self._placement = min(found, key=lambda placement: len(placement.unplaced))
        return bool(found)

    def _aversions(self) -> Integers:
        whims = self._chance.integers(0, _GRUDGE, len(self._grudges))
        return np.minimum(self._grudges, _MOST_GRUDGE) + whims

    def as_good_as(self, schedule: Schedule | None) -> tuple[SlotSet, ...]:
        """Return for each request its possible slots; none where it is held in no schedule that is
        as good as this one before comfort, as far as the last choice tells."""
        if schedule is None:
            return self._possible
        stages = self._problem.stages[:-1]
        useful = self.selector.as_good(dict(zip(stages, schedule.rank_in(stages), strict=True)))
        return tuple(s if u else 0 for s, u in zip(self._possible, useful, strict=True))

    def go_on_from(self, schedule: Schedule) -> None:
        """Place the next selection where this schedule has its meetings."""
        self._placement = Placement(schedule.slot_of, self.unplaced)

    def _placed(
        self, selection: Selection, start: Placement, moves: tuple[int, float], budget: Budget
    ) -> Placement:
        """Place a selection, beginning with earlier places; remember the best schedule."""
        self._seed += 1
        least, for_each = moves
        placement = place(
            self._problem,
            selection.requests,
            start.slot_of,
            budget,
            max(least, int(for_each * len(selection.requests))),
            self._seed,
        )
        schedule = Schedule(self._problem, placement.slot_of)
        is_valid = not any(self._problem.requests[r].fixed for r in placement.unplaced)
        rank = schedule.rank_in(self._problem.stages[:-1])
        if is_valid and (self.best is None or rank > self._rank):
            self.best, self._rank = schedule, rank
        return placement

    def _learn(self, selection: Selection, budget: Budget) -> bool:
        """Add cuts that the selection breaks; return whether there are any.

        Prices cost a linear program. Where only a handful finds no place it mostly says that there
        should be one, so that another selection is the better next step.
        """
        known = self._problem, self._possible, selection.requests
        cuts = timetable_cuts(*known) + capacity_cuts(*known)
        if not cuts and len(self.unplaced) > _HANDFUL * len(selection.requests):
            some = budget.share(_FOR_PRICES)
            cuts = price_cuts(
                self._problem, self._possible, selection.requests, self.unplaced, some
            )
        self.selector.add_cuts(cuts)
        self.cuts += cuts
        return bool(cuts)
