"""The way of the exact model: relaxations, then searches in integers, stage by stage."""

from collections.abc import Mapping

import numpy as np

from solver import cp_sat, highs
from solver.bounds import certified
from solver.budget import Budget
from solver.cp_sat import News, Way
from solver.exact import ExactModel
from solver.linear_model import Integers, LinearModel, Reals
from solver.problem import Problem
from solver.stages import Stage
from solver.standing import Standing

_WEIGHTS = {Stage.LOST: 2048, Stage.MOVED: 256, Stage.MUST: 32, Stage.MINIMUM: 4}
"""What a unit of a stage counts against the best meeting where all are looked at together. Weights
that are too small cost time, never truth: each stage is proved by itself."""


_MOST_CELLS = 60_000
"""(request, slot) pairs up to which the exact model is worth its time and its memory."""


def cells(problem: Problem) -> int:
    """Return the number of (request, slot) pairs, which tells how hard the exact model is."""
    return sum(slots.bit_count() for slots in problem.allowed)


def is_small_enough(problem: Problem) -> bool:
    """Whether the exact model of a problem is worth a try."""
    return cells(problem) <= _MOST_CELLS


class ExactSearch:
    """Improves and proves a standing by the exact model.

    Parameters
    ----------
    standing
        With a schedule; takes up what is found and proved.
    stages
        The stages that are looked at, the first ones of the problem.
    workers, seed
        For the searches in integers.
    """

    def __init__(
        self, standing: Standing, stages: tuple[Stage, ...], workers: int, seed: int
    ) -> None:
        self._standing = standing
        self._stages = stages
        self._exact = ExactModel(standing.problem, stages)
        self._workers = workers
        self._seed = seed

    def all_together(self, budget: Budget) -> None:
        """Solve the relaxation of all stages in one weighted sum; often it is integral.

        Where the stages before the last achieve their floors, the last one is at most the
        sum's bound minus what the floors weigh.
        """
        weights = _weights(self._standing.problem, self._stages)
        last = self._stages[-1]
        bound = self._relax(weights, {}, budget, "relaxation")
        if bound is not None:
            floors = self._standing.floors(last)
            rest = bound - sum(weights[stage] * floor for stage, floor in floors.items())
            self._standing.prove(last, rest, "relaxation")

    def settle(self, stage: Stage, budget: Budget) -> None:
        """Prove one stage, the earlier ones held: by relaxation, by HiGHS, by CP-SAT."""
        if not self._standing.is_proven(stage):
            self.bound(stage, budget)
        if not self._standing.is_proven(stage):
            self._branch(stage, budget.share(0.3))
        if not self._standing.is_proven(stage):
            self.search(stage, Way.LINEAR, budget)

    def search(self, stage: Stage, way: Way, budget: Budget) -> None:
        """Search by CP-SAT from the best schedule on, and take up its news at once."""
        best = self._standing.best
        if best is None or budget.is_over:
            return
        model = self._model(stage)
        constant = self._exact.constant({stage: 1})

        def listen(news: News) -> None:
            self._offer(news.values, "CP-SAT")
            self._standing.prove(stage, news.bound + constant, "CP-SAT")

        outcome = cp_sat.solve(
            model,
            budget,
            way=way,
            hint=self._exact.values(best),
            workers=self._workers,
            seed=self._seed,
            listen=listen,
        )
        self._take_up(stage, outcome, "CP-SAT")

    def bound(self, stage: Stage, budget: Budget) -> None:
        """Bound one stage by its relaxation, the earlier ones held."""
        bound = self._relax({stage: 1}, self._standing.floors(stage), budget, "relaxation")
        self._standing.prove(stage, bound, "relaxation")

    def _branch(self, stage: Stage, budget: Budget) -> None:
        self._take_up(stage, highs.solve_mip(self._model(stage), budget), "HiGHS")

    def _relax(
        self, weights: Mapping[Stage, int], floors: Mapping[Stage, int], budget: Budget, method: str
    ) -> int | None:
        """Offer the relaxation's optimum if it is integral, and return the bound in ranks."""
        model = self._exact.model(weights, floors)
        relaxed = highs.solve_lp(model, budget)
        if relaxed is None:
            return None
        self._offer(_integral(model, relaxed.values), method)
        return certified(model, relaxed.duals) + self._exact.constant(weights)

    def _model(self, stage: Stage) -> LinearModel:
        return self._exact.model({stage: 1}, self._standing.floors(stage))

    def _take_up(self, stage: Stage, outcome: highs.IntegerOutcome, method: str) -> None:
        self._offer(outcome.values, method)
        if outcome.bound is not None:
            bound = outcome.bound + self._exact.constant({stage: 1})
            self._standing.prove(stage, bound, method)

    def _offer(self, values: Integers | None, method: str) -> None:
        if values is not None:
            self._standing.offer(self._exact.schedule(values), method)


def _weights(problem: Problem, stages: tuple[Stage, ...]) -> dict[Stage, int]:
    best_meeting = max((request.value for request in problem.requests), default=0)
    unit = best_meeting + 2 * max(problem.fairness, default=0) + 1
    return {stage: _WEIGHTS[stage] * unit if stage in _WEIGHTS else 1 for stage in stages}


def _integral(model: LinearModel, values: Reals) -> Integers | None:
    """Return the relaxation's optimum where it is a point of the model."""
    rounded = np.rint(values).astype(np.int64)
    is_near = bool(np.all(np.abs(rounded - values) < 1e-6))
    return rounded if is_near and model.keeps_rows(rounded) else None
