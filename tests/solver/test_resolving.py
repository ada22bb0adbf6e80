"""Promises: fewest lost, then fewest moved."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings

from solver.budget import Budget
from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.resolving import Kept, keep_promises, pinned, staying
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from tests.solver.brute_force import best_by_trying_everything
from tests.solver.tiny import problems


def two_meetings(*free: int, earlier: tuple[Earlier, ...]) -> Problem:
    """Person 0 met 1 (request 0) and 2 (request 1), each of its own group; three slots."""
    people = tuple(Person(slots) for slots in free)
    requests = (Request((0, 1), 0, 1), Request((0, 2), 1, 1))
    return Problem((3,), people, requests, earlier=earlier)


def kept(problem: Problem) -> Kept:
    found = keep_promises(problem, Budget())
    assert found is not None
    return found


def test_what_can_stay_stays() -> None:
    before = (Earlier(0, 0, 2), Earlier(1, 1, 0))
    problem = two_meetings(7, 7, 7, earlier=before)
    assert kept(problem) == Kept(Schedule(problem, {0: 2, 1: 0}), 0, 0, is_forced=True)


def test_a_meeting_whose_hour_is_gone_moves() -> None:
    # 1 has lost slot 2; 0 is busy in slot 0, so that slot 1 is left
    before = (Earlier(0, 0, 2), Earlier(1, 1, 0))
    problem = two_meetings(7, slot_set([0, 1]), 7, earlier=before)
    assert kept(problem) == Kept(Schedule(problem, {0: 1, 1: 0}), 0, 1, is_forced=True)


def test_a_meeting_without_a_common_hour_is_lost() -> None:
    before = (Earlier(0, 0, 2), Earlier(1, 1, 0))
    problem = two_meetings(7, 0, 7, earlier=before)
    assert kept(problem) == Kept(Schedule(problem, {1: 0}), 1, 0, is_forced=True)


def test_a_meeting_moves_so_that_another_is_not_lost() -> None:
    # 1 has slot 0 alone now, where 0 met 2: so both move, and none is lost
    before = (Earlier(0, 0, 2), Earlier(1, 1, 0))
    problem = two_meetings(7, slot_set([0]), slot_set([0, 1]), earlier=before)
    assert kept(problem) == Kept(Schedule(problem, {0: 0, 1: 1}), 0, 2, is_forced=False)


def test_a_colleague_steps_in() -> None:
    # the person who met 0 is gone; its colleague 2 is of the same group
    people = (Person(1), Person(0), Person(1))
    requests = (Request((0, 1), 5, 1), Request((0, 2), 5, 1))
    problem = Problem((1,), people, requests, earlier=(Earlier(5, 0, 0),))
    assert kept(problem) == Kept(Schedule(problem, {1: 0}), 0, 1, is_forced=True)


def test_what_no_longer_exists_is_lost() -> None:
    problem = two_meetings(7, 7, 7, earlier=(Earlier(None, None, None), Earlier(0, 0, 1)))
    assert kept(problem) == Kept(Schedule(problem, {0: 1}), 1, 0, is_forced=True)


def test_what_has_no_room_any_more_is_lost() -> None:
    # Three meetings had two rooms; one room in each of two slots holds two of them.
    people = (Person(3),) * 6
    requests = tuple(Request((2 * n, 2 * n + 1), n, 1, resources=(0,)) for n in range(3))
    before = (Earlier(0, 0, 0), Earlier(1, 1, 0), Earlier(2, 2, 1))
    problem = Problem((2,), people, requests, (Resource((1, 1)),), earlier=before)
    found = kept(problem)
    assert (found.schedule.lost(), found.schedule.moved(), found.is_proven) == (1, 0, True)


def test_pinned_meetings_are_fixed_where_they_are() -> None:
    problem = two_meetings(7, 7, 7, earlier=())
    first, second = pinned(problem, {1: 2}).requests
    assert (first, second) == (
        problem.requests[0],
        replace(problem.requests[1], fixed=True, fixed_slot=2),
    )


def test_meetings_that_moved_do_not_stay() -> None:
    problem = two_meetings(7, 7, 7, earlier=(Earlier(0, 0, 1), Earlier(1, 1, 0)))
    assert staying(Schedule(problem, {0: 1, 1: 2})) == {0: 1}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_promises_are_kept_as_well_as_trying_everything_can(problem: Problem) -> None:
    assume(problem.earlier)
    best, found = best_by_trying_everything(problem), keep_promises(problem, Budget())
    assert (found is None) == (best is None)
    if found is not None and best is not None:
        assert violations(found.schedule) == []
        assert (found.lost, found.moved, found.is_proven) == (-best[0], -best[1], True)
        if found.is_forced:
            assert best_by_trying_everything(pinned(problem, staying(found.schedule))) == best
