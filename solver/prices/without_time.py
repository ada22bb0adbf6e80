"""Prices from the selection without time, for problems whose every slot is too much to look at."""

from collections.abc import Mapping

import numpy as np

from solver.budget import Budget
from solver.engines.linear_model import Reals
from solver.exact.variables import bit_table
from solver.prices.multipliers import multipliers
from solver.prices.prices import Prices
from solver.problem import Problem
from solver.stages import Stage
from solver.without_time.selection_model import SelectionModel


class PricesWithoutTime:
    """The relaxation of the selection; it sees how many slots there are, not which are taken."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._selection = SelectionModel(problem, problem.allowed)
        self._free = bit_table([person.free for person in problem.people], problem.slots)
        limits = (self._selection.row_of_person, self._selection.row_of_resource)
        self._limits = np.array([row for rows in limits for row in rows.values()], dtype=np.int64)
        self._apart = np.flatnonzero([not slots for slots in problem.allowed])
        possible = bit_table(problem.allowed, problem.slots)
        self._used = np.zeros((len(problem.resources), problem.slots), dtype=np.bool_)
        self._busy = np.zeros_like(self._free)
        for request, slots in zip(problem.requests, possible, strict=True):
            self._used[list(request.resources)] |= slots
            self._busy[list(request.people)] |= slots

    def of(self, stage: Stage, floors: Mapping[Stage, int], budget: Budget) -> Prices | None:
        """The prices in one stage while the earlier ones reach their floors (ranks)."""
        gain, constant = self._selection.gains[stage]
        model = self._selection.with_objective(gain, floors)
        y = multipliers(model, self._limits, self._apart, budget)
        if y is None:
            return None
        # One more unit in each of the slots in which the resource can be used at all.
        everywhere = self._of_resources(y.rows) * self._used.sum(axis=1)
        return Prices(
            bound=y.bound + constant,
            maximum=self._of_maxima(y.rows),
            everywhere=everywhere,
            capacity=np.tile(everywhere[:, np.newaxis], self._problem.slots),
            hour=self._of_hours(y.rows, y.reduced),
            sees_slots=False,
        )

    def _of_people(self, duals: Reals) -> Reals:
        return _prices(duals, self._selection.row_of_person, len(self._problem.people))

    def _of_resources(self, duals: Reals) -> Reals:
        return _prices(duals, self._selection.row_of_resource, len(self._problem.resources))

    def _of_maxima(self, duals: Reals) -> Reals:
        """Only where the maximum itself, not the slots, keeps a person from more meetings."""
        people = zip(self._problem.people, self._selection.most, strict=True)
        binding = np.array([person.max_meetings == most for person, most in people])
        return np.where(binding, self._of_people(duals), 0)

    def _of_hours(self, duals: Reals, reduced: Reals) -> Reals:
        """What the one meeting that an opened slot allows could add, for each person and slot.

        That meeting may be one of a request that was possible nowhere, and it may be one more than
        its people, or its resources, were counted to hold: for their slots or, with a request that
        was possible nowhere, for their partners.
        """
        requests, free = self._problem.requests, self._free
        by_slots = np.where(self._of_maxima(duals) > 0, 0, self._of_people(duals))
        resources = self._of_resources(duals)
        prices = np.zeros(free.shape)
        for number, request in enumerate(requests):
            is_new = not self._problem.allowed[number]
            opening = max(0.0, reduced[number]) * is_new
            in_slots = np.full(self._problem.slots, opening)
            for resource in request.resources:
                more = np.array(self._problem.resources[resource].capacity)
                in_slots += resources[resource] * np.where(self._used[resource], 0, more)
            for opener, other in (request.people, request.people[::-1]):
                own = in_slots + by_slots[opener] + by_slots[other] * (~self._busy[other] | is_new)
                opens = free[other] & ~free[opener] & (request.fixed_slot is None)
                prices[opener] = np.maximum(prices[opener], np.where(opens, own, 0))
        return prices


def _prices(duals: Reals, rows: Mapping[int, int], count: int) -> Reals:
    prices = np.zeros(count)
    prices[list(rows)] = np.maximum(duals[list(rows.values())], 0)
    return prices
