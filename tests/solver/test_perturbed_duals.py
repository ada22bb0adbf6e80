"""Whatever floating point makes of the duals, every bound that is reported is true."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver import search
from solver.budget import Budget
from solver.comfort import comfortable
from solver.engines import highs
from solver.engines.linear_model import Reals
from solver.problem import Problem
from solver.result import Result
from solver.search import solve
from solver.timetables.timetable import possible_slots
from solver.without_time.price_cuts import price_cuts
from tests.solver.brute_force import (
    best_below,
    best_by_trying_everything,
    every_schedule,
    is_allowed,
)
from tests.solver.tiny import problems

SHORT = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LONG = settings(SHORT, max_examples=2000)

Noise = Callable[[np.random.Generator, Reals], Reals]


def scattered(size: float) -> Noise:
    return lambda chance, duals: duals + size * chance.normal(size=len(duals))


NOISES: dict[str, Noise] = {
    "a rounding error": scattered(1e-9),
    "a tolerance": scattered(1e-3),
    "half a unit": scattered(0.5),
    "more than anything is worth": scattered(1e4),
    "wrong signs": lambda chance, duals: duals * chance.choice([-1, 1], len(duals)),
    "nothing": lambda chance, duals: np.zeros_like(duals),
    "some lost": lambda chance, duals: duals * (chance.random(len(duals)) < 0.7),
    "in another order": lambda chance, duals: chance.permutation(duals),
    "no numbers": lambda chance, duals: chance.choice(
        [np.nan, np.inf, -np.inf, 1e308, -1e308, 1e18, 1.0], len(duals)
    ),
}
noises = st.tuples(st.sampled_from(sorted(NOISES)), st.integers(0, 1000))


@contextmanager
def disturbed(noise: tuple[str, int]) -> Iterator[None]:
    """Every relaxation has noise in its duals, and no problem is too small for any way."""
    kind, seed = noise
    chance, relaxation = np.random.default_rng(seed), highs.Relaxation

    def with_noise(values: Reals, duals: Reals) -> highs.Relaxation:
        return relaxation(values, NOISES[kind](chance, duals))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(highs, "Relaxation", with_noise)
        patch.setattr(search, "TINY", 0)
        patch.setattr(comfortable, "TINY", 0)
        yield


def has_true_bounds(problem: Problem, result: Result) -> None:
    if result.schedule is None:
        assert best_by_trying_everything(problem) is None
        return
    achieved = result.schedule.rank()
    for place, stage in enumerate(result.stages):
        best = best_below(problem, achieved, place)
        assert stage.stage.turned(stage.achieved) <= best <= stage.stage.turned(stage.bound)


def is_true_beside_noise(problem: Problem, noise: tuple[str, int], effort: float) -> None:
    with disturbed(noise):
        result = solve(problem, Budget(effort=effort))
    has_true_bounds(problem, result)


@SHORT
@given(problems(), noises, st.sampled_from([0.1, 0.3, 1.0]))
def test_bounds_are_true_beside_noise(
    problem: Problem, noise: tuple[str, int], effort: float
) -> None:
    is_true_beside_noise(problem, noise, effort)


@pytest.mark.long
@LONG
@given(problems(most_fixed=4), noises, st.sampled_from([0.1, 0.3, 1.0, 3.0]))
def test_bounds_are_true_beside_noise_on_thousands_of_problems(
    problem: Problem, noise: tuple[str, int], effort: float
) -> None:
    is_true_beside_noise(problem, noise, effort)


@SHORT
@given(problems(), noises)
def test_every_schedule_keeps_the_cuts_of_noisy_prices(
    problem: Problem, noise: tuple[str, int]
) -> None:
    possible = possible_slots(problem)
    selection = [number for number, slots in enumerate(possible) if slots]
    with disturbed(noise):
        cuts = price_cuts(problem, possible, selection, selection, Budget())
    allowed = [slot_of for slot_of in every_schedule(problem) if is_allowed(problem, slot_of)]
    assert [cut for cut in cuts if any(cut.is_broken_by(slot_of) for slot_of in allowed)] == []
