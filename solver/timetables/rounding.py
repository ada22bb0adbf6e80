"""A schedule from pairs of request and slot in the order of their worth; knows no prices."""

from collections.abc import Iterable

from solver.schedule import Schedule
from solver.timetables.filling import Filling
from solver.timetables.greedy import filled_up


def rounded(start: Schedule, pairs: Iterable[tuple[int, int]]) -> Schedule:
    """Return a valid schedule that holds each pair of request and slot that still fits.

    What then finds room is added.

    Parameters
    ----------
    start
        A valid schedule, of which everything is kept.
    pairs
        The first ones go first.
    """
    filling = Filling(start)
    for number, slot in pairs:
        if filling.open(number) >> slot & 1:
            filling.put(number, slot)
    return filled_up(filling.schedule)
