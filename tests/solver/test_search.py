"""The whole search: optima, bounds, endings, repeatability."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver import search
from solver.budget import Budget
from solver.problem import Person, Problem, Request
from solver.result import Result, Status
from solver.search import solve
from solver.stages import Stage
from tests.solver.brute_force import best_below, best_by_trying_everything
from tests.solver.tiny import problems

SHORT = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LONG = settings(SHORT, max_examples=3000)


def is_as_good_as_everything(problem: Problem) -> None:
    result = solve(problem, Budget())
    best = best_by_trying_everything(problem)
    if best is None:
        assert result.status is Status.INFEASIBLE
        assert result.clash is not None
    else:
        assert result.status is Status.OPTIMAL
        assert result.schedule is not None
        assert result.schedule.rank() == best
        assert all(stage.is_proven for stage in result.stages)


@SHORT
@given(problems())
def test_the_search_is_as_good_as_trying_everything(problem: Problem) -> None:
    is_as_good_as_everything(problem)


@settings(SHORT, max_examples=60)
@given(problems())
def test_the_ways_of_larger_problems_are_as_good_on_tiny_ones(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "TINY", 0)
        is_as_good_as_everything(problem)


@pytest.mark.long
@settings(LONG)
@given(problems(most_fixed=5), st.sampled_from([0, 200]))
def test_it_is_as_good_as_trying_everything_on_thousands_of_problems(
    problem: Problem, tiny: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "TINY", tiny)
        is_as_good_as_everything(problem)


def test_a_session_shorter_than_the_longest_run_limits_nothing() -> None:
    # runs of 4 at most: 0 fills its sessions of 3 and 3 slots, six meetings of value 9
    people = (Person(0b111111),) * 7
    requests = tuple(Request((0, other), other, 9) for other in range(1, 7))
    found = solve(Problem((3, 3), people, requests, longest_run=4), Budget())
    assert [(stage.achieved, stage.bound) for stage in found.stages[:3]] == [
        (0, 0),
        (0, 0),
        (54, 54),
    ]


def test_a_run_is_not_counted_on_into_the_next_session() -> None:
    # slots 0, 1, 2 | 3, 4, ...: five fixed meetings in a row of slots, at most 4 in a session
    people = (Person(0b11111), *(Person(1 << slot) for slot in range(5)))
    requests = tuple(Request((0, other), other, 9, fixed=True) for other in range(1, 6))
    found = solve(Problem((3, 6), people, requests, longest_run=4), Budget())
    assert found.schedule is not None
    assert found.schedule.slot_of == {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}


def test_large_values_are_solved_like_small_ones() -> None:
    # three people want each other in one slot: one meeting, though the relaxation holds 3 halves;
    # at 10,000,000 floating point cannot tell the best value from one more
    people = (Person(1),) * 3
    for value in (1, 10_000_000):
        pairs = ((0, 1), (1, 2), (0, 2))
        requests = tuple(Request(pair, group, value) for group, pair in enumerate(pairs))
        found = solve(Problem((1,), people, requests), Budget(effort=5))
        (reached,) = [stage for stage in found.stages if stage.stage is Stage.VALUE]
        assert reached.bound is not None
        assert (reached.achieved, (reached.bound - value) * 1_000_000 // value) == (value, 0)


def has_true_bounds(problem: Problem, result: Result) -> None:
    if result.schedule is None:
        return
    achieved = result.schedule.rank()
    for place, stage in enumerate(result.stages):
        best = best_below(problem, achieved, place)
        if stage.stage.more_is_better:
            assert stage.achieved <= best <= stage.bound
        else:
            assert stage.achieved >= -best >= stage.bound


@settings(SHORT, max_examples=60)
@given(problems())
def test_bounds_hold_even_when_there_is_no_time(problem: Problem) -> None:
    has_true_bounds(problem, solve(problem, Budget(seconds=0)))


@settings(SHORT, max_examples=40)
@given(problems())
def test_bounds_hold_after_a_little_effort(problem: Problem) -> None:
    has_true_bounds(problem, solve(problem, Budget(effort=0.02)))
