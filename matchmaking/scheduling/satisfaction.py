"""How much of what a participant could have had alone it gets; knows no search."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling.problem import EventProblem


class Satisfaction:
    """The share of its best agenda that each participant of a schedule gets."""

    def __init__(self, posed: EventProblem) -> None:
        self._event = posed.event
        self._pairs = posed.pairs
        self._wished: defaultdict[str, list[str]] = defaultdict(list)
        for a, b in posed.requests:
            for person, other in ((a, b), (b, a)):
                if posed.pairs.weight(person, other) > 0:
                    self._wished[person].append(other)
        self._number = {person.id: number for number, person in enumerate(self._event.participants)}
        self._suits = np.zeros((len(self._number), len(self._event.grid)), dtype=bool)
        for person, number in self._number.items():
            self._suits[number, list(posed.availability.possible[person])] = True

    def of(self, person: Participant, schedule: Schedule) -> float | None:
        """The sum of the participant's own weights over its meetings, divided by `best`.

        ``None`` where `best` is 0.
        """
        meetings = schedule.meetings_of.get(person.id, ())
        own = sum(self._pairs.weight(person.id, m.counterpart(person.id)) for m in meetings)
        best = self.best(person)
        return own / best if best else None

    def best(self, person: Participant) -> int:
        """The largest such sum if this participant alone were served.

        That is a matching of largest weight between counterparts and slots that suit both, of at
        most as many meetings as the participant's maximum.
        """
        weights = self._weights(person.id)
        most = self._event.most_meetings(person)
        return largest_matching(weights, len(weights) if most is None else most)

    def _weights(self, person: str) -> NDArray[np.int64]:
        """What each side (rows) is worth in each slot (columns); 0 where it cannot be met."""
        others = self._wished[person]
        row = {side: n for n, side in enumerate(dict.fromkeys(map(self._side, others)))}
        own = np.array([self._pairs.weight(person, other) for other in others], dtype=np.int64)
        common = self._suits[[self._number[other] for other in others]]
        common = common & self._suits[self._number[person]]
        weights = np.zeros((len(row), len(self._event.grid)), dtype=np.int64)
        rows = [row[self._side(other)] for other in others]
        # Of several representatives the one counts that is worth most in the slot.
        np.maximum.at(weights, rows, own[:, np.newaxis] * common)
        return weights

    def _side(self, person: str) -> str:
        if self._event.matching.once_per_company:
            return self._event.participant[person].represents
        return person


def largest_matching(weights: NDArray[np.int64], most: int) -> int:
    """The largest sum of entries of which no two share a row or a column, at most `most` of them.

    Parameters
    ----------
    weights
        Integers >= 0, rows by columns.
    most
        >= 0.

    Notes
    -----
    The cheapest flow of `most` units: from the source over a row, an entry and its column to the
    sink, or past them all for nothing.
    """
    rows, columns = weights.shape
    row, column = np.nonzero(weights)
    source, sink, units = rows + columns, rows + columns + 1, min(most, rows)
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(source, np.arange(rows), 1, 0)
    flow.add_arcs_with_capacity_and_unit_cost(row, rows + column, 1, -weights[row, column])
    flow.add_arcs_with_capacity_and_unit_cost(rows + np.arange(columns), sink, 1, 0)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, units, 0)
    flow.set_node_supply(source, units)
    flow.set_node_supply(sink, -units)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"a flow that always exists was not found: {status}")
    return -int(flow.optimal_cost())
