"""What changing a few earlier meetings could win, against trying everything."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.problem import Earlier, Person, Problem, Request
from solver.promises import Promises
from solver.result import Status
from solver.rules import violations
from solver.schedule import Schedule
from solver.search import solve
from solver.trade_off import TradeOff, trade_off
from solver.without_time.kept_selection import KeptSelection
from tests.solver.brute_force import every_schedule, is_allowed, rank
from tests.solver.tiny import problems

TINY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def best_with_changes(problem: Problem, places: dict[int, int], most: int) -> tuple[int, ...]:
    """The best rank in must, minimum and value of any schedule that changes few meetings."""
    free = replace(problem, earlier=None)
    return max(
        rank(free, slot_of)[:-1]
        for slot_of in every_schedule(free)
        if is_allowed(free, slot_of)
        and sum(slot_of.get(request) != slot for request, slot in places.items()) <= most
    )


def achieved(found: TradeOff) -> list[tuple[int, ...]]:
    """The ranks of each point."""
    return [
        tuple(result.stage.turned(result.achieved) for result in point.stages)
        for point in found.points
    ]


@pytest.fixture
def swap() -> Problem:
    """Person 0 has one slot, promised to 1; 2 would be worth more. Both 3 and 4 wait for 5."""
    people = (Person(1), Person(1), Person(1), Person(2), Person(2), Person(2))
    requests = (
        Request((0, 1), 0, 4),
        Request((0, 2), 1, 7),
        Request((3, 5), 2, 1),
        Request((4, 5), 3, 3),
    )
    return Problem((2,), people, requests, earlier=(Earlier(0, 0, 0), Earlier(2, 2, 1)))


def test_each_further_change_wins_what_is_worth_most(swap: Problem) -> None:
    # Either exchange breaks one promise: 7 instead of 4 wins 3, and 3 instead of 1 wins 2.
    found = trade_off(swap, [0, 1], Budget())
    assert achieved(found) == [(0, 0, 5), (0, 0, 8), (0, 0, 10)]
    assert [(point.most, point.changed) for point in found.points] == [(0, 0), (1, 1), (2, 2)]
    assert all(result.is_proven for point in found.points for result in point.stages)


def test_meetings_that_cannot_stay_do_not_count(swap: Problem) -> None:
    # 1 is gone, so that 0 is free for 2; of the other promise nothing has to change.
    people = (swap.people[0], Person(0), *swap.people[2:])
    found = trade_off(replace(swap, people=people), [0], Budget())
    assert (found.places, found.unavoidable) == ({2: 1}, 0)
    assert achieved(found) == [(0, 0, 8), (0, 0, 10)]


def test_meetings_that_no_longer_go_together_have_to_change(swap: Problem) -> None:
    # 5 may meet nobody any more, which breaks the second promise; the first may break besides.
    people = (*swap.people[:5], replace(swap.people[5], max_meetings=0))
    found = trade_off(replace(swap, people=people), [0, 1], Budget())
    assert (len(found.places), found.unavoidable) == (2, 1)
    assert achieved(found) == [(0, 0, 4), (0, 0, 7), (0, 0, 7)]


def test_where_nothing_can_be_held_there_is_no_curve(swap: Problem) -> None:
    fixed = replace(swap.requests[0], fixed=True, fixed_slot=1)
    found = trade_off(replace(swap, requests=(fixed, *swap.requests[1:])), [0], Budget())
    assert (found.points, found.still.status) == ((), Status.INFEASIBLE)


@TINY
@given(problems(most_fixed=0))
def test_every_point_is_as_good_as_trying_everything(problem: Problem) -> None:
    assume(problem.earlier)
    found = trade_off(problem, [0, 1], Budget())
    places = dict(found.places)
    assert achieved(found) == [
        best_with_changes(problem, places, point.most) for point in found.points
    ]
    for point in found.points:
        assert violations(point.schedule) == []
        assert point.changed == ChangeLimit(places, 0).changed(point.schedule) <= point.most
        assert all(result.is_proven for result in point.stages)


@TINY
@given(problems(most_fixed=0))
def test_the_curve_ends_with_what_nobody_promised(problem: Problem) -> None:
    assume(problem.earlier)
    found = trade_off(problem, [0], Budget())
    free = solve(replace(problem, earlier=None), Budget(), comfort=False)
    assert free.schedule is not None
    assert achieved(found)[-1] == free.schedule.rank()[:-1]
    if found.still.schedule is not None and found.unavoidable == 0:
        assert achieved(found)[0] == found.still.schedule.rank()[2:-1]


@TINY
@given(problems(most_fixed=0))
def test_bounds_without_time_hold_for_every_schedule(problem: Problem) -> None:
    assume(problem.earlier)
    places, free = Promises(problem).places, replace(problem, earlier=None)
    selection = KeptSelection(free, places)
    ranks = {
        (ChangeLimit(places, 0).changed(schedule), schedule.rank()[:-1])
        for slot_of in every_schedule(free)
        if is_allowed(free, slot_of) and (schedule := Schedule(free, slot_of))
    }
    for most in range(len(places) + 1):
        reached = [rank for changed, rank in ranks if changed <= most]
        for place, stage in enumerate(free.stages[:-1] if reached else ()):
            bound = selection.bound(stage, {}, most, Budget())
            assert bound is not None
            assert bound >= max(rank[place] for rank in reached)


def test_who_is_busy_all_day_meets_others_only_after_changes(swap: Problem) -> None:
    # 0 and 5 have no slot but their promises'; each change lets one more valuable meeting in.
    free, places = replace(swap, earlier=None), Promises(swap).places
    selection = KeptSelection(free, places)
    value = free.stages[-2]
    assert [selection.bound(value, {}, most, Budget()) for most in (0, 1, 2)] == [5, 8, 10]
