"""The exact model relaxed by a first-order method: bounds, and what its optimum holds and prices.

Each relaxation goes on from what the ones before it found; knows no search in integers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from solver.budget import Budget
from solver.engines.bounds import certified, reduced_costs
from solver.engines.linear_model import Integers, LinearModel, Reals, Relaxation
from solver.engines.pdlp import solve_lp
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.standing import Standing

_SOME = 1e-3
"""Of a meeting, that a relaxation holds in a slot, so that the slot is one for it."""

_CLOSELY = 3e-5
"""A tolerance at which bounds are worth telling."""


@dataclass(frozen=True)
class _Relaxed:
    model: LinearModel
    found: Relaxation


class RoughRelaxation:
    """Bounds a standing by relaxations in time, and tells what good schedules hold.

    Parameters
    ----------
    standing
        With a schedule; takes up the bounds, which hold however rough the prices are.
    workers
        Threads of each relaxation, >= 1.
    """

    def __init__(self, standing: Standing, workers: int) -> None:
        self._standing = standing
        self._workers = workers
        self._stages = standing.problem.stages[:-1]
        self._weights = stage_weights(standing.problem, self._stages)
        self._exact = ExactModel(standing.problem, self._stages)
        self._of_all: _Relaxed | None = None
        self._of_one: dict[Stage, Relaxation] = {}

    def relax_all(self, budget: Budget) -> None:
        """Relax all stages in one weighted sum."""
        model = self._exact.model(self._weights, {})
        found = solve_lp(model, budget, self._workers)
        if found is not None:
            self._of_all = _Relaxed(model, found)

    def relax(self, stage: Stage, budget: Budget) -> None:
        """Bound one stage beside what is reached before it.

        At first by the prices that are known, which costs nothing, and from there closely.
        """
        near = self._near(stage)
        if near is None or self._standing.is_proven(stage):
            return
        floors = self._standing.floors(stage)
        model = self._exact.model({stage: 1}, floors)
        self._prove(stage, floors, model, near)
        if not self._standing.is_proven(stage):
            found = solve_lp(model, budget, self._workers, _CLOSELY, near)
            self._prove(stage, floors, model, found)

    def shares(self) -> tuple[Integers, Integers, Reals]:
        """Return requests, slots, and how much of each request is held in the slot, > 0."""
        requests, slots = self._exact.requests_and_slots
        if self._of_all is None:
            return requests[:0], slots[:0], np.zeros(0)
        amounts = self._of_all.found.values[: len(requests)]
        held = np.flatnonzero(amounts > _SOME)
        return requests[held], slots[held], amounts[held]

    def likely(self, count: int) -> dict[int, SlotSet] | None:
        """Return for each request its slots among the `count` >= 1 best pairs.

        Pairs of request and slot are the better the more they are worth beyond what they use up;
        good schedules mostly need no others. ``None`` without prices.
        """
        if self._of_all is None:
            return None
        pairs = len(self._exact.requests_and_slots[0])
        worth = reduced_costs(self._of_all.model, self._of_all.found.duals)[:pairs]
        least = np.sort(worth)[-count:][:1]
        return self._exact.slots_without(worth < least)

    def _near(self, stage: Stage) -> Relaxation | None:
        """Return the last relaxation of a stage, else what that of all stages says of it.

        There a stage before it has the price of its weight.
        """
        if stage in self._of_one or self._of_all is None:
            return self._of_one.get(stage)
        before = self._stages[: self._stages.index(stage)]
        of_floors = np.array([-self._weights[earlier] for earlier in before], dtype=np.float64)
        duals = np.concatenate([self._of_all.found.duals, of_floors]) / self._weights[stage]
        return Relaxation(self._of_all.found.values, duals)

    def _prove(
        self,
        stage: Stage,
        floors: Mapping[Stage, int],
        model: LinearModel,
        found: Relaxation | None,
    ) -> None:
        """Take up what prices prove beside the floors that the rows of their model hold."""
        if found is not None:
            bound = certified(model, found.duals) + self._exact.constant({stage: 1})
            self._standing.prove(stage, bound, "relaxation", floors)
            self._of_one[stage] = found
