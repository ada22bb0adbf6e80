"""A few changes, counted in a whole schedule and in its parts."""

import pytest

from solver.change_limit import ChangeLimit
from solver.problem import Person, Problem, Request
from solver.schedule import Schedule


@pytest.fixture
def problem() -> Problem:
    """Three pairs that can all meet in either of two slots."""
    pairs = ((0, 1), (2, 3), (4, 5))
    requests = tuple(Request(pair, group, 1) for group, pair in enumerate(pairs))
    return Problem((2,), (Person(3),) * 6, requests)


def test_moved_and_lost_count_alike(problem: Problem) -> None:
    limit = ChangeLimit({0: 0, 1: 0, 2: 0}, most=2)
    assert limit.changed(Schedule(problem, {0: 0, 1: 1})) == 2
    assert limit.least_kept == 1


def test_a_part_has_what_the_rest_of_the_schedule_leaves(problem: Problem) -> None:
    # Request 1 has moved, outside of the part, which leaves one change of two.
    limit = ChangeLimit({0: 0, 1: 0, 2: 0}, most=2)
    schedule = Schedule(problem, {0: 0, 1: 1, 2: 0})
    assert limit.within(schedule, (0, 2)) == ChangeLimit({0: 0, 1: 0}, most=1)
    assert limit.within(schedule, (1,)) == ChangeLimit({0: 0}, most=2)
