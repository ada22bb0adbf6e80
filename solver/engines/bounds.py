"""Upper bounds that hold in exact integer arithmetic; knows not where the duals come from."""

import math

import numpy as np
from numpy.typing import NDArray

from solver.engines.linear_model import UNLIMITED, Integers, LinearModel, Reals

_FINEST_SCALE = 1 << 40
_LARGEST_SUM = float(1 << 61)  # leaves two bits of room below the end of int64


def certified(model: LinearModel, duals: Reals) -> int:
    """Return an integer that no feasible point of `model` exceeds, whatever `duals` are.

    For any y, an x in its box 0..u with L <= A x <= U satisfies

        c.x = y.(A x) + (c - y A).x
            <= sum of y U over y > 0 + sum of y L over y < 0 + sum of max(0, c - y A) u.

    The duals are rounded to multiples of 2**-40 (coarser where sums could leave 64 bits), those
    that would need a limit that does not exist become 0, and all the rest is integers. Good duals
    give a good bound; bad ones a poor one, never a wrong one.

    Parameters
    ----------
    duals
        One a row, in units of objective per unit of row limit; > 0 presses on the upper limit.
    """
    scale, bound, _reduced = _scaled(model, duals)
    return bound // scale


def needless(model: LinearModel, duals: Reals, target: int) -> NDArray[np.bool_]:
    """Return which variables are 0 at every feasible point whose objective is at least `target`.

    The bound of `certified` counts a variable with c - y A < 0 as 0; each unit of it takes that
    much away. Good duals show many such variables, bad ones few, never a wrong one.
    """
    scale, bound, reduced = _scaled(model, duals)
    return np.minimum(reduced, 0) < scale * target - bound


def reduced_costs(model: LinearModel, duals: Reals) -> Reals:
    """Return for each variable c - y A: what a unit of it is worth beyond what it uses up."""
    duals = usable(model, duals)
    reduced = model.objective.astype(np.float64)
    np.subtract.at(reduced, model.term_variable, model.term_coefficient * duals[model.term_row])
    return reduced


def rounded_down(bound: float) -> int:
    """Return the integer upper bound that a solver's floating upper bound stands for.

    Solvers compute with tolerances: a bound just below an integer may mean that integer.
    """
    return math.floor(bound + 1e-4 + 1e-7 * abs(bound))


def usable(model: LinearModel, duals: Reals) -> Reals:
    """Return the duals with 0 for those that are no numbers or press on a limit that is not there.

    Of what remains any bound can be computed, whatever it is.
    """
    sound = np.abs(duals) < _LARGEST_SUM
    upward = (duals > 0) & (model.row_upper < UNLIMITED)
    downward = (duals < 0) & (model.row_lower > -UNLIMITED)
    return np.where(sound & (upward | downward), duals, 0.0)


def _scaled(model: LinearModel, duals: Reals) -> tuple[int, int, Integers]:
    """Return a scale and, that many times as large, the bound and c - y A."""
    duals = usable(model, duals)
    scale = _finest_scale(model, duals)
    if not scale:
        scale, duals = 1, np.zeros_like(duals)
    whole = np.rint(scale * duals).astype(np.int64)
    limits = np.where(whole > 0, model.row_upper, np.where(whole < 0, model.row_lower, 0))
    reduced = scale * model.objective
    np.subtract.at(reduced, model.term_variable, model.term_coefficient * whole[model.term_row])
    bound = _exact_sum(limits, whole) + _exact_sum(np.maximum(reduced, 0), model.upper)
    return scale, bound, reduced


def _finest_scale(model: LinearModel, duals: Reals) -> int:
    """Return the largest power of two at which no sum of `_scaled` leaves 64 bits; 0: none.

    All sums grow with the scale; rounding at most doubles a dual.
    """
    room = _LARGEST_SUM / max(1.0, _largest_sum(model, np.abs(duals)))
    return min(_FINEST_SCALE, 1 << int(math.log2(room))) if room >= 1 else 0


def _largest_sum(model: LinearModel, duals: Reals) -> float:
    """Bound every partial sum from above, in floating point, for duals >= 0."""
    limits = np.maximum(_size(model.row_upper), _size(model.row_lower))
    reduced = np.abs(model.objective).astype(np.float64)
    np.add.at(reduced, model.term_variable, np.abs(model.term_coefficient) * duals[model.term_row])
    return float(np.sum((limits + 1) * duals) + np.sum(reduced * np.maximum(model.upper, 1)))


def _size(limits: Integers) -> Reals:
    return np.where(np.abs(limits) >= UNLIMITED, 0.0, np.abs(limits).astype(np.float64))


def _exact_sum(amounts: Integers, factors: Integers) -> int:
    """Return the sum of the products, beyond 64 bits too."""
    if float(np.abs(amounts).astype(np.float64) @ np.abs(factors)) <= 2 * _LARGEST_SUM:
        return int(amounts @ factors)
    return sum(a * b for a, b in zip(amounts.tolist(), factors.tolist(), strict=True))
