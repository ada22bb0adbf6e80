"""Among the best selections the nearest is placed, where it stood before."""

from solver.budget import Budget
from solver.problem import Person, Problem, Request
from solver.without_time.nearest import place_nearest


def choices(*values: int, slots: int = 2) -> Problem:
    """Person 0 can hold one meeting, with any one of the others; that is worth so much."""
    free = (1 << slots) - 1
    people = (Person(free, max_meetings=1), *(Person(free) for _ in values))
    requests = (Request((0, n + 1), n, value) for n, value in enumerate(values))
    return Problem((slots,), people, tuple(requests))


def placed(problem: Problem, start: dict[int, int]) -> dict[int, int]:
    placement = place_nearest(problem, start, Budget(effort=1), 1)
    assert placement is not None
    assert placement.unplaced == ()
    return dict(placement.slot_of)


def test_of_meetings_worth_the_same_the_one_before_is_held_where_it_was() -> None:
    for before in range(3):
        assert placed(choices(5, 5, 5), {before: 1}) == {before: 1}


def test_a_better_meeting_is_preferred_to_the_one_before() -> None:
    assert list(placed(choices(5, 6), {0: 1})) == [1]


def test_a_meeting_whose_slot_is_gone_goes_elsewhere() -> None:
    assert list(placed(choices(5, 5, slots=1), {1: 0})) == [1]
    narrow = Problem((2,), (Person(0b01), Person(0b11)), (Request((0, 1), 0, 5),))
    assert placed(narrow, {0: 1}) == {0: 0}


def test_nothing_is_placed_without_time() -> None:
    stopped = Budget()
    stopped.stop()
    assert place_nearest(choices(5), {}, stopped, 1) is None
