"""The whole search on problems of the size of real events: proofs, endings, repeatability."""

from dataclasses import replace

import pytest

from solver.budget import Budget
from solver.problem import Person, Problem, Request
from solver.progress import Progress
from solver.result import Result, Status
from solver.rules import violations
from solver.search import solve
from solver.stages import Stage
from tests.solver.shapes import SHAPES, Shape, after_changes, random_problem

SMALL = Shape(12, 20, (6, 6), rooms=0.15, min_meetings=2, fixed=4)


def proven_stages(result: Result) -> list[Stage]:
    return [stage.stage for stage in result.stages if stage.is_proven]


@pytest.mark.parametrize(
    "shape",
    [
        "delegations",
        "anyone",
        *(pytest.param(shape, marks=pytest.mark.slow) for shape in ("roomy", "ragged", "fixed")),
    ],
)
def test_an_event_of_180_people_is_proven_up_to_value(shape: str) -> None:
    problem = random_problem(SHAPES[shape], 1)
    result = solve(problem, Budget(effort=0.5))
    assert result.status is Status.OPTIMAL
    assert proven_stages(result)[:3] == [Stage.MUST, Stage.MINIMUM, Stage.VALUE]


def test_a_changed_event_keeps_its_promises_provably() -> None:
    problem = random_problem(SHAPES["delegations"], 1)
    first = solve(problem, Budget(effort=0.1)).schedule
    assert first is not None
    result = solve(after_changes(problem, first, seed=2), Budget(effort=0.5))
    assert proven_stages(result)[:5] == list(result.schedule.problem.stages)[:5]


def test_an_unchanged_event_keeps_every_promise() -> None:
    problem = random_problem(SMALL, 1)
    first = solve(problem, Budget(effort=0.1)).schedule
    assert first is not None
    promises = after_changes(problem, first, seed=2).earlier
    again = solve(replace(problem, earlier=promises), Budget(effort=0.1)).schedule
    assert again is not None
    assert again.slot_of == first.slot_of


def test_equal_runs_with_an_effort_are_equal() -> None:
    problem = random_problem(SMALL, 3)
    first, second = (solve(problem, Budget(effort=0.3), seed=5) for _ in range(2))
    assert first == second


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["roomy", "rooms", "tight"])
def test_equal_runs_on_larger_events_are_equal(shape: str) -> None:
    problem = random_problem(SHAPES[shape], 3)
    first, second = (solve(problem, Budget(effort=0.3), seed=5) for _ in range(2))
    assert first == second


def test_without_any_time_there_is_a_first_schedule_with_bounds() -> None:
    problem = random_problem(replace(SHAPES["roomy"], fixed=0), 1)
    result = solve(problem, Budget(seconds=0))
    assert result.status is Status.FEASIBLE
    assert result.schedule is not None
    assert violations(result.schedule) == []
    assert result.method == "greedy"
    assert [stage.stage for stage in result.stages] == list(problem.stages)
    assert all(stage.bound is not None for stage in result.stages)


def test_unknown_is_not_infeasible() -> None:
    # One fixed meeting without a time: somebody would have to look for its slot.
    problem = Problem((1,), (Person(1), Person(1)), (Request((0, 1), 0, 1, fixed=True),))
    assert solve(problem, Budget(seconds=0)) == Result(Status.UNKNOWN, None, (), "fixed meetings")
    assert solve(problem, Budget()).status is Status.OPTIMAL


def test_a_search_that_is_stopped_keeps_its_best_schedule() -> None:
    budget, heard = Budget(), []

    def stop_at_value(progress: Progress) -> None:
        heard.append(progress)
        if progress.stage is Stage.VALUE:
            budget.stop()

    result = solve(random_problem(SHAPES["roomy"], 1), budget, workers=2, report=stop_at_value)
    assert result.schedule is not None
    assert result.schedule.stage(Stage.VALUE) >= max(
        progress.achieved for progress in heard if progress.stage is Stage.VALUE
    )


def test_what_is_reported_is_what_comes_out() -> None:
    heard: list[Progress] = []
    result = solve(random_problem(SMALL, 2), Budget(effort=0.2), report=heard.append)
    last = {progress.stage: progress for progress in heard}
    for stage in result.stages:
        if stage.stage in last:
            assert (last[stage.stage].achieved, last[stage.stage].bound) == (
                stage.achieved,
                stage.bound,
            )


def test_a_problem_without_requests_or_people() -> None:
    for people in ((), (Person(0b11, min_meetings=2),)):
        problem = Problem((2,), people, ())
        result = solve(problem, Budget())
        assert result.status is Status.OPTIMAL
        assert [stage.achieved for stage in result.stages] == [0, 2 * len(people), 0, 0]


def test_a_problem_without_slots() -> None:
    problem = Problem((), (Person(0), Person(0)), (Request((0, 1), 0, 7, must=True),))
    result = solve(problem, Budget())
    assert (result.status, [stage.achieved for stage in result.stages]) == (
        Status.OPTIMAL,
        [0, 0, 0, 0],
    )
