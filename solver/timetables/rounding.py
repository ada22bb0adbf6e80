"""A schedule from pairs of request and slot in the order of their worth; knows no prices."""

from collections import Counter
from collections.abc import Iterable

from solver.schedule import Schedule
from solver.timetables.greedy import filled_up
from solver.timetables.timetable import Timetable


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
    problem = start.problem
    table = Timetable(problem, start.slot_of)
    held = Counter(p for number in start.slot_of for p in problem.requests[number].people)
    groups = {problem.requests[number].group for number in start.slot_of}
    for number, slot in pairs:
        request = problem.requests[number]
        has_room = all(held[p] < problem.most_meetings(p) for p in request.people)
        if has_room and request.group not in groups and table.open(number) >> slot & 1:
            table.put(number, slot)
            held.update(request.people)
            groups.add(request.group)
    return filled_up(Schedule(problem, table.slot_of))
