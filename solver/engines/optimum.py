"""The optimum of a linear model whose relaxation is mostly integral; knows no meetings."""

import math
from dataclasses import dataclass

from solver.budget import Budget
from solver.engines.bounds import certified, needless
from solver.engines.highs import solve_lp, solve_mip
from solver.engines.linear_model import Booleans, Integers, LinearModel, Reals


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
        outcome = solve_mip(model, budget.part(patience))
        values = outcome.values
        bound = bound if outcome.bound is None else min(bound, outcome.bound)
    return Optimum(values, bound, model, relaxed.duals)
