"""Which slots nobody can tell apart, and what they link."""

import pytest

from solver.comfort import kinds
from solver.comfort.kinds import days_of_kinds, kinds_of_slots
from solver.problem import Person, Problem, Request
from solver.timetables.timetable import possible_slots


def two_days() -> Problem:
    """Sessions 0 1 | 2 3 | 4: person 0 dislikes 1 and 3, person 1 is not there in 4."""
    people = (Person(0b11111, 0b01010), Person(0b01111))
    return Problem((2, 2, 1), people, (Request((0, 1), 0, 1),))


def test_slots_are_of_one_kind_when_all_hours_are_alike_in_them() -> None:
    problem = two_days()
    assert kinds_of_slots(problem, possible_slots(problem)) == (0b00101, 0b01010, 0b10000)


def test_sessions_that_share_a_kind_are_one_day() -> None:
    # 0 and 2 are alike, which links the first two sessions
    problem = two_days()
    found = days_of_kinds(problem, kinds_of_slots(problem, possible_slots(problem)))
    assert set(found) == {0b01111, 0b10000}


def test_too_many_pairs_of_request_and_kind_make_all_slots_one_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # the only request may have the first two kinds: two pairs
    problem = two_days()
    monkeypatch.setattr(kinds, "MOST_IN_KINDS", 1)
    assert kinds_of_slots(problem, possible_slots(problem)) == (0b11111,)
