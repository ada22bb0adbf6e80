"""Fixed meetings that contradict each other or a rule: the least that does, derived by hand."""

from dataclasses import replace

import pytest

from solver.budget import Budget
from solver.exact.clash import place_fixed
from solver.problem import Person, Problem, Request, Resource
from solver.result import Clash, Status
from solver.schedule import Schedule
from solver.search import solve

EVERYBODY = tuple(Person(0b1111) for _ in range(6))


def fixed(a: int, b: int, group: int, slot: int | None = None, *resources: int) -> Request:
    return Request((a, b), group, 1, resources=resources, fixed=True, fixed_slot=slot)


def clash_of(problem: Problem) -> Clash:
    result = solve(problem, Budget())
    assert result.status is Status.INFEASIBLE
    assert result.clash is not None
    return result.clash


def test_two_meetings_of_one_person_at_the_same_time() -> None:
    # Request 0 has nothing to do with it.
    requests = (fixed(4, 5, 0, 0), fixed(0, 1, 1, 2), fixed(0, 2, 2, 2))
    clash = clash_of(Problem((4,), EVERYBODY, requests))
    assert clash == Clash((1, 2), (("one_meeting_at_a_time", 0),))


def test_more_fixed_meetings_than_the_maximum() -> None:
    people = (Person(0b1111, max_meetings=1), *EVERYBODY[1:])
    clash = clash_of(Problem((4,), people, (fixed(0, 1, 0), fixed(0, 2, 1), fixed(3, 4, 2))))
    assert clash == Clash((0, 1), (("maximum", 0),))


def test_two_representatives_of_one_company() -> None:
    clash = clash_of(Problem((4,), EVERYBODY, (fixed(0, 1, 7, 0), fixed(2, 1, 7, 3))))
    assert clash == Clash((0, 1), (("once_per_company", 7),))


def test_a_run_that_is_too_long() -> None:
    requests = (fixed(0, 1, 0, 1), fixed(0, 2, 1, 2), fixed(0, 3, 2, 3), fixed(0, 4, 3, 0))
    clash = clash_of(Problem((4,), EVERYBODY, requests[:3], longest_run=2))
    assert clash == Clash((0, 1, 2), (("longest_run", 0),))
    # Of four in a row any three in a row are enough: slots 1, 2, 3 or 0, 1, 2.
    longer = clash_of(Problem((4,), EVERYBODY, requests, longest_run=2))
    assert longer.rules == (("longest_run", 0),)
    assert longer.fixed in ((0, 1, 2), (0, 1, 3))


def test_a_booth_that_is_too_small() -> None:
    # Three meetings in slot 1, one booth less; those in slots 0 are as many as there are booths.
    requests = (
        fixed(0, 1, 0, 1, 0), fixed(2, 3, 1, 1, 0), fixed(4, 5, 2, 1, 0), fixed(0, 3, 3, 0, 0),
    )  # fmt: skip
    clash = clash_of(Problem((4,), EVERYBODY, requests, (Resource((2, 2, 2, 2)),)))
    assert clash == Clash((0, 1, 2), (("capacity", 0),))


def test_a_slot_in_which_one_is_away() -> None:
    people = (Person(0b0111), *EVERYBODY[1:])
    clash = clash_of(Problem((4,), people, (fixed(0, 1, 0, 3),)))
    assert clash == Clash((0,), (("hours", 0),))


def test_hours_without_a_common_slot() -> None:
    people = (Person(0b0011), Person(0b1100), *EVERYBODY[2:])
    clash = clash_of(Problem((4,), people, (fixed(0, 1, 0), fixed(2, 3, 1))))
    assert clash == Clash((0,), (("hours", 0), ("hours", 1)))


def test_more_meetings_than_slots() -> None:
    # Person 0 has two slots and three meetings without a time: no pair of rules alone excludes it.
    people = (Person(0b0011), *EVERYBODY[1:])
    requests = (fixed(0, 1, 0), fixed(0, 2, 1), fixed(0, 3, 2))
    clash = clash_of(Problem((4,), people, requests))
    assert clash == Clash((0, 1, 2), (("hours", 0), ("one_meeting_at_a_time", 0)))


@pytest.mark.parametrize("slot", [0, 3, None])
def test_fixed_meetings_that_fit_are_placed(slot: int | None) -> None:
    problem = Problem((4,), EVERYBODY, (fixed(0, 1, 0, slot), fixed(0, 2, 1)))
    placed = place_fixed(problem, Budget())
    assert isinstance(placed, Schedule)
    assert sorted(placed.slot_of) == [0, 1]
    assert slot in (None, placed.slot_of[0])


def test_nothing_is_excluded_where_nothing_is_fixed() -> None:
    free = replace(fixed(0, 1, 0), fixed=False)
    nobody = (Person(0), Person(0))
    assert place_fixed(Problem((4,), nobody, (free,)), Budget()) == Schedule(
        Problem((4,), nobody, (free,)), {}
    )
