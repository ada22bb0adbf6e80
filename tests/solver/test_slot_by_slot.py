"""Schedules that are built slot by slot from the shares of a relaxation."""

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.parts.slot_by_slot import slot_by_slot
from solver.problem import Person, Problem, Request
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slots_in
from tests.solver.brute_force import every_schedule, is_allowed
from tests.solver.tiny import problems


def _path(values: tuple[int, ...]) -> Problem:
    """Requests 0-1, 1-2, ..., each a group of its own, in one session of two slots."""
    people = tuple(Person(0b11) for _ in range(len(values) + 1))
    requests = tuple(Request((n, n + 1), n, value) for n, value in enumerate(values))
    return Problem((2,), people, requests)


def _built(start: Schedule, shares: list[tuple[int, int, float]], seed: int = 1) -> Schedule:
    requests, slots, amounts = (np.array(column) for column in zip(*shares, strict=True))
    return slot_by_slot(start, (requests, slots, amounts), Budget(), seed)


def test_an_integral_relaxation_is_what_is_built() -> None:
    schedule = _built(Schedule(_path((1, 1, 1)), {}), [(0, 1, 1.0), (1, 0, 1.0), (2, 1, 1.0)])
    assert schedule.slot_of == {0: 1, 1: 0, 2: 1}


def test_what_depends_on_a_slot_goes_before_what_is_worth_more() -> None:
    # Request 0 is held in slot 0 alone, request 1 in both. In slot 0 first, request 0 counts
    # 2 + 1 * 4 (4 is above what any meeting is worth), request 1 counts 3 + 0.5 * 4; in slot 1
    # first, request 1 is alone.
    shares = [(0, 0, 1.0), (1, 0, 0.5), (1, 1, 0.5)]
    assert _built(Schedule(_path((2, 3)), {}), shares, seed=1).slot_of == {0: 0, 1: 1}
    assert _built(Schedule(_path((2, 3)), {}), shares, seed=2).slot_of == {0: 0, 1: 1}


def test_what_the_relaxation_leaves_out_is_added_where_it_fits() -> None:
    schedule = _built(Schedule(_path((1, 1, 1)), {1: 0}), [(0, 1, 1.0)])
    assert schedule.slot_of == {0: 1, 1: 0, 2: 1}


def test_without_time_slots_are_only_filled_up() -> None:
    over = Budget()
    over.stop()
    shares = (np.array([0]), np.array([1]), np.array([1.0]))
    schedule = slot_by_slot(Schedule(_path((1,)), {}), shares, over, seed=1)
    assert schedule.slot_of == {0: 0}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems(most_fixed=0), st.data())
def test_any_shares_make_a_valid_schedule_that_keeps_its_start(
    problem: Problem, data: st.DataObject
) -> None:
    starts = [slot_of for slot_of in every_schedule(problem) if is_allowed(problem, slot_of)]
    start = Schedule(problem, data.draw(st.sampled_from(starts)))
    shares = [
        (request, slot, data.draw(st.floats(0.001, 1)))
        for request, slots in enumerate(problem.allowed)
        for slot in slots_in(slots)
    ]
    assume(shares)
    schedule = _built(start, shares)
    assert violations(schedule) == []
    assert start.slot_of.items() <= schedule.slot_of.items()
