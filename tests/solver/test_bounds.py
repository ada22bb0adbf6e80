"""Bounds hold for any duals, whatever floating point made of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.engines.bounds import certified, needless, rounded_down
from solver.engines.highs import solve_lp, solve_mip
from solver.engines.linear_model import UNLIMITED, LinearModel

REPEATABLE = settings(max_examples=150, deadline=None, derandomize=True)


@pytest.fixture
def knapsack() -> LinearModel:
    """Maximise 3a + 2b, a + b <= 4, a <= 3, b <= 5."""
    model = LinearModel()
    model.add_variables(2, upper=[3, 5], objective=[3, 2])
    model.add_rows(1, 0, [0, 1], upper=4)
    return model


def random_model(seed: int) -> LinearModel:
    random = np.random.default_rng(seed)
    model = LinearModel()
    count, rows = int(random.integers(1, 7)), int(random.integers(1, 5))
    model.add_variables(count, random.integers(0, 4, count), random.integers(-9, 10, count))
    row, variable = np.nonzero(random.random((rows, count)) < 0.7)
    lower = np.where(random.random(rows) < 0.3, random.integers(-3, 1, rows), -UNLIMITED)
    upper = np.where(random.random(rows) < 0.8, random.integers(0, 6, rows), UNLIMITED)
    model.add_rows(rows, row, variable, random.integers(-3, 5, len(row)), lower, upper)
    return model


def optimum(model: LinearModel) -> int:
    values = solve_mip(model, Budget()).values
    assert values is not None  # x = 0 is feasible
    return int(model.objective @ values)


def test_the_right_duals_give_the_optimum(knapsack: LinearModel) -> None:
    # a = 3, b = 1: 11. With y = 2 the bound is 2 * 4 + (3 - 2) * 3 + 0 = 11.
    assert certified(knapsack, np.array([2.0])) == 11


def test_a_dual_that_is_nearly_right_gives_nearly_the_optimum(knapsack: LinearModel) -> None:
    # With y = 2.25: 9 + 0.75 * 3 = 11.25, and the optimum is integral.
    assert certified(knapsack, np.array([2.25])) == 11


def test_duals_of_the_wrong_sign_or_size_still_give_a_bound(knapsack: LinearModel) -> None:
    # There is no lower limit to press on, so y counts as 0: 3 * 3 + 2 * 5.
    assert certified(knapsack, np.array([-1.0])) == 19
    assert certified(knapsack, np.array([np.nan])) == 19
    assert certified(knapsack, np.array([1e300])) == 19


@REPEATABLE
@given(st.integers(0, 10_000), st.floats(0, 5))
def test_perturbed_duals_bound_the_optimum(seed: int, noise: float) -> None:
    model = random_model(seed)
    relaxed = solve_lp(model, Budget())
    assert relaxed is not None
    assert certified(model, relaxed.duals) <= np.floor(model.objective @ relaxed.values + 1e-3)
    perturbed = relaxed.duals + noise * np.random.default_rng(seed).normal(size=model.rows)
    best = optimum(model)
    assert certified(model, relaxed.duals) >= best
    assert certified(model, perturbed) >= best


@REPEATABLE
@given(st.integers(0, 10_000))
def test_needless_variables_are_0_at_every_optimum(seed: int) -> None:
    model = random_model(seed)
    relaxed = solve_lp(model, Budget())
    assert relaxed is not None
    best = optimum(model)
    superfluous = needless(model, relaxed.duals, best)
    model.upper = np.where(superfluous, 0, model.upper)
    assert optimum(model) == best
    model.objective = superfluous.astype(np.int64)
    assert optimum(model) == 0


@pytest.mark.parametrize(
    ("floating", "integer"), [(4.9, 4), (4.99999, 5), (5.0, 5), (5.01, 5), (-3.00001, -3)]
)
def test_a_floating_bound_just_below_an_integer_means_it(floating: float, integer: int) -> None:
    assert rounded_down(floating) == integer
