"""Which requests are held, without time, as a linear model; knows no slots but how many there are.

Every schedule is a point of it, so that its optima bound those of the schedules. It is exact but
for what only a timetable shows: whether the chosen requests fit into slots together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from solver.engines.linear_model import Integers, LinearModel
from solver.problem import Problem
from solver.slot_sets import SlotSet, slots_in
from solver.stages import Stage
from solver.timetables.counting import Counting
from solver.without_time.cuts import Cut

Term = tuple[int, int, int]
"""(row, variable, coefficient)"""


def add_rows(model: LinearModel, terms: Iterable[Term], upper: Sequence[int]) -> None:
    """Add the rows 0..len(upper) - 1: the sum of their terms is at most `upper`."""
    row, variable, coefficient = np.array(list(terms), np.int64).reshape(-1, 3).T
    model.add_rows(len(upper), row, variable, coefficient, upper=upper)


class SelectionModel:
    """Variables ``x[r]`` = 1 when request r is held; steps of fairness and shortages besides.

    Parameters
    ----------
    problem
        The question.
    possible
        For each request the slots that it may be held in.

    Attributes
    ----------
    model
        Variable r is request r; its objective is left 0.
    gains
        For each stage but comfort (g, constant): a point x has the rank g . x + constant in it.
    counting
        What counting tells of the same requests and slots.
    most
        For each person the most meetings that counting allows.
    row_of_person, row_of_resource
        The rows that limit a person to `most`, and all slots of a resource together.
    """

    def __init__(self, problem: Problem, possible: Sequence[SlotSet]) -> None:
        self.problem = problem
        self.model = LinearModel()
        self._possible = possible
        self.counting = Counting(problem, possible)
        self.most = self.counting.most
        self.model.add_variables(len(problem.requests), [1 if slots else 0 for slots in possible])
        for rule in (self._once_per_company, self._maximum, self._capacity, self._fixed):
            rule()
        self._steps, self._amounts = self._add_fairness()
        self._shortages = self._add_shortages()
        self.gains = {stage: self._gain(stage) for stage in problem.stages[:-1]}

    def add_cuts(self, cuts: Iterable[Cut]) -> None:
        """Add limits that were learnt from timetables."""
        listed = list(cuts)
        terms = [(i, r, w) for i, cut in enumerate(listed) for r, w in cut.weights]
        self._rows(terms, [cut.most for cut in listed])

    def rank(self, stage: Stage, values: Integers) -> int:
        """Return what a point reaches in a stage, turned so that more is better.

        For ``moved`` it is what it could reach if each request were held where it was before.
        """
        gain, constant = self.gains[stage]
        return int(gain @ values) + constant

    def with_objective(self, objective: Integers, floors: Mapping[Stage, int]) -> LinearModel:
        """Return a model of its own with an objective; no stage's rank is below its floor."""
        model = replace(self.model, objective=objective)
        for stage, floor in floors.items():
            gain, constant = self.gains[stage]
            counting = np.flatnonzero(gain)
            model.add_rows(1, 0, counting, gain[counting], lower=floor - constant)
        return model

    def _gain(self, stage: Stage) -> tuple[Integers, int]:
        """Return (g, constant): the rank of a point x is g . x + constant."""
        requests, gain = self.problem.requests, np.zeros(self.model.variables, dtype=np.int64)
        if stage is Stage.MUST:
            gain[: len(requests)] = [request.must for request in requests]
        elif stage is Stage.MINIMUM:
            gain[self._shortages] = -1
        elif stage is Stage.VALUE:
            gain[: len(requests)] = [request.value for request in requests]
            gain[self._steps] = self._amounts
        else:
            held, kept = self._promises()
            gain[: len(requests)] = held if stage is Stage.LOST else kept - held
        return gain, -len(self.problem.earlier or ()) if stage is Stage.LOST else 0

    def _once_per_company(self) -> None:
        groups = [numbers for numbers in self.problem.groups.values() if len(numbers) > 1]
        terms = [(i, r, 1) for i, numbers in enumerate(groups) for r in numbers]
        self._rows(terms, [1] * len(groups))

    def _maximum(self) -> None:
        """A maximum, tightened by what the person's slots hold under the run rule."""
        limits = zip(self.problem.requests_of, self.most, strict=True)
        binding = {p: limit for p, limit in enumerate(limits) if limit[0]}
        self.row_of_person = self._limits(binding)

    def _capacity(self) -> None:
        """All slots of a resource together hold the sum of its capacities where it can be used."""
        users: list[list[int]] = [[] for _ in self.problem.resources]
        usable = [0] * len(self.problem.resources)
        for number, request in enumerate(self.problem.requests):
            for resource in request.resources:
                users[resource].append(number)
                usable[resource] |= self._possible[number]
        limits = [
            sum(resource.capacity[slot] for slot in slots_in(usable[number]))
            for number, resource in enumerate(self.problem.resources)
        ]
        pairs = enumerate(zip(users, limits, strict=True))
        self.row_of_resource = self._limits(
            {k: pair for k, pair in pairs if len(pair[0]) > pair[1]}
        )

    def _limits(self, limits: Mapping[int, tuple[Sequence[int], int]]) -> dict[int, int]:
        """Add for each key a row: at most so many of these requests; return the row of each."""
        first = self.model.rows
        numbered = enumerate(limits.values())
        terms = [(i, r, 1) for i, (numbers, _) in numbered for r in numbers]
        self._rows(terms, [most for _, most in limits.values()])
        return {key: first + i for i, key in enumerate(limits)}

    def _fixed(self) -> None:
        fixed = [number for number, request in enumerate(self.problem.requests) if request.fixed]
        self._rows([(i, r, -1) for i, r in enumerate(fixed)], [-1] * len(fixed))

    def _add_fairness(self) -> tuple[Integers, list[int]]:
        """One variable for each person and amount; they fill from the largest amount, since the
        amounts fall: sum of a person's steps <= its meetings."""
        amounts = [(amount, n) for amount, n in Counter(self.problem.fairness).items() if amount]
        people = [p for p, numbers in enumerate(self.problem.requests_of) if numbers and amounts]
        count = len(people) * len(amounts)
        steps = self.model.add_variables(count, [n for _ in people for _, n in amounts])
        owned = steps.reshape(len(people), len(amounts))
        terms = [(i, int(s), 1) for i, own in enumerate(owned) for s in own]
        terms += [(i, r, -1) for i, p in enumerate(people) for r in self.problem.requests_of[p]]
        self._rows(terms, [0] * len(people))
        return steps, [amount for _ in people for amount, _ in amounts]

    def _add_shortages(self) -> Integers:
        """- meetings - shortage <= - minimum."""
        people = [p for p, person in enumerate(self.problem.people) if person.min_meetings]
        wanted = [self.problem.people[p].min_meetings for p in people]
        shortages = self.model.add_variables(len(people), wanted)
        terms = [(i, int(s), -1) for i, s in enumerate(shortages)]
        terms += [(i, r, -1) for i, p in enumerate(people) for r in self.problem.requests_of[p]]
        self._rows(terms, [-least for least in wanted])
        return shortages

    def _promises(self) -> tuple[Integers, Integers]:
        """Return for each request how many earlier meetings it holds, and how many it can keep."""
        groups = Counter(earlier.group for earlier in self.problem.earlier or ())
        held = np.array([groups[request.group] for request in self.problem.requests], np.int64)
        kept = np.zeros_like(held)
        for earlier in self.problem.earlier or ():
            if earlier.request is not None and earlier.slot is not None:
                kept[earlier.request] += self._possible[earlier.request] >> earlier.slot & 1
        return held, kept

    def _rows(self, terms: Iterable[Term], upper: Sequence[int]) -> None:
        add_rows(self.model, terms, upper)
