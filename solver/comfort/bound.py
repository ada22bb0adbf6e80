"""How comfortable a schedule can be at most, by kinds of slots; also which requests allow that.

On top of the selection's rows each held request picks how it is held: in slots of which kind, and
comfortable or not for the one and for the other, as far as these slots offer it. A person's
meetings of a kind fit into its slots of this kind, and all its comfortable ones into all its
comfortable slots; d uncomfortable ones cost 1 + 2 + ... + d; and its number of meetings m needs
the fewest breaks that m meetings of this person can have. Every schedule is a point of this model
with a cost no larger than its own, so the model's optimum is a bound.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from solver.budget import Budget
from solver.comfort.envelope import rows_above
from solver.comfort.fewest_breaks import FewestBreaks
from solver.comfort.kinds import days_of_kinds
from solver.engines import pdlp
from solver.engines.bounds import certified
from solver.engines.optimum import optimum
from solver.problem import Problem
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.timetables.runs import Runs
from solver.without_time.cuts import Cut
from solver.without_time.selection_model import SelectionModel, add_rows

_FOR_OPTIMUM = 0.5
"""The share of the budget after which an optimum is no longer hoped for."""

_IN_INTEGERS = 10.0
"""Seconds or units of effort in integers, where the relaxation is not integral."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A request held in slots of one kind, all uncomfortable for the same of its people."""

    request: int
    kind: int
    uncomfortable: tuple[int, ...]
    comfortable: tuple[int, ...]


