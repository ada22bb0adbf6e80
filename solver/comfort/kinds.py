"""Slots that nobody can tell apart; knows no requests but how many slots each may have."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from solver.problem import Problem
from solver.sizes import MOST_IN_KINDS
from solver.slot_sets import SlotSet, slot_set


def kinds_of_slots(problem: Problem, possible: Sequence[SlotSet]) -> tuple[SlotSet, ...]:
    """Return a partition of the slots: in each part the same people are free, and as comfortable.

    Where whole time zones share their hours these are few. Where everybody has hours of its own
    there may be as many as slots, too many for a large event: then all slots are one part.

    Parameters
    ----------
    possible
        For each request the slots that it may be held in.
    """
    kinds: dict[tuple[tuple[int, int], ...], SlotSet] = {}
    for slot in range(problem.slots):
        own = tuple((p.free >> slot & 1, p.uncomfortable >> slot & 1) for p in problem.people)
        kinds[own] = kinds.get(own, 0) | 1 << slot
    found = tuple(kinds.values())
    return found if pairs(possible, found) <= MOST_IN_KINDS else ((1 << problem.slots) - 1,)


def pairs(possible: Sequence[SlotSet], kinds: Sequence[SlotSet]) -> int:
    """Return the number of (request, kind) pairs, which tells how large a model of them is."""
    return sum(1 for slots in possible for kind in kinds if slots & kind)


def days_of_kinds(problem: Problem, kinds: Sequence[SlotSet]) -> tuple[SlotSet, ...]:
    """Return the finest partition of the slots into whole sessions and whole kinds at once."""
    days = [slot_set(session) for session in problem.session_slots]
    for kind in kinds:
        touched = [day for day in days if day & kind]
        days = [day for day in days if not day & kind] + [reduce(or_, touched)]
    return tuple(days)
