"""The way of the exact model, with parts beside it."""

import time

import pytest
from hypothesis import HealthCheck, given, settings

from solver.budget import Budget
from solver.exact.clash import Clash, place_fixed
from solver.problem import Problem
from solver.schedule import Schedule
from solver.standing import Standing
from solver.timetables.greedy import filled_up
from solver.ways.branching import by_branching
from solver.ways.parts import improving_in_parts
from tests.solver.brute_force import best_by_trying_everything
from tests.solver.shapes import SHAPES, random_problem
from tests.solver.tiny import problems


@pytest.mark.parametrize("workers", [1, 2])
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problem=problems())
def test_every_stage_is_proven_at_the_best_there_is(workers: int, problem: Problem) -> None:
    fixed = place_fixed(problem, Budget())
    if fixed is None or isinstance(fixed, Clash):
        return
    standing = Standing(problem)
    standing.offer(filled_up(fixed), "greedy")
    by_branching(standing, Budget(), 1, workers)
    best = best_by_trying_everything(problem)
    assert standing.best is not None
    assert best is not None
    # comfort, the last, is not looked at
    assert (standing.best.rank()[:-1], standing.is_optimal) == (best[:-1], True)


def test_parts_improve_while_something_else_is_searched() -> None:
    problem = random_problem(SHAPES["tight"], 1)
    standing = Standing(problem)
    standing.offer(filled_up(Schedule(problem, {})), "greedy")
    assert standing.best is not None
    before, seen = standing.best.rank(), []
    work = Budget(effort=0.5)
    with improving_in_parts(standing, work, 1, 1):
        while not work.is_over:
            time.sleep(0.01)
        seen.append(standing.best.rank())
    # nothing is offered before the body ends, so that it may offer what it finds itself
    assert seen == [before]
    assert standing.best.rank() > before
