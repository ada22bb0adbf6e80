"""Integer variables in boxes, rows and an objective, as arrays; knows no meetings and no solver."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int64]
Reals = NDArray[np.float64]
Booleans = NDArray[np.bool_]

UNLIMITED = 1 << 60
"""As the upper limit of a row (its negative as the lower one): there is no limit."""


def _none() -> Integers:
    return np.zeros(0, dtype=np.int64)


@dataclass
class LinearModel:
    """Maximise ``objective . x`` over integers x, 0 <= x <= upper, row_lower <= A x <= row_upper.

    All numbers are 64-bit integers. The matrix is kept as its terms, in the order in which they
    were added: ``A[term_row[k], term_variable[k]] += term_coefficient[k]``; a row names a variable
    at most once. The arrays may be changed in place, as for `upper` = 0 to forbid a variable.

    Attributes
    ----------
    upper, objective
        One number a variable; `upper` >= 0.
    row_lower, row_upper
        One number a row; ``-UNLIMITED`` and ``UNLIMITED`` where a side is open.
    """

    upper: Integers = field(default_factory=_none)
    objective: Integers = field(default_factory=_none)
    row_lower: Integers = field(default_factory=_none)
    row_upper: Integers = field(default_factory=_none)
    term_row: Integers = field(default_factory=_none)
    term_variable: Integers = field(default_factory=_none)
    term_coefficient: Integers = field(default_factory=_none)

    @property
    def variables(self) -> int:
        """The number of variables."""
        return len(self.upper)

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.row_lower)

    def add_variables(self, count: int, upper: ArrayLike = 1, objective: ArrayLike = 0) -> Integers:
        """Add variables and return their numbers.

        Parameters
        ----------
        count
            How many.
        upper, objective
            One number for all of them or one each.
        """
        first = self.variables
        self.upper = _extended(self.upper, count, upper)
        self.objective = _extended(self.objective, count, objective)
        return np.arange(first, first + count)

    def add_rows(
        self,
        count: int,
        row: ArrayLike,
        variable: ArrayLike,
        coefficient: ArrayLike = 1,
        lower: ArrayLike = -UNLIMITED,
        upper: ArrayLike = UNLIMITED,
    ) -> Integers:
        """Add rows and return their numbers.

        Parameters
        ----------
        count
            How many.
        row, variable, coefficient
            The terms, of equal length (or one number for all): `row` counts from 0 within the
            rows that are added.
        lower, upper
            One number for all of them or one each.
        """
        first = self.rows
        self.row_lower = _extended(self.row_lower, count, lower)
        self.row_upper = _extended(self.row_upper, count, upper)
        rows, variables, coefficients = np.broadcast_arrays(
            *(np.atleast_1d(np.asarray(a, dtype=np.int64)) for a in (row, variable, coefficient))
        )
        self.term_row = np.concatenate([self.term_row, first + rows])
        self.term_variable = np.concatenate([self.term_variable, variables])
        self.term_coefficient = np.concatenate([self.term_coefficient, coefficients])
        return np.arange(first, first + count)

    def only(self, kept: Booleans) -> "LinearModel":
        """Return the model of some of the variables, in the same order; the others count as 0."""
        number = np.cumsum(kept) - 1
        terms = kept[self.term_variable]
        return LinearModel(
            self.upper[kept],
            self.objective[kept],
            self.row_lower,
            self.row_upper,
            self.term_row[terms],
            number[self.term_variable[terms]],
            self.term_coefficient[terms],
        )

    def activity(self, values: Integers) -> Integers:
        """Return ``A values``, exactly."""
        activity = np.zeros(self.rows, dtype=np.int64)
        terms = self.term_coefficient * values[self.term_variable]
        np.add.at(activity, self.term_row, terms)
        return activity

    def integral(self, values: Reals) -> Integers | None:
        """Return the point of the model that a relaxation's optimum is, if it is one."""
        rounded = np.rint(values).astype(np.int64)
        is_near = bool(np.all(np.abs(rounded - values) < 1e-6))
        return rounded if is_near and self.keeps_rows(rounded) else None

    def keeps_rows(self, values: Integers) -> bool:
        """Whether integer `values` lie in their boxes and keep every row."""
        in_boxes = bool(np.all((values >= 0) & (values <= self.upper)))
        activity = self.activity(values)
        return in_boxes and bool(
            np.all((activity >= self.row_lower) & (activity <= self.row_upper))
        )


@dataclass(frozen=True)
class Relaxation:
    """An optimum over the reals, or nearly one.

    Attributes
    ----------
    values
        One a variable.
    duals
        One a row, in units of objective per unit of row limit; > 0 presses on the upper limit.
    """

    values: Reals
    duals: Reals


@dataclass(frozen=True)
class IntegerOutcome:
    """What a search in integers found and proved.

    Attributes
    ----------
    values
        The best point found, one integer a variable; ``None`` when none was found.
    bound
        No feasible point has a larger objective; ``None`` when nothing was proved.
    is_infeasible
        Whether it is proved that there is no feasible point.
    has_ended
        Whether the search is through: there is no point, or none better than `values` but for what
        floating point leaves open, which large objectives show as a `bound` beyond it.
    """

    values: Integers | None = None
    bound: int | None = None
    is_infeasible: bool = False
    has_ended: bool = False


def _extended(array: Integers, count: int, more: ArrayLike) -> Integers:
    return np.concatenate([array, np.broadcast_to(np.asarray(more, dtype=np.int64), (count,))])