class ComfortModel:
    """The selection's model with ways of holding; its objective is minus the comfort's cost.

    Parameters
    ----------
    problem, possible, cuts
        As for the selection.
    kinds
        Of slots; see `kinds_of_slots`.
    floors
        The ranks that have to be reached in all stages before comfort; the bound holds beside
        these.
    """

    def __init__(
        self,
        problem: Problem,
        possible: Sequence[SlotSet],
        kinds: Sequence[SlotSet],
        cuts: Iterable[Cut],
        floors: Mapping[Stage, int],
    ) -> None:
        self._problem = problem
        self._possible = possible
        selection = SelectionModel(problem, possible)
        selection.add_cuts(cuts)
        self.model = selection.with_objective(selection.model.objective, floors)
        self._kinds = kinds
        self._ways = [way for request in range(len(problem.requests)) for way in self._of(request)]
        self._way = self.model.add_variables(len(self._ways))
        self._ways_of_person = self._ways_by_person()
        self._usable = self._slots_by_person()
        self._hold_in_one_way()
        self._fit_into_slots()
        self._fit_into_comfortable_slots()
        self._count_hardship()
        self._count_breaks(selection.most)

    def choose(self, budget: Budget, workers: int = 1) -> tuple[int | None, tuple[int, ...] | None]:
        """Return a lower bound of the comfort stage, and the requests that would reach it.

        Whether they find slots in which they are that comfortable is not known here. Either is
        ``None`` when the budget ends first.
        """
        found = optimum(self.model, budget.share(_FOR_OPTIMUM), _IN_INTEGERS)
        if found is None:
            return self._rough_bound(budget, workers), None
        bound = max(0, -found.bound)
        if found.values is None:
            return bound, None
        held = np.flatnonzero(found.values[: len(self._problem.requests)])
        return bound, tuple(held.tolist())

    def _rough_bound(self, budget: Budget, workers: int) -> int | None:
        """Return the bound of the prices that a first-order method finds in the budget."""
        relaxed = pdlp.solve_lp(self.model, budget, workers)
        return None if relaxed is None else max(0, -certified(self.model, relaxed.duals))

    def _of(self, request: int) -> Iterator[_Way]:
        """Yield the ways that the slots of a request offer."""
        people = self._problem.requests[request].people
        for number, kind in enumerate(self._kinds):
            ways: dict[tuple[int, ...], SlotSet] = {(): self._possible[request] & kind}
            for person in people:
                hard = self._problem.people[person].uncomfortable
                ways = {
                    (*so_far, *more): part
                    for so_far, rest in ways.items()
                    for more, part in (((person,), rest & hard), ((), rest & ~hard))
                    if part
                }
            for uncomfortable in ways:
                comfortable = tuple(p for p in people if p not in uncomfortable)
                yield _Way(request, number, uncomfortable, comfortable)

    def _hold_in_one_way(self) -> None:
        """x[r] = the sum of its ways; as two rows, since rows have one side here."""
        requests = sorted({way.request for way in self._ways})
        place = {request: i for i, request in enumerate(requests)}
        terms = [(place[w.request], v, 1) for v, w in self._each_way()]
        terms += [(i, r, -1) for i, r in enumerate(requests)]
        add_rows(self.model, terms, [0] * len(requests))
        add_rows(self.model, [(i, v, -c) for i, v, c in terms], [0] * len(requests))

    def _fit_into_slots(self) -> None:
        """Nobody has more meetings in slots of a kind than these hold."""
        runs, usable = Runs(self._problem), self._usable
        of_person: dict[tuple[int, int], list[int]] = {}
        for person, ways in self._ways_of_person.items():
            for kind, variable in ways:
                of_person.setdefault((person, kind), []).append(variable)
        limits = {(p, k): runs.holds(usable[p] & self._kinds[k]) for p, k in of_person}
        binding = [own for own, ways in of_person.items() if len(ways) > limits[own]]
        terms = [(i, v, 1) for i, own in enumerate(binding) for v in of_person[own]]
        add_rows(self.model, terms, [limits[own] for own in binding])

    def _fit_into_comfortable_slots(self) -> None:
        runs, usable = Runs(self._problem), self._usable
        people = [p for p, slots in enumerate(usable) if slots]
        place = {person: i for i, person in enumerate(people)}
        terms = [(place[p], v, 1) for v, way in self._each_way() for p in way.comfortable]
        hours = [usable[p] & ~self._problem.people[p].uncomfortable for p in people]
        add_rows(self.model, terms, [runs.holds(slots) for slots in hours])

    def _count_hardship(self) -> None:
        """The k-th uncomfortable meeting of a person costs k."""
        of_person: dict[int, list[int]] = {}
        for variable, way in self._each_way():
            for person in way.uncomfortable:
                of_person.setdefault(person, []).append(variable)
        usable = self._usable
        most = [
            min(len(ways), (usable[p] & self._problem.people[p].uncomfortable).bit_count())
            for p, ways in of_person.items()
        ]
        costs = [k + 1 for count in most for k in range(count)]
        steps = self.model.add_variables(len(costs), objective=-np.array(costs, np.int64))
        owners = np.repeat(np.arange(len(most)), most)
        terms = [(row, v, 1) for row, ways in enumerate(of_person.values()) for v in ways]
        terms += [(row, v, -1) for row, v in zip(owners.tolist(), steps.tolist(), strict=True)]
        add_rows(self.model, terms, [0] * len(of_person))

    def _count_breaks(self, most: Sequence[int]) -> None:
        """breaks >= the lower convex envelope of the fewest breaks of m meetings.

        Once for each person and day, and once for all its days together, where its maximum counts.
        """
        fewest, usable = FewestBreaks(self._problem), self._usable
        days, first = days_of_kinds(self._problem, self._kinds), self.model.variables
        highest: list[int] = []
        rows: list[_Row] = []
        for person, in_kind in self._ways_of_person.items():
            breaks: list[int] = []
            for day in days:
                points = fewest.of(usable[person] & day)[: most[person] + 1]
                if points[-1]:
                    breaks.append(first + len(highest))
                    highest.append(points[-1])
                    ways = [v for kind, v in in_kind if self._kinds[kind] & day]
                    rows += _rows_of_breaks(ways, breaks[-1:], points)
            if len(breaks) > 1:
                points = fewest.of(usable[person])[: most[person] + 1]
                rows += _rows_of_breaks([v for _, v in in_kind], breaks, points)
        self.model.add_variables(len(highest), highest, objective=-1)
        terms = [(i, variable, c) for i, (own, _) in enumerate(rows) for variable, c in own]
        add_rows(self.model, terms, [limit for _, limit in rows])

    def _ways_by_person(self) -> dict[int, list[tuple[int, int]]]:
        """Return for each person its ways as (kind, variable)."""
        of_person: dict[int, list[tuple[int, int]]] = {}
        for variable, way in self._each_way():
            for person in self._problem.requests[way.request].people:
                of_person.setdefault(person, []).append((way.kind, variable))
        return of_person

    def _each_way(self) -> Iterable[tuple[int, _Way]]:
        return zip(self._way.tolist(), self._ways, strict=True)

    def _slots_by_person(self) -> list[SlotSet]:
        """Return for each person the slots in which it may be held by some request."""
        usable = [0] * len(self._problem.people)
        for request, slots in zip(self._problem.requests, self._possible, strict=True):
            for person in request.people:
                usable[person] |= slots
        return usable


_Row = tuple[list[tuple[int, int]], int]
"""((variable, coefficient), ...) and the most that their sum may be."""


def _rows_of_breaks(ways: list[int], breaks: list[int], points: Sequence[int]) -> Iterator[_Row]:
    """Yield a row for each piece of the envelope below `points`."""
    for run, rise, least in rows_above(points):
        own = [(way, rise) for way in ways] + [(variable, -run) for variable in breaks]
        yield own, -least
