"""Every rule as rows of a linear model, under the names of `solver.rules`; knows no stage.

Each function adds the rows of its rule and returns them with the person, resource, group or
request that each one speaks of, so that a rule can be left out for one of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from solver.change_limit import ChangeLimit
from solver.engines.linear_model import UNLIMITED, Integers
from solver.exact.variables import Variables, bit_table, grouped


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a model and, for each, the number of what it speaks of."""

    rows: Integers
    about: Integers


def hours(v: Variables) -> Rows:
    """A meeting is held only in a slot that suits both: sum over the person's other slots = 0."""
    free = bit_table([person.free for person in v.problem.people], v.problem.slots)
    person, variable = v.by_person
    away = ~free[person, v.slot[variable]]
    people, row = grouped(person[away])
    return Rows(v.model.add_rows(len(people), row, variable[away], upper=0), people)


def one_meeting_at_a_time(v: Variables) -> Rows:
    """Nobody is in two meetings in the same slot: sum over a person's requests <= 1."""
    person, variable = v.by_person
    cells, row = grouped(person * v.problem.slots + v.slot[variable])
    return _limited(v, cells, row, variable, np.ones_like(cells), cells // v.problem.slots)


def once_per_company(v: Variables) -> Rows:
    """At most one request of a group is held, in one slot: sum over its requests and slots <= 1."""
    groups, row = grouped(v.group)
    return _limited(v, groups, row, np.arange(v.count), np.ones_like(groups), groups)


def maximum(v: Variables) -> Rows:
    """Nobody has more meetings than its maximum: sum over requests and slots <= max_meetings."""
    limits = [UNLIMITED if p.max_meetings is None else p.max_meetings for p in v.problem.people]
    person, variable = v.by_person
    people, row = grouped(person)
    return _limited(v, people, row, variable, np.array(limits, dtype=np.int64)[people], people)


def longest_run(v: Variables) -> Rows:
    """In any longest_run + 1 consecutive slots of a session: sum of busy <= longest_run."""
    limit, windows = v.problem.longest_run, v.problem.run_windows
    if limit is None or not windows:
        return Rows(v.model.add_rows(0, [], []), np.zeros(0, dtype=np.int64))
    busy = v.busy[:, np.array(windows)]
    person, window = np.nonzero((busy >= 0).all(axis=2))
    terms, count = busy[person, window], len(person)
    row = np.repeat(np.arange(count), limit + 1)
    return Rows(v.model.add_rows(count, row, terms.ravel(), upper=limit), person.astype(np.int64))


def capacity(v: Variables) -> Rows:
    """No resource holds more in a slot than it can: sum over its requests <= capacity[slot]."""
    users = [(r, n) for n in v.requests.tolist() for r in v.problem.requests[n].resources]
    order = np.searchsorted(v.request, [number for _, number in users])
    length = np.searchsorted(v.request, [number + 1 for _, number in users]) - order
    resource = np.repeat(np.array([r for r, _ in users], dtype=np.int64), length)
    first = np.repeat(order - (np.cumsum(length) - length), length)
    variable = first + np.arange(len(first))
    cells, row = grouped(resource * v.problem.slots + v.slot[variable])
    limits = np.array([r.capacity for r in v.problem.resources], dtype=np.int64).ravel()
    return _limited(v, cells, row, variable, limits[cells], cells // max(1, v.problem.slots))


def fixed(v: Variables) -> Rows:
    """A fixed meeting is held, in its slot where it has one: sum over its slots >= 1."""
    wanted = [n for n in v.requests.tolist() if v.problem.requests[n].fixed or n in v.held]
    place = np.full(len(v.problem.requests), -1, dtype=np.int64)
    place[wanted] = np.arange(len(wanted))
    only = np.array([-1 if r.fixed_slot is None else r.fixed_slot for r in v.problem.requests])
    row, slot = place[v.request], only[v.request]
    counting = np.flatnonzero((row >= 0) & ((slot < 0) | (slot == v.slot)))
    rows = v.model.add_rows(len(wanted), row[counting], counting, lower=1)
    return Rows(rows, np.array(wanted, dtype=np.int64))


def few_changes(v: Variables, limit: ChangeLimit) -> Rows:
    """Few meetings leave their places: sum over the places >= their number - most changes.

    No rule of every schedule, but one of a trade-off.
    """
    place = np.full(len(v.problem.requests), -1, dtype=np.int64)
    place[list(limit.places)] = list(limit.places.values())
    kept = np.flatnonzero(place[v.request] == v.slot)
    row = v.model.add_rows(1, 0, kept, lower=limit.least_kept)
    return Rows(row, np.zeros(1, dtype=np.int64))


def _limited(
    v: Variables,
    keys: Integers,
    row: Integers,
    variable: Integers,
    limits: Integers,
    about: Integers,
) -> Rows:
    """Add the rows ``sum of the variables of a key <= limit`` that can be broken at all."""
    binding = np.bincount(row, minlength=len(keys)) > limits
    number = np.cumsum(binding) - 1
    kept = binding[row]
    count = int(binding.sum())
    rows = v.model.add_rows(count, number[row[kept]], variable[kept], upper=limits[binding])
    return Rows(rows, about[binding])


CONSTRAINTS: tuple[Callable[[Variables], Rows], ...] = (
    hours,
    one_meeting_at_a_time,
    once_per_company,
    maximum,
    longest_run,
    capacity,
    fixed,
)
