"""Many Kempe chains at once: meetings that swap two slots, as arrays; knows no temperature.

A meeting that moves from slot s to slot t pushes those that are in its way from t to s, these push
others from s to t, and so on. Everybody inside the chain keeps both slots; only the two people at
its ends get other busy slots, so that they alone feel a difference.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.linear_model import Integers
from solver.schedule import Schedule
from solver.slot_sets import SlotSet, slots_in
from solver.timetable import possible_slots

Booleans = NDArray[np.bool_]

_REACH = 3  # meetings pushed on each side of the first
_NONE = -1


@dataclass(frozen=True, slots=True)
class Chains:
    """Proposals, one a row; none of them breaks a rule as long as it is carried out alone.

    Attributes
    ----------
    meetings
        Shape (proposals, places): the meetings that move; -1 where there is none.
    forward
        Shape (places,): whether it is from `source` to `target` or back.
    source, target
        Two columns each.
    ends, enter
        Shape (proposals, 2 or 4): the people at the ends, and the column that each gets; it loses
        the other one.
    change
        By how much the comfort stage would grow.
    """

    meetings: Integers
    forward: Booleans
    source: Integers
    target: Integers
    ends: Integers
    enter: Integers
    change: Integers

    def only(self, kept: Integers | Booleans) -> "Chains":
        """Return some of the proposals."""
        return Chains(
            self.meetings[kept],
            self.forward,
            self.source[kept],
            self.target[kept],
            self.ends[kept],
            self.enter[kept],
            self.change[kept],
        )

    def beside(self, back: "Chains") -> "Chains":
        """Return proposals that carry out one chain from here and one from `back` together.

        Row by row, the columns of `back` are the same in the opposite order.
        """
        return Chains(
            np.hstack([self.meetings, back.meetings]),
            np.hstack([self.forward, ~back.forward]),
            self.source,
            self.target,
            np.hstack([self.ends, back.ends]),
            np.hstack([self.enter, back.enter]),
            self.change + back.change,
        )


_FORWARD = np.array([True] + 2 * [step % 2 == 1 for step in range(_REACH)])


class Grid:
    """People by columns: one for each slot, and an empty one at each edge of a session.

    Meetings are numbered in the order of the schedule's requests.

    Attributes
    ----------
    columns
        For each meeting where it is now.
    comfort
        What that amounts to in the comfort stage.
    movable
        The meetings that could be in two or more columns.
    """

    def __init__(self, schedule: Schedule) -> None:
        problem = schedule.problem
        self._schedule = schedule
        self._limit = problem.longest_run
        edges = [n + 1 for n, session in enumerate(problem.session_slots) for _ in session]
        self._column = np.arange(problem.slots) + np.array(edges, dtype=np.int64)
        self._width = problem.slots + len(problem.sessions) + 1
        self._requests = list(schedule.slot_of)
        people = [problem.requests[r].people for r in self._requests]
        self._people = np.array(people, dtype=np.int64).reshape(-1, 2)
        possible = possible_slots(problem)
        self._possible = self._table([possible[r] for r in self._requests])
        self._hard = self._table([person.uncomfortable for person in problem.people])
        self._choices = np.argsort(~self._possible, axis=1, kind="stable")
        self._number_of_choices = self._possible.sum(axis=1)
        self.movable = np.flatnonzero(self._number_of_choices > 1)
        self._set_out()
        self._count_resources()

    def _set_out(self) -> None:
        """Put the meetings where the schedule has them."""
        problem = self._schedule.problem
        self.columns = self._column[list(self._schedule.slot_of.values())]
        self.comfort = self._schedule.comfort()
        self._at = np.full((len(problem.people), self._width), _NONE, dtype=np.int64)
        self._at[self._people, self.columns[:, None]] = np.arange(len(self._requests))[:, None]
        busy = self._at != _NONE
        self._hardships = (busy & self._hard).sum(axis=1)
        self._session = np.zeros(self._width, dtype=np.int64)
        self._session[self._column] = np.repeat(np.arange(len(problem.sessions)), problem.sessions)
        self._in_session = np.zeros((len(problem.people), len(problem.sessions)), dtype=np.int64)
        for session in range(len(problem.sessions)):
            self._in_session[:, session] = busy[:, self._session == session].sum(axis=1)

    def _count_resources(self) -> None:
        """Note who uses what, and what is left of it in each column."""
        resources = self._schedule.problem.resources
        self._uses = np.zeros((len(resources), len(self._requests)), dtype=np.int64)
        for meeting, request in enumerate(self._requests):
            for resource in self._schedule.problem.requests[request].resources:
                self._uses[resource, meeting] = 1
        self._left = np.zeros((len(resources), self._width), dtype=np.int64)
        for resource, own in enumerate(resources):
            self._left[resource, self._column] = own.capacity
            np.subtract.at(self._left[resource], self.columns, self._uses[resource])

    def _table(self, slot_sets: list[SlotSet]) -> Booleans:
        table = np.zeros((len(slot_sets), self._width), dtype=np.bool_)
        for row, slots in enumerate(slot_sets):
            table[row, self._column[list(slots_in(slots))]] = True
        return table

    @property
    def has_resources(self) -> bool:
        """Whether anything is limited but people's time."""
        return len(self._uses) > 0

    def schedule(self, columns: Integers) -> Schedule:
        """Return the schedule with its meetings in these columns."""
        slot_in = np.full(self._width, _NONE)
        slot_in[self._column] = np.arange(len(self._column))
        slots = slot_in[columns].tolist()
        return Schedule(self._schedule.problem, dict(zip(self._requests, slots, strict=True)))

    def propose(self, first: Integers, chance: np.random.Generator) -> Chains:
        """Return chains that begin with these meetings and lead to columns taken at random."""
        chains, good = self._follow(first, self.columns[first], self._any_column(first, chance))
        return chains.only(good)

    def propose_exchanges(self, first: Integers, chance: np.random.Generator) -> Chains:
        """Return the same, each with another chain that goes the other way.

        Where rooms are full a meeting finds one only when another leaves. Two chains between the
        same two columns share nobody unless they are the same.
        """
        source, target = self.columns[first], self._any_column(first, chance)
        chains, good = self._follow(first, source, target)
        second, there = self._any_meeting(target, chance)
        back, good_back = self._follow(second, target, source)
        good &= good_back & there & self._possible[second, source]
        good &= (chains.meetings != second[:, None]).all(axis=1)
        return chains.beside(back).only(good)

    def carry_out(self, chains: Chains) -> None:
        """Move the meetings of those proposals, first come first, that do not touch each other."""
        chains = chains.only(self._apart(chains))
        for resource in range(len(self._uses)):
            chains = chains.only(self._fits(resource, chains))
        columns = np.where(chains.forward, chains.target[:, None], chains.source[:, None])
        moving = chains.meetings != _NONE
        meetings, columns = chains.meetings[moving], columns[moving]
        self._at[self._people[meetings], self.columns[meetings, None]] = _NONE
        self._at[self._people[meetings], columns[:, None]] = meetings[:, None]
        for resource, uses in enumerate(self._uses):
            np.add.at(self._left[resource], self.columns[meetings], uses[meetings])
            np.subtract.at(self._left[resource], columns, uses[meetings])
        self.columns[meetings] = columns
        leave = chains.source[:, None] + chains.target[:, None] - chains.enter
        self._in_session[chains.ends, self._session[leave]] -= 1
        self._in_session[chains.ends, self._session[chains.enter]] += 1
        hard = self._hard.astype(np.int64)
        self._hardships[chains.ends] += hard[chains.ends, chains.enter] - hard[chains.ends, leave]
        self.comfort += int(chains.change.sum())

    def _any_column(self, meetings: Integers, chance: np.random.Generator) -> Integers:
        """Return for each meeting one of its columns at random."""
        ranks = chance.random(len(meetings)) * self._number_of_choices[meetings]
        return self._choices[meetings, ranks.astype(np.int64)]

    def _any_meeting(
        self, columns: Integers, chance: np.random.Generator
    ) -> tuple[Integers, Booleans]:
        """Return for each column one of its meetings at random, and whether it has any."""
        order = np.argsort(self.columns, kind="stable")
        number = np.bincount(self.columns, minlength=self._width)
        before = np.cumsum(number) - number
        ranks = (chance.random(len(columns)) * number[columns]).astype(np.int64)
        place = np.minimum(before[columns] + ranks, len(order) - 1)
        return order[place], number[columns] > 0

    def _follow(
        self, first: Integers, source: Integers, target: Integers
    ) -> tuple[Chains, Booleans]:
        """Return the chains that begin with these meetings, and which of them break no rule."""
        meetings = np.full((len(first), 1 + 2 * _REACH), _NONE, dtype=np.int64)
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
        person, here, there = self._people[first, side], source, target
        going = np.ones(len(first), dtype=np.bool_)
        for step in range(_REACH):
            other = self._at[person, there]
            going &= (other != _NONE) & (other != first) & self._possible[other, here]
            pushed[going, step] = other[going]
            person = np.where(going, self._people[other].sum(axis=1) - person, person)
            here, there = np.where(going, there, here), np.where(going, here, there)
        return person, there, self._at[person, there] == _NONE

    def _change(self, person: Integers, leave: Integers, enter: Integers) -> Integers:
        """Count runs and sessions that begin or end, and hardship that goes from d to d +- 1."""
        busy = self._at[person[:, None], leave[:, None] + [-1, 1]] != _NONE
        near = enter[:, None] + [-1, 1]
        joins = (self._at[person[:, None], near] != _NONE) & (near != leave[:, None])
        from_session, to_session = self._session[leave], self._session[enter]
        empties = self._in_session[person, from_session] == 1
        fills = self._in_session[person, to_session] == (from_session == to_session)
        breaks = busy.sum(axis=1) - joins.sum(axis=1) + empties - fills
        more = self._hard[person, enter] & ~self._hard[person, leave]
        less = self._hard[person, leave] & ~self._hard[person, enter]
        hardships = self._hardships[person]
        change: Integers = breaks + more * (hardships + 1) - less * hardships
        return change

    def _run_is_short(self, person: Integers, leave: Integers, enter: Integers) -> Booleans:
        """Whether the run around the new column is not too long."""
        run = np.ones(len(person), dtype=np.int64)
        for step in (-1, 1):
            going = np.ones(len(person), dtype=np.bool_)
            for distance in range(1, (self._limit or 0) + 1):
                near = np.clip(enter + step * distance, 0, self._width - 1)
                going &= (self._at[person, near] != _NONE) & (near != leave)
                run += going
        return run <= (self._limit or run)

    def _apart(self, chains: Chains) -> Booleans:
        """Whether nobody in a chain is in an earlier one."""
        nobody = len(self._at)
        people = np.where(
            chains.meetings[:, :, None] == _NONE, nobody, self._people[chains.meetings]
        ).reshape(len(chains.change), 2 * chains.meetings.shape[1])
        rows = np.arange(len(people))
        first = np.empty(nobody + 1, dtype=np.int64)
        # of several writes to one place the last one stays, so the first row is written last
        first[people[::-1]] = rows[::-1, None]
        apart: Booleans = np.all((first[people] == rows[:, None]) | (people == nobody), axis=1)
        return apart

    def _fits(self, resource: int, chains: Chains) -> Booleans:
        """Whether the resource suffices for a chain after all the chains before it."""
        uses = np.where(chains.meetings == _NONE, 0, self._uses[resource][chains.meetings])
        net = (uses * np.where(chains.forward, 1, -1)).sum(axis=1)
        column = np.where(net > 0, chains.target, chains.source)
        order = np.argsort(column, kind="stable")
        needed = np.abs(net)[order]
        total = np.cumsum(needed)
        is_first = np.ones(len(order), dtype=np.bool_)
        is_first[1:] = column[order][1:] != column[order][:-1]
        before = np.maximum.accumulate(np.where(is_first, total - needed, 0))
        fits = np.empty(len(order), dtype=np.bool_)
        fits[order] = (needed == 0) | (total - before <= self._left[resource, column[order]])
        return fits
