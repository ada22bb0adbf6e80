"""A schedule from pairs of request and slot in the order of their worth."""

from solver.problem import Person, Problem, Request
from solver.schedule import Schedule
from solver.timetables.rounding import rounded


def _path() -> Problem:
    """Requests 0-1, 1-2, 2-3, each a group of its own, in one session of two slots."""
    people = tuple(Person(0b11) for _ in range(4))
    requests = tuple(Request((n, n + 1), n, value=1) for n in range(3))
    return Problem((2,), people, requests)


def test_the_first_pairs_go_first_and_the_rest_is_added() -> None:
    # Request 1 takes slot 1, so that neither neighbour fits there; both go to slot 0.
    schedule = rounded(Schedule(_path(), {}), [(1, 1), (0, 1), (2, 0)])
    assert schedule.slot_of == {1: 1, 2: 0, 0: 0}


def test_what_is_held_stays() -> None:
    schedule = rounded(Schedule(_path(), {1: 0}), [(1, 1), (0, 0), (2, 1)])
    assert schedule.slot_of == {1: 0, 2: 1, 0: 1}
