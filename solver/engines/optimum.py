"""The optimum of a linear model whose relaxation is mostly integral; knows no meetings."""

import math
from dataclasses import dataclass

import numpy as np

from solver.budget import Budget
from solver.engines.bounds import certified, needless
from solver.engines.highs import solve_lp, solve_mip
from solver.engines.linear_model import Booleans, Integers, LinearModel, Reals, Relaxation

_USED = 1e-6
_AMONG_USED = 0.3
"""The share of the budget for a search among the variables that the relaxation does not leave 0."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """What is known of the best points of a model.

    Attributes
    ----------
    values
        The best point found, one integer a variable; ``None`` when none was found.
    bound
        No point has a larger objective.
    """

    values: Integers | None
    bound: int
    _model: LinearModel
    _duals: Reals

    def needless(self, target: int) -> Booleans:
        """Return the variables that are 0 at all points whose objective is at least `target`."""
        return needless(self._model, self._duals, target)


def optimum(model: LinearModel, budget: Budget, patience: float = math.inf) -> Optimum | None:
    """Return the optimum; ``None`` when the model has no point or the budget ends first.

    Parameters
    ----------
    patience
        Seconds or units of effort for a search in integers, where the relaxation is not integral.
    """
    relaxed = solve_lp(model, budget)
    if relaxed is None:
        return None
    bound, values = certified(model, relaxed.duals), model.integral(relaxed.values)
    if values is None:
        values, bound = _in_integers(model, relaxed, bound, budget.part(patience))
    return Optimum(values, bound, model, relaxed.duals)


def _in_integers(
    model: LinearModel, relaxed: Relaxation, bound: int, budget: Budget
) -> tuple[Integers | None, int]:
    """Return the best point found, and a bound.

    Where many variables are alike, a relaxation that divides a few of them mostly uses all that an
    optimum in integers needs, and these are far fewer than the model has.
    """
    among_used = _among(model, relaxed.values > _USED, budget.share(_AMONG_USED))
    if among_used is not None and int(model.objective @ among_used) == bound:
        return among_used, bound
    outcome = solve_mip(model, budget)
    points = [point for point in (outcome.values, among_used) if point is not None]
    best = max(points, key=lambda point: int(model.objective @ point), default=None)
    return best, bound if outcome.bound is None else min(bound, outcome.bound)


def _among(model: LinearModel, kept: Booleans, budget: Budget) -> Integers | None:
    """The best point found at which all other variables are 0."""
    outcome = solve_mip(model.only(kept), budget)
    if outcome.values is None:
        return None
    point = np.zeros(model.variables, dtype=np.int64)
    point[kept] = outcome.values
    return point
