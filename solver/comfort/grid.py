"""Many meetings in slots as arrays: who is busy when, what is left, what that costs.

It carries out chains of moves; where they come from is not its business.
"""

from dataclasses import dataclass

import numpy as np

from solver.engines.linear_model import Booleans, Integers
from solver.schedule import Schedule
from solver.slot_sets import SlotSet, slots_in
from solver.timetables.timetable import possible_slots

NONE = -1
"""Where there is no meeting."""


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


class Grid:
    """People by columns: one for each slot, and an empty one at each edge of a session.

    Meetings are numbered in the order of the schedule's requests.

    Attributes
    ----------
    start
        The schedule that it began with.
    columns
        For each meeting where it is now.
    comfort
        What that amounts to in the comfort stage.
    people, possible
        For each meeting its two people, and by column whether it could be there.
    at, hard
        By person and column: the meeting there, and whether one costs comfort.
    hardships, in_session
        For each person its uncomfortable meetings, and by session all its meetings.
    session, width
        For each column its session; the number of columns.
    """

    def __init__(self, schedule: Schedule) -> None:
        problem = schedule.problem
        self.start = schedule
        edges = [n + 1 for n, session in enumerate(problem.session_slots) for _ in session]
        self._column = np.arange(problem.slots) + np.array(edges, dtype=np.int64)
        self.width = problem.slots + len(problem.sessions) + 1
        self._requests = list(schedule.slot_of)
        people = [problem.requests[r].people for r in self._requests]
        self.people = np.array(people, dtype=np.int64).reshape(-1, 2)
        possible = possible_slots(problem)
        self.possible = self._table([possible[r] for r in self._requests])
        self.hard = self._table([person.uncomfortable for person in problem.people])
        self._set_out()
        self._count_resources()

    def _set_out(self) -> None:
        """Put the meetings where the schedule has them."""
        problem = self.start.problem
        self.columns = self._column[list(self.start.slot_of.values())]
        self.comfort = self.start.comfort()
        self.at = np.full((len(problem.people), self.width), NONE, dtype=np.int64)
        self.at[self.people, self.columns[:, None]] = np.arange(len(self._requests))[:, None]
        busy = self.at != NONE
        self.hardships = (busy & self.hard).sum(axis=1)
        self.session = np.zeros(self.width, dtype=np.int64)
        self.session[self._column] = np.repeat(np.arange(len(problem.sessions)), problem.sessions)
        self.in_session = np.zeros((len(problem.people), len(problem.sessions)), dtype=np.int64)
        for session in range(len(problem.sessions)):
            self.in_session[:, session] = busy[:, self.session == session].sum(axis=1)

    def _count_resources(self) -> None:
        """Note who uses what, and what is left of it in each column."""
        resources = self.start.problem.resources
        self._uses = np.zeros((len(resources), len(self._requests)), dtype=np.int64)
        for meeting, request in enumerate(self._requests):
            for resource in self.start.problem.requests[request].resources:
                self._uses[resource, meeting] = 1
        self._left = np.zeros((len(resources), self.width), dtype=np.int64)
        for resource, own in enumerate(resources):
            self._left[resource, self._column] = own.capacity
            np.subtract.at(self._left[resource], self.columns, self._uses[resource])

    def _table(self, slot_sets: list[SlotSet]) -> Booleans:
        table = np.zeros((len(slot_sets), self.width), dtype=np.bool_)
        for row, slots in enumerate(slot_sets):
            table[row, self._column[list(slots_in(slots))]] = True
        return table

    @property
    def has_resources(self) -> bool:
        """Whether anything is limited but people's time."""
        return len(self._uses) > 0

    def schedule(self, columns: Integers) -> Schedule:
        """Return the schedule with its meetings in these columns."""
        slot_in = np.full(self.width, NONE)
        slot_in[self._column] = np.arange(len(self._column))
        slots = slot_in[columns].tolist()
        return Schedule(self.start.problem, dict(zip(self._requests, slots, strict=True)))

    def carry_out(self, chains: Chains) -> None:
        """Move the meetings of those proposals, first come first, that do not touch each other."""
        chains = chains.only(self._apart(chains))
        for resource in range(len(self._uses)):
            chains = chains.only(self._fits(resource, chains))
        columns = np.where(chains.forward, chains.target[:, None], chains.source[:, None])
        moving = chains.meetings != NONE
        meetings, columns = chains.meetings[moving], columns[moving]
        self.at[self.people[meetings], self.columns[meetings, None]] = NONE
        self.at[self.people[meetings], columns[:, None]] = meetings[:, None]
        for resource, uses in enumerate(self._uses):
            np.add.at(self._left[resource], self.columns[meetings], uses[meetings])
            np.subtract.at(self._left[resource], columns, uses[meetings])
        self.columns[meetings] = columns
        leave = chains.source[:, None] + chains.target[:, None] - chains.enter
        self.in_session[chains.ends, self.session[leave]] -= 1
        self.in_session[chains.ends, self.session[chains.enter]] += 1
        hard = self.hard.astype(np.int64)
        self.hardships[chains.ends] += hard[chains.ends, chains.enter] - hard[chains.ends, leave]
        self.comfort += int(chains.change.sum())

    def _apart(self, chains: Chains) -> Booleans:
        """Whether nobody in a chain is in an earlier one."""
        nobody = len(self.at)
        people = np.where(
            chains.meetings[:, :, None] == NONE, nobody, self.people[chains.meetings]
        ).reshape(len(chains.change), 2 * chains.meetings.shape[1])
        rows = np.arange(len(people))
        first = np.empty(nobody + 1, dtype=np.int64)
        # of several writes to one place the last one stays, so the first row is written last
        first[people[::-1]] = rows[::-1, None]
        apart: Booleans = np.all((first[people] == rows[:, None]) | (people == nobody), axis=1)
        return apart

    def _fits(self, resource: int, chains: Chains) -> Booleans:
        """Whether the resource suffices for a chain after all the chains before it."""
        uses = np.where(chains.meetings == NONE, 0, self._uses[resource][chains.meetings])
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
