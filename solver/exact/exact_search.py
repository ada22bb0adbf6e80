"""The way of the exact model: relaxations bound, and searches in integers find and prove."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines import cp_sat, highs
from solver.engines.bounds import certified, needless
from solver.engines.cp_sat import News
from solver.engines.linear_model import (
    IntegerOutcome,
    Integers,
    LinearModel,
    Reals,
)
from solver.exact.model import ExactModel
from solver.exact.objective import GAINS, Measure
from solver.exact.weights import stage_weights
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.standing import Standing


@dataclass(frozen=True)
class _Posed:
    """A model that weighs some stages; others are held by rows, and proofs hold beside these.

    Attributes
    ----------
    weights
        Of the stages in the objective.
    floors
        Of the ranks that rows hold.
    duals
        The prices of the relaxation's optimum, once it is solved.
    """

    weights: Mapping[Stage, int]
    floors: Mapping[Stage, int]
    model: LinearModel
    duals: Reals | None = None


class ExactSearch:
    """Improves and proves a standing by the exact model.

    Parameters
    ----------
    standing
        With a schedule; takes up what is found and proved.
    stages
        The stages that are looked at, the first ones of the problem.
    slots
        For each request the slots that are looked at; by default all. What is left out must not be
        needed by any schedule as good as the best in the stages before the last.
    measures
        The rank in each stage; it may be overstated, so that proofs are weaker but still proofs.
    limit
        Only schedules with so few changes are looked at, and spoken of by proofs.
    """

    def __init__(
        self,
        standing: Standing,
        stages: tuple[Stage, ...],
        slots: Mapping[int, SlotSet] | None = None,
        measures: Mapping[Stage, Measure] = GAINS,
        limit: ChangeLimit | None = None,
    ) -> None:
        self._standing = standing
        self._stages = stages
        self._exact = ExactModel(standing.problem, stages, slots, measures=measures, limit=limit)
        self._relaxed: dict[Stage, _Posed] = {}

    def relax_all(self, budget: Budget) -> None:
        """Solve the relaxation of all stages in one weighted sum; often it is integral.

        Where the stages before the last reach their floors, the last one is at most the sum's
        bound minus what the floors weigh.
        """
        weights, last = stage_weights(self._standing.problem, self._stages), self._stages[-1]
        bound = self._relax(self._posed(weights, {}), budget)
        if bound is not None:
            floors = self._standing.floors(last)
            self._standing.prove(last, bound - _weighed(weights, floors), "relaxation", floors)

    def relax(self, stage: Stage, budget: Budget) -> None:
        """Bound one stage by its relaxation, the earlier ones held."""
        if not self._standing.is_proven(stage):
            posed = self._posed({stage: 1}, self._standing.floors(stage))
            bound = self._relax(posed, budget)
            self._standing.prove(stage, bound, "relaxation", posed.floors)

    def branch(self, stage: Stage, budget: Budget, slack: int | None = None) -> bool:
        """Search by HiGHS for schedules better in one stage, among what the relaxation leaves.

        Returns whether that ended before the budget. With `slack` only for schedules no further
        than this from the bound: the nearer they have to be, the fewer variables are left, and
        that there are none is a better bound.
        """
        reached = self._standing.rank(stage)
        if reached is None or self._standing.is_proven(stage) or budget.is_over:
            return False
        near = 1 if slack is None else self._standing.bound(stage) - slack - reached
        self._standing.tried("HiGHS")
        better, floors = max(1, near), self._standing.floors(stage)
        posed = self._relaxed.get(stage) or self._posed({stage: 1}, floors)
        beside = {**floors, **posed.floors}
        upper = np.where(self._needless(posed, better), 0, posed.model.upper)
        outcome = highs.solve_mip(replace(posed.model, upper=upper), budget)
        self._take_up(posed.weights, beside, outcome, reached + better - 1, "HiGHS")
        return outcome.has_ended

    def search(self, stage: Stage, budget: Budget, workers: int, seed: int) -> None:
        """Search by CP-SAT from the best schedule on, and take up its news at once."""
        best = self._standing.best
        if best is None or budget.is_over:
            return
        self._standing.tried("CP-SAT")
        constant = self._exact.constant({stage: 1})
        posed = self._posed({stage: 1}, self._standing.floors(stage))

        def listen(news: News) -> None:
            self._offer(news.values, "CP-SAT")
            self._standing.prove(stage, news.bound + constant, "CP-SAT", posed.floors)

        outcome = cp_sat.solve(
            posed.model,
            budget,
            hint=self._exact.values(best),
            workers=workers,
            seed=seed,
            listen=listen,
        )
        self._take_up(posed.weights, posed.floors, outcome, None, "CP-SAT")

    def as_good(self) -> dict[int, SlotSet]:
        """Return for each request the slots that some schedule as good as the best may use.

        As good in all stages that are looked at; as far as the last relaxation tells.
        """
        return self._exact.slots_without(self._needless(self._relaxed.get(self._stages[-1]), 0))

    def _posed(self, weights: Mapping[Stage, int], floors: Mapping[Stage, int]) -> _Posed:
        return _Posed(weights, floors, self._exact.model(weights, floors))

    def _relax(self, posed: _Posed, budget: Budget) -> int | None:
        """Offer the relaxation's optimum if it is integral, and return the bound in ranks."""
        if budget.is_over:
            return None
        self._standing.tried("relaxation")
        relaxed = highs.solve_lp(posed.model, budget)
        if relaxed is None:
            return None
        self._relaxed[list(posed.weights)[-1]] = replace(posed, duals=relaxed.duals)
        self._offer(posed.model.integral(relaxed.values), "relaxation")
        return certified(posed.model, relaxed.duals) + self._exact.constant(posed.weights)

    def _needless(self, relaxed: _Posed | None, better: int) -> NDArray[np.bool_]:
        """Return the variables that are 0 in all schedules that surpass the best.

        By as much as `better` in the last stage of a relaxation, with the stages before it as
        good. Without prices none is known to be.
        """
        if relaxed is None or relaxed.duals is None:
            return np.zeros(self._exact.variables, dtype=np.bool_)
        ranks = {stage: self._standing.rank(stage) or 0 for stage in relaxed.weights}
        reached = sum(weight * ranks[stage] for stage, weight in relaxed.weights.items())
        target = reached + better - self._exact.constant(relaxed.weights)
        return needless(relaxed.model, relaxed.duals, target)[: self._exact.variables]

    def _take_up(
        self,
        weights: Mapping[Stage, int],
        floors: Mapping[Stage, int],
        outcome: IntegerOutcome,
        left_out: int | None,
        method: str,
    ) -> None:
        """Offer, and prove the last stage beside floors of those before.

        What a search left out has at most the rank `left_out` beside them.
        """
        stage, bound = list(weights)[-1], left_out
        self._offer(outcome.values, method)
        if outcome.bound is not None and not outcome.is_infeasible:
            inside = outcome.bound + self._exact.constant(weights) - _weighed(weights, floors)
            bound = inside if left_out is None else max(inside, left_out)
        if outcome.is_infeasible or outcome.bound is not None:
            self._standing.prove(stage, bound, method, floors)

    def _offer(self, values: Integers | None, method: str) -> None:
        if values is not None:
            self._standing.offer(self._exact.schedule(values), method)


def _weighed(weights: Mapping[Stage, int], floors: Mapping[Stage, int]) -> int:
    """Return what ranks weigh in a sum, which has no weights for stages that rows hold."""
    return sum(weights.get(stage, 0) * floor for stage, floor in floors.items())
