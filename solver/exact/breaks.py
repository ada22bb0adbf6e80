"""Breaks in the time-indexed model; knows no hardship and no rule."""

import numpy as np

from solver.engines.linear_model import Integers
from solver.exact.gain import Gain
from solver.exact.variables import Variables


def breaks(v: Variables) -> Gain:
    """Minus the idle runs that end: a meeting here, none in the slot before, one before that.

    For each person and session over the slots t in which it may be busy:

        started[t] >= busy[t], started[t] >= started[t'] for the slot t' before t,
        ended[t] >= busy[t] - busy[t-1] + started[t'] - 1.

    All are plain Booleans and the sum of `ended` has no offset, so that a search that raises the
    bound step by step from 0 (CP-SAT's core) sees the measure itself.
    """
    cells = _Cells(v)
    started = cells.busy.copy()
    started[cells.later] = v.model.add_variables(len(cells.later))
    ended = v.model.add_variables(len(cells.ending))
    _at_least(v, started[cells.later], cells.busy[cells.later])
    _at_least(v, started[cells.later], started[cells.later - 1])
    _add_ends(v, cells, started, ended)

    def complete(values: Integers) -> None:
        values[started[cells.later]] = cells.has_started(values)[cells.later]
        before = values[started[cells.ending - 1]]
        idle = 1 - cells.adjacent * values[cells.busy[cells.ending - 1]]
        values[ended] = values[cells.busy[cells.ending]] * before * idle

    v.completions.append(complete)
    return Gain(ended, np.full(len(ended), -1, dtype=np.int64))


class _Cells:
    """The (person, slot) pairs that may be busy, ordered by person and time.

    Attributes
    ----------
    busy
        The variable of each.
    later
        The places of those that are not the first of their person and session.
    ending
        The places of those at which a break may end: not right after the first.
    adjacent
        For each of `ending` whether the cell before it is the slot before it.
    """

    def __init__(self, v: Variables) -> None:
        person, slot = np.nonzero(v.busy >= 0)
        self.busy = v.busy[person, slot]
        sessions = np.repeat(np.arange(len(v.problem.sessions)), v.problem.sessions)
        day = person * len(v.problem.sessions) + sessions[slot]
        is_first = np.ones(len(day), dtype=np.bool_)
        is_first[1:] = day[1:] != day[:-1]
        self._first = np.maximum.accumulate(np.where(is_first, np.arange(len(day)), 0))
        self.later = np.flatnonzero(~is_first)
        adjacent = slot[self.later] == slot[self.later - 1] + 1
        possible = ~(adjacent & is_first[self.later - 1])
        self.ending = self.later[possible]
        self.adjacent = adjacent[possible]

    def has_started(self, values: Integers) -> Integers:
        """For each cell whether its person is busy in it or before it in the session."""
        places = np.where(values[self.busy] > 0, np.arange(len(self.busy)), -1)
        return (np.maximum.accumulate(places) >= self._first).astype(np.int64)


def _at_least(v: Variables, larger: Integers, smaller: Integers) -> None:
    rows = np.tile(np.arange(len(larger)), 2)
    signs = np.repeat([1, -1], len(larger))
    v.model.add_rows(len(larger), rows, np.concatenate([larger, smaller]), signs, lower=0)


def _add_ends(v: Variables, cells: _Cells, started: Integers, ended: Integers) -> None:
    rows, before = np.arange(len(ended)), cells.ending - 1
    near = np.flatnonzero(cells.adjacent)
    terms = [ended, cells.busy[cells.ending], started[before], cells.busy[before[near]]]
    v.model.add_rows(
        len(ended),
        np.concatenate([rows, rows, rows, near]),
        np.concatenate(terms),
        np.repeat([1, -1, -1, 1], [len(term) for term in terms]),
        lower=-1,
    )
