"""The exact model, the checker and the search through everything agree on tiny problems."""

import pytest
from hypothesis import HealthCheck, given, settings

from solver.budget import Budget
from solver.engines import cp_sat, highs
from solver.engines.linear_model import IntegerOutcome, LinearModel
from solver.exact.model import ExactModel
from solver.problem import Problem
from solver.rules import violations
from tests.solver.brute_force import best_by_trying_everything, is_allowed, rank, schedules_of
from tests.solver.tiny import problems

SHORT = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LONG = settings(SHORT, max_examples=3000)


def optimum_by_highs(model: LinearModel) -> IntegerOutcome:
    return highs.solve_mip(model, Budget())


def optimum_by_cp_sat(model: LinearModel) -> IntegerOutcome:
    return cp_sat.solve(model, Budget())


def best_rank(problem: Problem, optimum) -> tuple[int, ...] | None:
    """Solve stage after stage; each optimum must equal its bound and keep every rule."""
    exact = ExactModel(problem, problem.stages)
    floors: dict = {}
    for stage in problem.stages:
        outcome = optimum(exact.model({stage: 1}, floors))
        if outcome.is_infeasible:
            assert floors == {}
            return None
        schedule = exact.schedule(outcome.values)
        assert violations(schedule) == []
        floors[stage] = schedule.rank()[len(floors)]
        assert outcome.bound == floors[stage] - exact.constant({stage: 1})
    assert schedule.rank() == tuple(floors.values())
    return schedule.rank()


def agree(problem: Problem) -> None:
    best = best_by_trying_everything(problem)
    assert best_rank(problem, optimum_by_highs) == best
    assert best_rank(problem, optimum_by_cp_sat) == best


@SHORT
@given(problems())
def test_highs_cp_sat_and_trying_everything_reach_the_same_rank(problem: Problem) -> None:
    agree(problem)


@pytest.mark.long
@settings(LONG)
@given(problems(most_fixed=5))
def test_they_reach_the_same_rank_on_thousands_of_problems(problem: Problem) -> None:
    agree(problem)


def judge_alike(problem: Problem) -> None:
    exact = ExactModel(problem, problem.stages)
    model = exact.model({problem.stages[0]: 1}, {})
    for schedule in schedules_of(problem):
        allowed = is_allowed(problem, dict(schedule.slot_of))
        assert (violations(schedule) == []) == allowed
        if allowed:
            point = exact.values(schedule)
            assert model.keeps_rows(point)
            assert tuple(gain.rank(point) for gain in exact.gains.values()) == schedule.rank()
            assert schedule.rank() == rank(problem, dict(schedule.slot_of))


@settings(SHORT, max_examples=50)
@given(problems())
def test_model_checker_and_measures_judge_every_schedule_alike(problem: Problem) -> None:
    judge_alike(problem)


@pytest.mark.long
@settings(LONG)
@given(problems(most_fixed=5))
def test_they_judge_every_schedule_of_thousands_of_problems_alike(problem: Problem) -> None:
    judge_alike(problem)
