"""How large a problem may be for each way of searching it; knows none of these ways.

A problem's size is its number of cells: (request, slot) pairs in which a meeting could be held.
"""

from collections.abc import Iterable

from solver.problem import Problem
from solver.slot_sets import SlotSet

TINY = 200
"""Cells up to which the exact model is posed and solved before any other way has begun."""

MOST_TO_BRANCH = 60_000
"""Cells up to which the exact model is worth its time and its memory."""

MOST_TO_PRICE = 100_000
"""Cells up to which prices of single slots are worth the time of a simplex method."""

MOST_TO_RELAX = 300_000
"""Cells up to which a first-order method relaxes the exact model in the memory of any machine."""

MOST_IN_KINDS = 1_000_000
"""(request, kind of slots) pairs up to which a model of comfort is worth its time."""


def cells(slots: Iterable[SlotSet]) -> int:
    """Return the number of cells, given the slots that each request may be held in."""
    return sum(own.bit_count() for own in slots)


def is_within(most: int, problem: Problem) -> bool:
    """Whether a problem has at most so many cells."""
    return cells(problem.allowed) <= most
