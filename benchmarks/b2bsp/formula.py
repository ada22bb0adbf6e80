"""A formula in truth values under construction, which becomes a linear model; knows no meetings."""

from collections.abc import Iterable, Sequence

import numpy as np

from solver.engines.linear_model import UNLIMITED, LinearModel

Literal = int
"""``v`` says that variable v >= 1 is true, ``-v`` that it is false."""


class Formula:
    """Variables, sums of literals within limits, and what true variables cost."""

    def __init__(self) -> None:
        self._costs: list[int] = []
        self._rows: list[tuple[Sequence[Literal], int, int]] = []

    def variable(self, cost: int = 0) -> Literal:
        """Add a variable that costs so much when it is true."""
        self._costs.append(cost)
        return len(self._costs)

    def at_least(self, number: int, literals: Iterable[Literal]) -> None:
        """At least so many of the literals are true; a variable may be named once."""
        self._rows.append((tuple(literals), number, UNLIMITED))

    def at_most(self, number: int, literals: Iterable[Literal]) -> None:
        """At most so many of the literals are true; a variable may be named once."""
        self._rows.append((tuple(literals), -UNLIMITED, number))

    def exactly(self, number: int, literals: Iterable[Literal]) -> None:
        """Exactly so many of the literals are true; a variable may be named once."""
        self._rows.append((tuple(literals), number, number))

    def implies(self, all_of: Iterable[Literal], *any_of: Literal) -> None:
        """Where all of the first literals are true, one of the others is."""
        self.at_least(1, (*(-literal for literal in all_of), *any_of))

    def any_of(self, literals: Sequence[Literal]) -> Literal:
        """Add a variable that is true just when one of the literals is."""
        whether = self.variable()
        self.implies([whether], *literals)
        for literal in literals:
            self.implies([literal], whether)
        return whether

    def all_of(self, literals: Sequence[Literal], cost: int = 0) -> Literal:
        """Add a variable that is true just when all literals are, and costs so much then."""
        whether = self.variable(cost)
        self.implies(literals, whether)
        for literal in literals:
            self.implies([whether], literal)
        return whether

    def linear_model(self) -> LinearModel:
        """Return the model whose points are the assignments, variable v at v - 1.

        Its objective is maximised and is minus the costs. A false literal counts as 1 - x.
        """
        literals = np.array([lit for row, _, _ in self._rows for lit in row], dtype=np.int64)
        row_of = np.repeat(np.arange(len(self._rows)), [len(row) for row, _, _ in self._rows])
        falses = np.bincount(row_of[literals < 0], minlength=len(self._rows))
        lower = np.array([lower for _, lower, _ in self._rows], dtype=np.int64)
        upper = np.array([upper for _, _, upper in self._rows], dtype=np.int64)
        model = LinearModel()
        model.add_variables(len(self._costs), objective=[-cost for cost in self._costs])
        model.add_rows(
            len(self._rows),
            row_of,
            np.abs(literals) - 1,
            np.sign(literals),
            lower=np.where(lower == -UNLIMITED, lower, lower - falses),
            upper=np.where(upper == UNLIMITED, upper, upper - falses),
        )
        return model
