"""A linear function of a point of a model; knows not what it stands for."""

from dataclasses import dataclass

import numpy as np

from solver.engines.linear_model import Integers


@dataclass(frozen=True, slots=True)
class Gain:
    """The function ``sum of coefficients[k] * x[variables[k]] + constant`` of a point x."""

    variables: Integers
    coefficients: Integers
    constant: int = 0

    def rank(self, values: Integers) -> int:
        """Return the function at a point."""
        return int(self.coefficients @ values[self.variables]) + self.constant

    def __add__(self, other: "Gain") -> "Gain":
        return Gain(
            np.concatenate([self.variables, other.variables]),
            np.concatenate([self.coefficients, other.coefficients]),
            self.constant + other.constant,
        )

    def times(self, factor: int) -> "Gain":
        """Return this function times a number."""
        return Gain(self.variables, factor * self.coefficients, factor * self.constant)
