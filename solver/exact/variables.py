"""The variables of the time-indexed model: who meets when, as numbers; knows no rule, no stage."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from solver.engines.linear_model import Integers, LinearModel
from solver.problem import Problem
from solver.slot_sets import SlotSet

Completion = Callable[[Integers], None]
"""Fills in what some variables have to be, from those that were added before them."""


class Variables:
    """One variable for each request and slot: 1 when the request is held in the slot.

    They are the first ones of `model`. Rules add rows; stages add variables of their own and say
    by `completions` what those are in a given schedule.

    Parameters
    ----------
    problem
        The question.
    slots
        For each request that is looked at the slots that are looked at; by default all requests
        in all slots that they may have.
    held
        Of these requests those that have to be held, beside the fixed ones.

    Attributes
    ----------
    requests
        The numbers of the requests that are looked at, ascending.
    request, slot
        For each variable its request and its slot.
    """

    def __init__(
        self,
        problem: Problem,
        slots: Mapping[int, SlotSet] | None = None,
        held: Collection[int] = (),
    ) -> None:
        self.problem = problem
        self.held = frozenset(held)
        self.model = LinearModel()
        self.completions: list[Completion] = []
        domains = dict(enumerate(problem.allowed)) if slots is None else slots
        self.requests = np.array(sorted(domains), dtype=np.int64)
        cells = bit_table([domains[int(r)] for r in self.requests], problem.slots)
        row, self.slot = (part.astype(np.int64) for part in np.nonzero(cells))
        self.request = self.requests[row]
        self.model.add_variables(len(self.request))

    @property
    def count(self) -> int:
        """The number of (request, slot) variables."""
        return len(self.request)

    @cached_property
    def people(self) -> Integers:
        """Of shape (2, variables): the two people of each variable's request."""
        pairs = np.array([r.people for r in self.problem.requests], dtype=np.int64).reshape(-1, 2)
        return np.ascontiguousarray(pairs[self.request].T)

    @cached_property
    def group(self) -> Integers:
        """The group of each variable's request."""
        groups = np.array([r.group for r in self.problem.requests], dtype=np.int64)
        return groups[self.request]

    @cached_property
    def by_person(self) -> tuple[Integers, Integers]:
        """Pairs (person, variable), one for each variable and each of its two people."""
        return self.people.ravel(), np.tile(np.arange(self.count), 2)

    @cached_property
    def present(self) -> Integers:
        """The people of the requests that are looked at, ascending."""
        numbers = (p for r in self.requests for p in self.problem.requests[r].people)
        return np.unique(np.fromiter(numbers, dtype=np.int64))

    @cached_property
    def busy(self) -> Integers:
        """Of shape (people, slots): the variable that counts a person's meetings in a slot.

        -1 where there can be none. The variables come into the model when this is first asked for.
        """
        person, variable = self.by_person
        cell, row = np.unique(
            person * self.problem.slots + self.slot[variable], return_inverse=True
        )
        most = np.bincount(row, minlength=len(cell))
        counting = self.model.add_variables(len(cell), most)
        rows, ones = np.arange(len(cell)), np.ones(len(cell), dtype=np.int64)
        self.model.add_rows(
            len(cell),
            np.concatenate([row, rows]),
            np.concatenate([variable, counting]),
            np.concatenate([np.ones(len(row), dtype=np.int64), -ones]),
            0,
            0,
        )
        self.completions.append(lambda v: np.add.at(v, counting[row], v[variable]))
        busy = np.full(len(self.problem.people) * self.problem.slots, -1, dtype=np.int64)
        busy[cell] = counting
        return busy.reshape(len(self.problem.people), self.problem.slots)

    def values(self, slot_of: Mapping[int, int]) -> Integers:
        """Return the point of the model that stands for a schedule.

        Requests that are not looked at are left out. The point need not keep the rows: a slot that
        is not looked at counts as not held.
        """
        values = np.zeros(self.model.variables, dtype=np.int64)
        held = np.full(len(self.problem.requests), -1, dtype=np.int64)
        held[list(slot_of)] = list(slot_of.values())
        values[: self.count] = held[self.request] == self.slot
        for complete in self.completions:
            complete(values)
        return values

    def slot_of(self, values: Integers) -> dict[int, int]:
        """Return the schedule that a point of the model stands for."""
        on = np.flatnonzero(values[: self.count] > 0)
        pairs = zip(self.request[on].tolist(), self.slot[on].tolist(), strict=True)
        return dict(pairs)


def bit_table(sets: Sequence[SlotSet], slots: int) -> NDArray[np.bool_]:
    """Return sets of slots as a table of shape (sets, slots)."""
    width = (slots + 7) // 8
    packed = b"".join(bits.to_bytes(width, "little") for bits in sets)
    table = np.frombuffer(packed, dtype=np.uint8).reshape(len(sets), width)
    return np.unpackbits(table, axis=1, count=slots, bitorder="little").astype(np.bool_)


def grouped(keys: Integers) -> tuple[Integers, Integers]:
    """Return the different keys, ascending, and for each given key its place among them."""
    different, place = np.unique(keys, return_inverse=True)
    return different, place.astype(np.int64)


def places(different: Integers, keys: Integers) -> Integers:
    """Return for each key its place among `different` (ascending), -1 where it is not there."""
    if not len(different):
        return np.full(len(keys), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(different, keys), len(different) - 1)
    return np.where(different[place] == keys, place, -1)


def sums(count: int, place: Integers, amounts: Integers) -> Integers:
    """Return `count` sums of integer amounts, each amount added at its place."""
    total = np.zeros(count, dtype=np.int64)
    np.add.at(total, place, amounts)
    return total
