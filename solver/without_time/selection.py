"""Chooses the requests to hold, stage by stage, without time; knows slots only through limits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np

from solver.budget import Budget
from solver.engines.bounds import certified
from solver.engines.highs import solve_lp
from solver.engines.linear_model import Booleans, Integers, LinearModel
from solver.engines.optimum import Optimum, optimum
from solver.exact.weights import stage_weights
from solver.problem import Problem
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.without_time.cuts import Cut
from solver.without_time.selection_model import SelectionModel

_UNITS = 1024  # of aversion in a unit of value


@dataclass(frozen=True, slots=True)
class Selection:
    """Requests to hold, the best without time.

    Attributes
    ----------
    requests
        Their numbers, ascending.
    achieved
        What they reach in each stage but comfort; for ``moved`` what they would if every request
        that can be held where it was is held there.
    bounds
        Proven: no schedule whose earlier stages are at least as good as achieved does better.
    """

    requests: tuple[int, ...]
    achieved: Mapping[Stage, int]
    bounds: Mapping[Stage, int]

    def floors(self, stage: Stage) -> dict[Stage, int]:
        """Return the ranks that it reaches before a stage; the bound there holds beside these."""
        earlier = takewhile(lambda before: before is not stage, self.achieved)
        return {before: before.turned(self.achieved[before]) for before in earlier}

    def bounds_beside(self, floors: Mapping[Stage, int]) -> bool:
        """Whether the bound of the stage after `floors` holds beside a schedule of these ranks."""
        return all(rank >= s.turned(self.achieved[s]) for s, rank in floors.items())


class Selector:
    """Chooses selections under cuts that come one after the other.

    Parameters
    ----------
    problem
        The question.
    possible
        For each request the slots that it may be held in.
    """

    def __init__(self, problem: Problem, possible: Sequence[SlotSet]) -> None:
        self._model = SelectionModel(problem, possible)
        self._requests = len(problem.requests)
        self._stages = problem.stages[:-1]
        self._weights = stage_weights(problem, self._stages)
        self._last: Optimum | None = None
        self._floors: dict[Stage, int] = {}
        self._face: Booleans = np.ones(self._model.model.variables, dtype=np.bool_)

    def add_cuts(self, cuts: Iterable[Cut]) -> None:
        """Keep these limits from now on."""
        self._model.add_cuts(cuts)

    def choose(self, budget: Budget) -> Selection | None:
        """Return the best selection; ``None`` when there is none or the budget ends before any.

        All stages are tried in one weighted sum. A stage that misses its bound is then solved
        alone; if that does better, the sum is tried again with this stage held. Where the budget
        ends meanwhile, what there is then is returned.
        """
        floors: dict[Stage, int] = {}
        bounds: dict[Stage, int] = {}
        found = self._all_stages(floors, budget)
        if found is None:
            return None
        for stage in self._stages[:-1]:
            reached = self._rank(stage, found)
            bounds[stage] = stage.turned(self._model.counting.bound(stage))
            alone = self._one_stage(stage, floors, budget) if reached < bounds[stage] else None
            if alone is not None:
                bounds[stage] = alone.bound
                if self._rank(stage, alone) > reached:
                    better = {**floors, stage: self._rank(stage, alone)}
                    found = self._all_stages(better, budget) or found
            floors[stage] = self._rank(stage, found)
        selection = self._selection(found, floors, bounds)
        self._last, self._floors = found.optimum, floors
        self._face = ~found.optimum.needless(found.objective)
        return selection

    def as_good(self, ranks: Mapping[Stage, int]) -> Booleans:
        """Return which requests are held in any schedule that reaches these ranks, as far as the
        last choice tells."""
        reached = {stage: ranks[stage] for stage in self._stages}
        if self._last is None or any(reached[s] < floor for s, floor in self._floors.items()):
            return np.ones(self._requests, dtype=np.bool_)
        constants = {stage: self._model.gains[stage][1] for stage in self._stages}
        target = sum(self._weights[s] * (rank - constants[s]) for s, rank in reached.items())
        return ~self._last.needless(target)[: self._requests]

    def vary(self, selection: Selection, aversions: Integers, budget: Budget) -> Selection | None:
        """Return another selection, mostly as good; ``None`` when the budget ends first.

        It is looked for among the variables that a selection as good as the last one that was
        chosen may need, which mostly are few.

        Parameters
        ----------
        selection
            The last one that was chosen; what it reaches before ``value`` is reached again.
        aversions
            For each request how much better it were not to hold it, in units of which 1024 are
            worth one of value.
        """
        floors = {s: s.turned(selection.achieved[s]) for s in self._stages[:-1]}
        objective = _UNITS * self._model.gains[Stage.VALUE][0]
        objective[: self._requests] -= aversions
        found = _best(self._model.with_objective(objective, floors).only(self._face), budget)
        if found is None:
            return None
        values = np.zeros_like(objective)
        values[self._face] = found.values
        achieved = {s: s.turned(self._model.rank(s, values)) for s in self._stages}
        return Selection(self._held(values), achieved, selection.bounds)

    def bound(self, stage: Stage, floors: Mapping[Stage, int], budget: Budget) -> int | None:
        """Return a proven bound of a stage, in ranks; ``None`` when the budget ends first.

        It holds for all schedules whose ranks in the earlier stages reach `floors`.
        """
        gain, constant = self._model.gains[stage]
        model = self._model.with_objective(gain, floors)
        relaxed = solve_lp(model, budget)
        return None if relaxed is None else certified(model, relaxed.duals) + constant

    def _all_stages(self, floors: Mapping[Stage, int], budget: Budget) -> "_Point | None":
        gains = self._model.gains
        objective = sum(self._weights[stage] * gains[stage][0] for stage in self._stages)
        return _best(self._model.with_objective(np.asarray(objective), floors), budget)

    def _one_stage(
        self, stage: Stage, floors: Mapping[Stage, int], budget: Budget
    ) -> "_Point | None":
        gain, constant = self._model.gains[stage]
        point = _best(self._model.with_objective(gain, floors), budget)
        return None if point is None else replace(point, bound=point.bound + constant)

    def _rank(self, stage: Stage, point: "_Point") -> int:
        return self._model.rank(stage, point.values)

    def _held(self, values: Integers) -> tuple[int, ...]:
        return tuple(int(r) for r in np.flatnonzero(values[: self._requests]))

    def _selection(
        self, found: "_Point", floors: Mapping[Stage, int], bounds: Mapping[Stage, int]
    ) -> Selection:
        """Any point whose earlier stages reach their floors has at most the value
        (bound of the weighted sum) - sum over those stages of weight * floor."""
        value = found.bound
        for stage, floor in floors.items():
            value -= self._weights[stage] * (floor - self._model.gains[stage][1])
        ranks = {**floors, Stage.VALUE: self._rank(Stage.VALUE, found)}
        return Selection(
            self._held(found.values),
            {stage: stage.turned(rank) for stage, rank in ranks.items()},
            {s: s.turned(b) for s, b in {**bounds, Stage.VALUE: value}.items()},
        )


@dataclass(frozen=True, slots=True)
class _Point:
    """The best point found, its objective, an upper bound, and where they come from."""

    values: Integers
    objective: int
    bound: int
    optimum: Optimum


def _best(model: LinearModel, budget: Budget) -> _Point | None:
    found = optimum(model, budget)
    if found is None or found.values is None:
        return None
    return _Point(found.values, int(model.objective @ found.values), found.bound, found)
