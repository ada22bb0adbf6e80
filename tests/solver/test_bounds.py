"""Bounds hold for any duals, whatever floating point made of them."""

from itertools import product

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


def feasible_points(model: LinearModel) -> list[tuple[int, ...]]:
    """Every integer point of a small model, without the solver's arithmetic."""
    terms = list(
        zip(
            model.term_row.tolist(),
            model.term_variable.tolist(),
            model.term_coefficient.tolist(),
            strict=True,
        )
    )
    limits = list(zip(model.row_lower.tolist(), model.row_upper.tolist(), strict=True))
    boxes = (range(upper + 1) for upper in model.upper.tolist())
    return [
        point
        for point in product(*boxes)
        if all(
            lower <= sum(c * point[v] for r, v, c in terms if r == row) <= upper
            for row, (lower, upper) in enumerate(limits)
        )
    ]


def worth(model: LinearModel, point: tuple[int, ...]) -> int:
    return sum(c * x for c, x in zip(model.objective.tolist(), point, strict=True))


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


def test_an_objective_beyond_64_bits_is_bounded_exactly() -> None:
    # Two of three, each worth 2 ** 62: no dual fits beside that, so all three count.
    model = LinearModel()
    model.add_variables(3, objective=2**62)
    model.add_rows(1, 0, [0, 1, 2], upper=2)
    assert certified(model, np.array([2.0**62])) == 3 * 2**62
    assert not needless(model, np.array([2.0**62]), 2**63).any()


def test_what_floating_point_cannot_tell_apart_is_bounded_to_the_unit() -> None:
    # 2 ** 53 + 1 is no floating-point number: a bound of 2 ** 53 would be wrong.
    model = LinearModel()
    model.add_variables(2, objective=[2**53 + 1, 1])
    model.add_rows(1, 0, [0, 1], upper=1)
    assert certified(model, np.array([1.0])) == 2**53 + 1
    assert certified(model, np.array([2.0**53])) == 2**53 + 1


NONSENSE = st.floats() | st.sampled_from([0.0, 1.0, -1.0, 1e18, -1e18, 2.0**53, 1e308, -1e308])


@REPEATABLE
@given(
    st.integers(0, 10_000),
    st.integers(0, 17),
    st.lists(NONSENSE | st.floats(-20, 20), min_size=4, max_size=4),
)
def test_nonsense_instead_of_duals_still_gives_bounds(
    seed: int, digits: int, duals: list[float]
) -> None:
    model = random_model(seed)
    model.objective = model.objective * 10**digits + seed % 7
    points = feasible_points(model)  # x = 0 is one of them
    best = max(worth(model, point) for point in points)
    pressing = np.array(duals[: model.rows])
    assert certified(model, pressing) >= best
    superfluous = np.flatnonzero(needless(model, pressing, best))
    assert [p for p in points if worth(model, p) >= best and any(p[v] for v in superfluous)] == []


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
