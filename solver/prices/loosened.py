"""Which multipliers tell what one more is worth: those of a model that is loosened a little."""

from dataclasses import replace

import numpy as np

from solver.engines.linear_model import UNLIMITED, Integers, LinearModel

_FINENESS = 100_000
"""A unit of a limit in the loosened model, in which limits are looser by 1."""


def loosened(model: LinearModel, rows: Integers, closed: Integers) -> LinearModel:
    """Return the model in a finer unit, with all of these limits a little looser.

    Where several multipliers are optimal, one more of a limit is worth the least of them. Those of
    the loosened model are optimal for the model too, and have the least sum over the limits in
    question. Without that they would often be worth of things that are not scarce at all.

    Parameters
    ----------
    rows
        Whose upper limits are loosened.
    closed
        Variables of an empty box that is opened.
    """
    upper, row_upper = _FINENESS * model.upper, _finer(model.row_upper)
    upper[closed] = 1
    row_upper[rows] += 1
    return replace(model, upper=upper, row_lower=_finer(model.row_lower), row_upper=row_upper)


def _finer(limits: Integers) -> Integers:
    return np.where(np.abs(limits) >= UNLIMITED, limits, _FINENESS * limits)
