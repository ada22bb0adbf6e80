"""Cuts from prices of slots, for requests that find no place though each person's wishes would.

For any prices y[p, t] >= 0 of person p's slot t and v[k, t] >= 0 of a unit of resource k in slot t,
a request that is held in slot t uses up prices worth

    y[a, t] + y[b, t] + sum of v[k, t] over its resources k  >=  w[r],

w[r] being the least of that over the slots where r is possible; and nothing is used twice, so that
every schedule keeps

    sum of w[r] x[r] <= sum of y[p, t] + sum of v[k, t] * capacity[k, t].

A run of c + 1 slots, of which at most c are busy, may carry a price too. The best prices are the
duals of the linear program that places as much as possible of the selection.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from solver.budget import Budget
from solver.engines.highs import solve_lp
from solver.engines.linear_model import LinearModel
from solver.problem import Problem
from solver.slot_sets import SlotSet, slot_set, slots_in
from solver.without_time.cuts import Cut

_REGION = 8_000  # (request, slot) pairs near an unplaced request that are looked at together
_PATIENCE = 4  # regions in a row without any cut
_SCALES = (2, 6, 60)  # prices are mostly halves and thirds; they are rounded to such fractions


def price_cuts(
    problem: Problem,
    possible: Sequence[SlotSet],
    selection: Collection[int],
    unplaced: Iterable[int],
    budget: Budget,
) -> list[Cut]:
    """Return cuts that the selection breaks, from regions around its unplaced requests.

    Where some regions in a row give none, the others are left out.
    """
    cuts: dict[Cut, None] = {}
    chosen, looked_at = frozenset(selection), set[int]()
    fruitless = 0
    for request in unplaced:
        if fruitless == _PATIENCE:
            break
        if request not in looked_at and not budget.is_over:
            people, region = _region(problem, possible, chosen, request)
            looked_at |= region
            cut = _RegionPrices(problem, possible, people, region).cut(chosen, budget)
            fruitless = 0 if cut else fruitless + 1
            if cut is not None:
                cuts[cut] = None
    return list(cuts)


def _region(
    problem: Problem, possible: Sequence[SlotSet], chosen: Collection[int], request: int
) -> tuple[list[int], set[int]]:
    """Return people near a request, breadth first, and all their selected requests."""
    near = dict.fromkeys(problem.requests[request].people)
    people: list[int] = []
    region: set[int] = set()
    cells = 0
    for person in (waiting := list(near)):
        if cells >= _REGION:
            break
        people.append(person)
        own = {number for number in problem.requests_of[person] if number in chosen}
        cells += sum(possible[number].bit_count() for number in own - region)
        region |= own
        partners = dict.fromkeys(p for n in sorted(own) for p in problem.requests[n].people)
        waiting.extend(partner for partner in partners if partner not in near)
        near.update(partners)
    return people, region


class _RegionPrices:
    """The linear program that places a region's requests, and what its duals say.

    Its rows are (holders, slots, most): no more than `most` units of the holder (a person's
    presence, a resource) are used in these slots together.
    """

    def __init__(
        self,
        problem: Problem,
        possible: Sequence[SlotSet],
        people: Sequence[int],
        region: Iterable[int],
    ) -> None:
        self._problem = problem
        self._possible = possible
        self._pairs = [(r, slot) for r in sorted(region) for slot in slots_in(possible[r])]
        resources = {k for r, _ in self._pairs for k in problem.requests[r].resources}
        self._rows = [
            *(row for person in people for row in self._person_rows(person)),
            *(row for resource in sorted(resources) for row in self._resource_rows(resource)),
        ]

    def cut(self, chosen: Collection[int], budget: Budget) -> Cut | None:
        """Return a cut that the chosen requests break; ``None`` when the prices give none."""
        model = self._model()
        relaxed = solve_lp(model, budget)
        if relaxed is None:
            return None
        # A unit of anything is worth one more meeting at most.
        prices = np.clip(np.nan_to_num(relaxed.duals[model.rows - len(self._rows) :]), 0, 1)
        for scale in _SCALES:
            cut = self._priced_cut(np.rint(scale * prices).astype(int).tolist())
            if cut.is_broken_by(chosen):
                return cut
        return None

    def _model(self) -> LinearModel:
        """Maximise the placed requests: each at most once, each row at most `most` units."""
        model = LinearModel()
        variables = model.add_variables(len(self._pairs), objective=1)
        requests = {r: i for i, r in enumerate(dict.fromkeys(r for r, _ in self._pairs))}
        model.add_rows(len(requests), [requests[r] for r, _ in self._pairs], variables, upper=1)
        rows_at: dict[tuple[_Holder, int], list[int]] = {}
        for row, (holder, slots, _) in enumerate(self._rows):
            for slot in slots_in(slots):
                rows_at.setdefault((holder, slot), []).append(row)
        terms = [
            (row, variable)
            for variable, (request, slot) in enumerate(self._pairs)
            for holder in self._holders(request)
            for row in rows_at.get((holder, slot), ())
        ]
        table = np.array(terms, dtype=np.int64).reshape(-1, 2)
        model.add_rows(
            len(self._rows), table[:, 0], table[:, 1], upper=[most for _, _, most in self._rows]
        )
        return model

    def _priced_cut(self, prices: Sequence[int]) -> Cut:
        """Return the cut of integer prices, one a row; negative ones count as 0."""
        price: dict[tuple[_Holder, int], int] = {}
        limit = 0
        for (holder, slots, most), amount in zip(self._rows, prices, strict=True):
            if amount > 0:
                limit += amount * most
                for slot in slots_in(slots):
                    price[holder, slot] = price.get((holder, slot), 0) + amount
        weights = [
            (request, weight)
            for request in self._touched({holder for holder, _ in price})
            if (weight := self._least_price(request, price)) > 0
        ]
        divisor = math.gcd(*(weight for _, weight in weights)) or 1
        return Cut(tuple((r, w // divisor) for r, w in weights), limit // divisor)

    def _least_price(self, request: int, price: dict[tuple["_Holder", int], int]) -> int:
        holders = self._holders(request)
        return min(
            (
                sum(price.get((holder, slot), 0) for holder in holders)
                for slot in slots_in(self._possible[request])
            ),
            default=0,
        )

    def _touched(self, priced: Collection["_Holder"]) -> list[int]:
        """Return the requests that need anything with a price."""
        if any(kind == "resource" for kind, _ in priced):
            return list(range(len(self._problem.requests)))
        return sorted({r for _, person in priced for r in self._problem.requests_of[person]})

    def _holders(self, request: int) -> list["_Holder"]:
        asked = self._problem.requests[request]
        return [("person", p) for p in asked.people] + [("resource", k) for k in asked.resources]

    def _person_rows(self, person: int) -> Iterator["_Row"]:
        for slot in slots_in(self._problem.people[person].free):
            yield ("person", person), 1 << slot, 1
        for window in self._problem.run_windows:
            yield ("person", person), slot_set(window), len(window) - 1

    def _resource_rows(self, resource: int) -> Iterator["_Row"]:
        for slot, most in enumerate(self._problem.resources[resource].capacity):
            yield ("resource", resource), 1 << slot, most


_Holder = tuple[str, int]
_Row = tuple[_Holder, SlotSet, int]
