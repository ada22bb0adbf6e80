"""Bounds, prices and shares of a first-order method in time."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.engines.linear_model import LinearModel, Relaxation
from solver.engines.pdlp import solve_lp
from solver.exact import rough_relaxation
from solver.exact.rough_relaxation import RoughRelaxation
from solver.problem import Person, Problem, Request
from solver.schedule import Schedule
from solver.standing import Standing
from tests.solver.brute_force import best_below, every_schedule, is_allowed
from tests.solver.test_perturbed_duals import NOISES, noises
from tests.solver.tiny import problems

SHORT = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def three_want_one() -> Problem:
    """Person 0 is wanted by three others, for 5, 4 and 3, and has two slots."""
    people = (Person(0b11), *(Person(0b11) for _ in range(3)))
    return Problem((2,), people, tuple(Request((0, n), n, 6 - n) for n in (1, 2, 3)))


def _relaxed(standing: Standing) -> RoughRelaxation:
    relaxed = RoughRelaxation(standing, workers=1)
    relaxed.relax_all(Budget(effort=1))
    for stage in standing.problem.stages[:-1]:
        relaxed.relax(stage, Budget(effort=1))
    return relaxed


def test_the_best_two_of_three_bound_the_value(three_want_one: Problem) -> None:
    standing = Standing(three_want_one)
    standing.offer(Schedule(three_want_one, {0: 0, 1: 1}), "test")
    relaxed = _relaxed(standing)
    assert standing.is_optimal  # 5 + 4
    requests, _, amounts = relaxed.shares()
    assert np.bincount(requests, amounts) == pytest.approx([1, 1], abs=0.01)


def test_the_likeliest_pairs_are_those_of_the_best_two(three_want_one: Problem) -> None:
    standing = Standing(three_want_one)
    standing.offer(Schedule(three_want_one, {}), "test")
    relaxed = _relaxed(standing)
    # the third request is worth 3 where a slot of person 0 costs 3 to 4
    assert relaxed.likely(4) == {0: 0b11, 1: 0b11}
    assert relaxed.likely(100) == {0: 0b11, 1: 0b11, 2: 0b11}


def test_without_prices_nothing_is_likely_and_nothing_held(three_want_one: Problem) -> None:
    standing = Standing(three_want_one)
    standing.offer(Schedule(three_want_one, {}), "test")
    relaxed = RoughRelaxation(standing, workers=1)
    assert relaxed.likely(4) is None
    assert [len(column) for column in relaxed.shares()] == [0, 0, 0]


@SHORT
@given(problems(most_fixed=0), noises, st.data())
def test_bounds_are_true_beside_noise_and_any_schedule(
    problem: Problem, noise: tuple[str, int], data: st.DataObject
) -> None:
    kind, seed = noise
    chance = np.random.default_rng(seed)

    def with_noise(model: LinearModel, *rest: object) -> Relaxation | None:
        found = solve_lp(model, *rest)  # type: ignore[arg-type]  # passed on as it comes
        return found and Relaxation(found.values, NOISES[kind](chance, found.duals))

    allowed = [slot_of for slot_of in every_schedule(problem) if is_allowed(problem, slot_of)]
    standing = Standing(problem)
    standing.offer(Schedule(problem, data.draw(st.sampled_from(allowed))), "test")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rough_relaxation, "solve_lp", with_noise)
        _relaxed(standing)
    ranks = [standing.rank(stage) for stage in problem.stages]
    for place, stage in enumerate(problem.stages[:-1]):
        assert best_below(problem, ranks, place) <= standing.bound(stage)
