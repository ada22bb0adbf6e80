"""Multipliers of rows that tell what one more is worth; knows not what the rows are about."""

from dataclasses import dataclass, replace

import numpy as np

from solver.budget import Budget
from solver.engines.bounds import usable
from solver.engines.highs import solve_lp
from solver.engines.linear_model import UNLIMITED, Integers, LinearModel, Reals

_FINENESS = 100_000
"""A unit of a limit in the loosened model, in which limits are looser by 1."""


@dataclass(frozen=True)
class Multipliers:
    """Any y for the rows, what it leaves of the objective, and the bound that both give.

    Attributes
    ----------
    rows
        y, one a row; > 0 presses on the upper limit.
    reduced
        c - y A, one a variable.
    bound
        The sum of what y presses on, and of the largest that `reduced` can be in the boxes.
    """

    rows: Reals
    reduced: Reals
    bound: float


def multipliers(
    model: LinearModel, rows: Integers, closed: Integers, budget: Budget
) -> Multipliers | None:
    """Return the optimal multipliers that price some limits lowest; ``None`` without time.

    Where several multipliers are optimal, one more of a limit is worth the least of its prices.
    Those of a model whose limits are a little looser are optimal for the model too, and have the
    least sum over these limits; others may price what is not scarce at all.

    Parameters
    ----------
    rows
        Whose upper limits are priced.
    closed
        Variables of an empty box, whose opening is priced.
    """
    relaxed = solve_lp(_loosened(model, rows, closed), budget)
    if relaxed is None:
        return None
    y = usable(model, relaxed.duals)
    reduced = model.objective.astype(np.float64)
    np.subtract.at(reduced, model.term_variable, model.term_coefficient * y[model.term_row])
    pressed = np.where(y > 0, model.row_upper, np.where(y < 0, model.row_lower, 0))
    return Multipliers(y, reduced, float(pressed @ y + np.maximum(reduced, 0) @ model.upper))


def _loosened(model: LinearModel, rows: Integers, closed: Integers) -> LinearModel:
    upper, row_upper = _FINENESS * model.upper, _finer(model.row_upper)
    upper[closed] = 1
    row_upper[rows] += 1
    return replace(model, upper=upper, row_lower=_finer(model.row_lower), row_upper=row_upper)


def _finer(limits: Integers) -> Integers:
    return np.where(np.abs(limits) >= UNLIMITED, limits, _FINENESS * limits)
