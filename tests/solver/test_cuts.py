"""What timetables and prices teach about a selection."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.problem import Person, Problem, Request, Resource
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from solver.timetables.timetable import possible_slots
from solver.without_time.cuts import Cut, timetable_cuts
from solver.without_time.price_cuts import price_cuts


def test_three_wishes_that_fit_into_two_slots_are_a_cut() -> None:
    # person 0 is free in 0, 1, 2; its partners 1, 2, 3 only in 0 and 1; partner 4 in 2
    free = [slot_set([0, 1, 2])] + [slot_set([0, 1])] * 3 + [slot_set([2])]
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3, 4))
    problem = Problem((3,), tuple(Person(slots) for slots in free), requests)
    cuts = timetable_cuts(problem, possible_slots(problem), range(4))
    assert cuts == [Cut(((0, 1), (1, 1), (2, 1)), 2)]


def test_wishes_that_fit_are_no_cut() -> None:
    free = [slot_set([0, 1, 2])] + [slot_set([0, 1])] * 2 + [slot_set([2])]
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3))
    problem = Problem((3,), tuple(Person(slots) for slots in free), requests)
    assert timetable_cuts(problem, possible_slots(problem), range(3)) == []


def test_a_cut_knows_that_slots_in_a_row_hold_less() -> None:
    # slots 0, 1, 2 hold two meetings where two may follow each other
    people = (Person(0b11111), *(Person(0b111) for _ in range(3)))
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3))
    problem = Problem((5,), people, requests, longest_run=2)
    cuts = timetable_cuts(problem, possible_slots(problem), range(3))
    assert cuts == [Cut(((0, 1), (1, 1), (2, 1)), 2)]


def test_rooms_that_are_scarce_in_two_slots_have_a_price() -> None:
    # 0-1, 1-2, 2-3 can meet in slots 0 and 1 alone, where one room stands: two of the three fit,
    # though everybody has a slot for each of its wishes
    people = tuple(Person(0b011) for _ in range(4))
    requests = tuple(Request((n, n + 1), n, 1, resources=(0,)) for n in range(3))
    problem = Problem((3,), people, requests, (Resource((1, 1, 9)),))
    possible = possible_slots(problem)
    assert timetable_cuts(problem, possible, range(3)) == []
    cuts = price_cuts(problem, possible, range(3), [2], Budget())
    assert cuts == [Cut(((0, 1), (1, 1), (2, 1)), 2)]


def test_what_fits_has_no_price() -> None:
    people = tuple(Person(0b011) for _ in range(4))
    requests = tuple(Request((n, n + 1), n, 1, resources=(0,)) for n in range(3))
    problem = Problem((2,), people, requests, (Resource((2, 1)),))
    assert price_cuts(problem, possible_slots(problem), range(3), [2], Budget()) == []


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_every_schedule_keeps_every_cut(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    possible = possible_slots(problem)
    selection = [r for r, slots in enumerate(possible) if slots]
    cuts = timetable_cuts(problem, possible, selection)
    cuts += price_cuts(problem, possible, selection, selection, Budget())
    kept = [
        not cut.is_broken_by(schedule.slot_of)
        for cut in cuts
        for schedule in every_schedule(problem)
    ]
    assert all(kept)
    assert all(cut.is_broken_by(selection) for cut in cuts)
