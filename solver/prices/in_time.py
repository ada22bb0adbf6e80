"""Prices from the time-indexed relaxation, which sees every slot; knows no other bound."""

from collections.abc import Mapping

import numpy as np

from solver.budget import Budget
from solver.engines.linear_model import UNLIMITED, Integers, LinearModel, Reals
from solver.exact.model import ExactModel
from solver.exact.variables import bit_table
from solver.prices.multipliers import multipliers
from solver.prices.prices import Prices
from solver.problem import Problem
from solver.stages import Stage


class PricesInTime:
    """The relaxation over all (request, slot) pairs, those that nobody's hours allow closed.

    A closed pair is a variable whose box is empty: it takes part in no schedule, but its reduced
    cost tells what opening it could bring.
    """

    def __init__(self, problem: Problem) -> None:
        everywhere = (1 << problem.slots) - 1
        slots = {
            number: everywhere if request.fixed_slot is None else problem.allowed[number]
            for number, request in enumerate(problem.requests)
        }
        self._problem = problem
        self._exact = ExactModel(problem, problem.stages[:-1], slots)
        self._free = bit_table([person.free for person in problem.people], problem.slots)
        people = np.array([request.people for request in problem.requests], dtype=np.int64)
        request, self._slot = self._exact.requests_and_slots
        self._people = people.reshape(-1, 2)[request].T

    def of(self, stage: Stage, floors: Mapping[Stage, int], budget: Budget) -> Prices | None:
        """The prices in one stage while the earlier ones reach their floors (ranks)."""
        model = self._model(stage, floors)
        rows = [self._exact.rows[rule].rows for rule in ("maximum", "capacity")]
        suits = self._free[self._people, self._slot].sum(axis=0)
        ajar = np.flatnonzero(suits == 1)
        y = multipliers(model, np.concatenate(rows), ajar, budget)
        if y is None:
            return None
        capacity = self._of_resources(model, y.rows)
        return Prices(
            bound=y.bound + self._exact.constant({stage: 1}),
            maximum=self._of_people(y.rows),
            everywhere=capacity.sum(axis=1),
            capacity=capacity,
            hour=self._of_hours(y.reduced[: len(self._slot)]),
            sees_slots=True,
        )

    def _model(self, stage: Stage, floors: Mapping[Stage, int]) -> LinearModel:
        """The model in which empty boxes, not rows, keep the hours."""
        model = self._exact.model({stage: 1}, floors)
        model.upper = model.upper.copy()
        model.upper[: len(self._slot)] *= self._free[self._people, self._slot].all(axis=0)
        model.row_upper = model.row_upper.copy()
        model.row_upper[self._exact.rows["hours"].rows] = UNLIMITED
        return model

    def _of_people(self, duals: Reals) -> Reals:
        rows = self._exact.rows["maximum"]
        prices = np.zeros(len(self._problem.people))
        prices[rows.about] = np.maximum(duals[rows.rows], 0)
        return prices

    def _of_resources(self, model: LinearModel, duals: Reals) -> Reals:
        rows = self._exact.rows["capacity"]
        prices = np.zeros((len(self._problem.resources), self._problem.slots))
        prices[rows.about, self._slots_of(model, rows.rows)] = np.maximum(duals[rows.rows], 0)
        return prices

    def _slots_of(self, model: LinearModel, rows: Integers) -> Integers:
        """The slot of each row all of whose variables are in one slot."""
        any_variable = np.zeros(model.rows, dtype=np.int64)
        any_variable[model.term_row] = model.term_variable
        return self._slot[any_variable[rows]]

    def _of_hours(self, reduced: Reals) -> Reals:
        """For each person and slot the best of the closed pairs that its opening alone would open.

        A person meets at most once in the slot, so that opening it adds at most that much.
        """
        prices = np.zeros((len(self._problem.people), self._problem.slots))
        for side in (0, 1):
            opener, other = self._people[side], self._people[1 - side]
            opens = self._free[other, self._slot] & ~self._free[opener, self._slot]
            np.maximum.at(prices, (opener[opens], self._slot[opens]), reduced[opens])
        return prices
