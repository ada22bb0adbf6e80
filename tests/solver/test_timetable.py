"""A schedule under construction."""

from solver.problem import Person, Problem, Request, Resource
from solver.slot_sets import slot_set
from solver.timetables.timetable import Timetable, possible_slots

ALL = slot_set(range(4))


def three_people(**rules: object) -> Problem:
    """Four slots; 0 meets 1, 0 meets 2, 1 meets 2."""
    people = (Person(ALL), Person(ALL), Person(slot_set([1, 2, 3])))
    requests = (Request((0, 1), 0, 1), Request((0, 2), 1, 1), Request((1, 2), 2, 1))
    return Problem((4,), people, requests, **rules)  # type: ignore[arg-type]  # a test's keywords


def test_a_meeting_closes_its_slot_to_both_people() -> None:
    table = Timetable(three_people(), {0: 1})
    # request 1 needs person 0, request 2 person 1: both lose slot 1; person 2 is away in slot 0
    assert (table.open(1), table.open(2)) == (slot_set([2, 3]), slot_set([2, 3]))


def test_taking_a_meeting_out_opens_everything_again() -> None:
    table = Timetable(three_people(longest_run=1), {0: 1})
    assert table.take(0) == 1
    fresh = Timetable(three_people(longest_run=1))
    assert [table.open(r) for r in range(3)] == [fresh.open(r) for r in range(3)]


def test_a_run_that_would_be_too_long_is_closed() -> None:
    table = Timetable(three_people(longest_run=1), {0: 1})
    # slots 0 and 2 touch slot 1; person 2 could only have met in 2 or 3
    assert table.open(1) == slot_set([3])


def test_a_full_room_is_closed_in_its_slot_alone() -> None:
    room = Resource((1, 1, 1, 1))
    people = tuple(Person(ALL) for _ in range(4))
    requests = (Request((0, 1), 0, 1, resources=(0,)), Request((2, 3), 1, 1, resources=(0,)))
    table = Timetable(Problem((4,), people, requests, (room,)), {0: 2})
    assert table.open(1) == slot_set([0, 1, 3])


def test_a_fixed_meeting_takes_its_slot_from_the_others() -> None:
    people = tuple(Person(ALL) for _ in range(3))
    fixed = Request((0, 1), 0, 1, fixed=True, fixed_slot=2)
    problem = Problem((4,), people, (fixed, Request((0, 2), 1, 1)))
    assert possible_slots(problem) == (slot_set([2]), slot_set([0, 1, 3]))
