"""Proposes many Kempe chains at once: meetings that swap two slots; knows no temperature.

A meeting that moves from slot s to slot t pushes those that are in its way from t to s, these push
others from s to t, and so on. Everybody inside the chain keeps both slots; only the two people at
its ends get other busy slots, so that they alone feel a difference.
"""

import numpy as np

from solver.comfort.grid import NONE, Chains, Grid
from solver.engines.linear_model import Booleans, Integers

_REACH = 3  # meetings pushed on each side of the first

_FORWARD = np.array([True] + 2 * [step % 2 == 1 for step in range(_REACH)])


class ChainProposals:
    """Proposes chains of moves on a grid.

    Attributes
    ----------
    movable
        The meetings that could be in two or more columns.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._limit = grid.start.problem.longest_run
        self._choices = np.argsort(~grid.possible, axis=1, kind="stable")
        self._number_of_choices = grid.possible.sum(axis=1)
        self.movable = np.flatnonzero(self._number_of_choices > 1)

    def chains(self, first: Integers, chance: np.random.Generator) -> Chains:
        """Return chains that begin with these meetings and lead to columns taken at random."""
        chains, good = self._follow(
            first, self._grid.columns[first], self._any_column(first, chance)
        )
        return chains.only(good)

    def exchanges(self, first: Integers, chance: np.random.Generator) -> Chains:
        """Return the same, each with another chain that goes the other way.

        Where rooms are full a meeting finds one only when another leaves. Two chains between the
        same two columns share nobody unless they are the same.
        """
        source, target = self._grid.columns[first], self._any_column(first, chance)
        chains, good = self._follow(first, source, target)
        second, there = self._any_meeting(target, chance)
        back, good_back = self._follow(second, target, source)
        good &= good_back & there & self._grid.possible[second, source]
        good &= (chains.meetings != second[:, None]).all(axis=1)
        return chains.beside(back).only(good)

    def _any_column(self, meetings: Integers, chance: np.random.Generator) -> Integers:
        """Return for each meeting one of its columns at random."""
        ranks = chance.random(len(meetings)) * self._number_of_choices[meetings]
        column: Integers = self._choices[meetings, ranks.astype(np.int64)]
        return column

    def _any_meeting(
        self, columns: Integers, chance: np.random.Generator
    ) -> tuple[Integers, Booleans]:
        """Return for each column one of its meetings at random, and whether it has any."""
        order = np.argsort(self._grid.columns, kind="stable")
        number = np.bincount(self._grid.columns, minlength=self._grid.width)
        before = np.cumsum(number) - number
        ranks = (chance.random(len(columns)) * number[columns]).astype(np.int64)
        place = np.minimum(before[columns] + ranks, len(order) - 1)
        return order[place], number[columns] > 0

    def _follow(
        self, first: Integers, source: Integers, target: Integers
    ) -> tuple[Chains, Booleans]:
        """Return the chains that begin with these meetings, and which of them break no rule."""
        meetings = np.full((len(first), 1 + 2 * _REACH), NONE, dtype=np.int64)
        meetings[:, 0] = first
        ends, enter = np.empty((2, len(first), 2), dtype=np.int64)
        change = np.zeros(len(first), dtype=np.int64)
        good = source != target
        for side in (0, 1):
            pushed = meetings[:, 1 + side * _REACH : 1 + (side + 1) * _REACH]
            end, gets, ended = self._push(first, side, source, target, pushed)
            leave = source + target - gets
            change += self._change(end, leave, gets)
            good &= ended & self._run_is_short(end, leave, gets)
            ends[:, side], enter[:, side] = end, gets
        return Chains(meetings, _FORWARD, source, target, ends, enter, change), good

    def _push(
        self, first: Integers, side: int, source: Integers, target: Integers, pushed: Integers
    ) -> tuple[Integers, Integers, Booleans]:
        """Follow the chains on one side; fill in `pushed`; return the people at their ends, the
        columns that these get, and whether the chains end there."""
        person, here, there = self._grid.people[first, side], source, target
        going = np.ones(len(first), dtype=np.bool_)
        for step in range(_REACH):
            other = self._grid.at[person, there]
            going &= (other != NONE) & (other != first) & self._grid.possible[other, here]
            pushed[going, step] = other[going]
            person = np.where(going, self._grid.people[other].sum(axis=1) - person, person)
            here, there = np.where(going, there, here), np.where(going, here, there)
        return person, there, self._grid.at[person, there] == NONE

    def _change(self, person: Integers, leave: Integers, enter: Integers) -> Integers:
        """Count runs and sessions that begin or end, and hardship that goes from d to d +- 1."""
        busy = self._grid.at[person[:, None], leave[:, None] + [-1, 1]] != NONE
        near = enter[:, None] + [-1, 1]
        joins = (self._grid.at[person[:, None], near] != NONE) & (near != leave[:, None])
        from_session, to_session = self._grid.session[leave], self._grid.session[enter]
        empties = self._grid.in_session[person, from_session] == 1
        fills = self._grid.in_session[person, to_session] == (from_session == to_session)
        breaks = busy.sum(axis=1) - joins.sum(axis=1) + empties - fills
        more = self._grid.hard[person, enter] & ~self._grid.hard[person, leave]
        less = self._grid.hard[person, leave] & ~self._grid.hard[person, enter]
        hardships = self._grid.hardships[person]
        change: Integers = breaks + more * (hardships + 1) - less * hardships
        return change

    def _run_is_short(self, person: Integers, leave: Integers, enter: Integers) -> Booleans:
        """Whether the run around the new column is not too long."""
        run = np.ones(len(person), dtype=np.int64)
        for step in (-1, 1):
            going = np.ones(len(person), dtype=np.bool_)
            for distance in range(1, (self._limit or 0) + 1):
                near = np.clip(enter + step * distance, 0, self._grid.width - 1)
                going &= (self._grid.at[person, near] != NONE) & (near != leave)
                run += going
        return run <= (self._limit or run)
