"""The exact model: every rule and stage over (request, slot) variables; knows no solver."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from solver.change_limit import ChangeLimit
from solver.engines.linear_model import Integers, LinearModel
from solver.exact.constraints import CONSTRAINTS, few_changes
from solver.exact.gain import Gain
from solver.exact.objective import GAINS, Measure
from solver.exact.variables import Variables
from solver.problem import Problem
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.stages import Stage


class ExactModel:
    """All schedules of a problem as the points of a linear model.

    Parameters
    ----------
    problem
        The question.
    stages
        The stages that will be asked for; fewer stages need fewer variables.
    slots
        For each request that is looked at the slots that are looked at; by default all. Requests
        that are not looked at count as not held.
    held
        Of these requests those that have to be held, beside the fixed ones.
    measures
        The rank in each stage as a function of the variables.
    limit
        Only schedules with so few changes; ``None``: any number.

    Attributes
    ----------
    rows
        For each rule of `solver.rules` its rows.
    gains
        For each stage its rank as a function of a point; more is better.
    """

    def __init__(
        self,
        problem: Problem,
        stages: Iterable[Stage],
        slots: Mapping[int, SlotSet] | None = None,
        held: Collection[int] = (),
        measures: Mapping[Stage, Measure] = GAINS,
        limit: ChangeLimit | None = None,
    ) -> None:
        self.problem = problem
        self._variables = Variables(problem, slots, held)
        self.rows = {rule.__name__: rule(self._variables) for rule in CONSTRAINTS}
        if limit is not None:
            few_changes(self._variables, limit)
        self.gains = {stage: measures[stage](self._variables) for stage in stages}

    @property
    def requests_and_slots(self) -> tuple[Integers, Integers]:
        """The request and the slot of each (request, slot) variable; these come first."""
        return self._variables.request, self._variables.slot

    @property
    def variables(self) -> int:
        """The number of variables of each `model`."""
        return self._variables.model.variables

    def model(self, objective: Mapping[Stage, int], floors: Mapping[Stage, int]) -> LinearModel:
        """Return a model of its own that maximises a weighted sum of ranks.

        Parameters
        ----------
        objective
            The weight of each stage that counts.
        floors
            The ranks that must at least be reached. Constants of ranks are part of the floors but
            not of the objective: see `constant`.
        """
        model = replace(self._variables.model)
        weighted = self._weighted(objective)
        coefficients = np.zeros(model.variables, dtype=np.int64)
        np.add.at(coefficients, weighted.variables, weighted.coefficients)
        model.objective = coefficients
        for stage, floor in floors.items():
            gain = self.gains[stage]
            least = floor - gain.constant
            model.add_rows(1, 0, gain.variables, gain.coefficients, lower=least)
        return model

    def constant(self, objective: Mapping[Stage, int]) -> int:
        """Return what has to be added to an objective of `model` to get the sum of ranks."""
        return self._weighted(objective).constant

    def values(self, schedule: Schedule) -> Integers:
        """Return the point that stands for a schedule."""
        return self._variables.values(schedule.slot_of)

    def schedule(self, values: Integers) -> Schedule:
        """Return the schedule that a point stands for."""
        return Schedule(self.problem, self._variables.slot_of(values))

    def slots_without(self, needless: NDArray[np.bool_]) -> dict[int, SlotSet]:
        """Return the slots of the requests that are looked at, without the needless variables."""
        slots: dict[int, SlotSet] = {}
        used = np.flatnonzero(~needless[: self._variables.count])
        requests, when = self._variables.request[used], self._variables.slot[used]
        for request, slot in zip(requests.tolist(), when.tolist(), strict=True):
            slots[request] = slots.get(request, 0) | 1 << slot
        return slots

    def _weighted(self, objective: Mapping[Stage, int]) -> Gain:
        return reduce(add, (self.gains[s].times(weight) for s, weight in objective.items()))
