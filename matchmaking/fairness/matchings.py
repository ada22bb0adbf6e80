"""Matchings between those whom one participant could meet and its slots; knows no event."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

_NO_COLUMN = 0


def first_matched(choices: Sequence[int], most: int) -> list[int]:
    """The rows that get a column each when the earlier ones go first, at most `most` of them.

    Parameters
    ----------
    choices
        For each row the columns that it may have, as the bits of a number.
    most
        >= 0.

    Notes
    -----
    Sets of rows that can be matched together are the independent sets of a transversal matroid
    (Edmonds and Fulkerson 1965), on which the greedy choice is best: as many rows as possible
    are matched, and where rows stand by falling weight, the heaviest such set.
    """
    row_at: dict[int, int] = {}
    taken = 0
    for row in range(len(choices)):
        if len(row_at) >= most:
            break
        taken |= _place(row, choices, row_at, taken)
    return sorted(row_at.values())


def _place(new: int, choices: Sequence[int], row_at: dict[int, int], taken: int) -> int:
    """Give one more row a column along a shortest augmenting path, if there is one.

    Return the column that is taken in addition, as a bit; 0 where there is none.
    """
    wanted_from: dict[int, int] = {}
    waiting = [(new, _NO_COLUMN)]
    for row, own in waiting:
        free = choices[row] & ~taken
        if free:
            column = added = free & -free
            while own != _NO_COLUMN:
                row_at[column] = row_at[own]
                column, own = own, wanted_from[own]
            row_at[column] = new
            return added
        wanted = choices[row]
        while wanted:
            column = wanted & -wanted
            wanted ^= column
            if column not in wanted_from:
                wanted_from[column] = own
                waiting.append((row_at[column], column))
    return 0


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
