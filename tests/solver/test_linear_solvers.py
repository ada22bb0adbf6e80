"""HiGHS and CP-SAT behind one seam: optima, bounds, infeasibility, being stopped."""

import subprocess
import sys
import threading

import numpy as np
import pytest

from solver.budget import Budget
from solver.engines import cp_sat, highs, pdlp
from solver.engines.abandonable import run_abandonable
from solver.engines.bounds import certified, reduced_costs
from solver.engines.cp_sat import News, Portfolio
from solver.engines.linear_model import IntegerOutcome, LinearModel


@pytest.fixture
def triangle() -> LinearModel:
    """Maximise a + b + c where no two of them may be 1 together; the relaxation allows halves."""
    model = LinearModel()
    model.add_variables(3, objective=1)
    model.add_rows(3, [0, 0, 1, 1, 2, 2], [0, 1, 1, 2, 0, 2], upper=1)
    return model


@pytest.fixture
def contradiction() -> LinearModel:
    """a >= 1 and a <= 0."""
    model = LinearModel()
    model.add_variables(1)
    model.add_rows(2, [0, 1], [0, 0], lower=[1, 0], upper=[1, 0])
    return model


@pytest.fixture
def market_split() -> LinearModel:
    """A small problem of a kind that takes exact solvers very long: seven equal divisions."""
    random = np.random.default_rng(4)
    model, count, rows = LinearModel(), 60, 7
    model.add_variables(count, objective=1)
    row, variable = (index.ravel() for index in np.indices((rows, count)))
    weights = random.integers(0, 100, (rows, count))
    model.add_rows(rows, row, variable, weights.ravel(), upper=weights.sum(axis=1) // 2)
    halves = weights.sum(axis=1) // 2
    model.row_lower[:] = halves
    return model


def test_the_relaxation_takes_halves(triangle: LinearModel) -> None:
    relaxed = highs.solve_lp(triangle, Budget())
    assert relaxed is not None
    assert relaxed.values.tolist() == [0.5, 0.5, 0.5]
    assert relaxed.duals.tolist() == [0.5, 0.5, 0.5]


def test_a_first_order_method_finds_nearly_the_same_relaxation(triangle: LinearModel) -> None:
    relaxed = pdlp.solve_lp(triangle, Budget(effort=1))
    assert relaxed is not None
    assert relaxed.values == pytest.approx([0.5, 0.5, 0.5], abs=1e-2)
    # The optimum over the reals is 3 / 2; no price of the true optimum is left over.
    assert certified(triangle, relaxed.duals) == 1
    assert reduced_costs(triangle, relaxed.duals) == pytest.approx([0, 0, 0], abs=1e-2)


def test_a_first_order_method_goes_on_from_what_is_near(triangle: LinearModel) -> None:
    # the effort of one sweep does not lead anywhere from nothing
    optimum = pdlp.solve_lp(triangle, Budget(effort=1), tolerance=1e-8)
    assert optimum is not None
    again = pdlp.solve_lp(triangle, Budget(effort=1e-9), near=optimum)
    assert again is not None
    assert again.values == pytest.approx(optimum.values, abs=1e-3)
    assert again.duals == pytest.approx(optimum.duals, abs=1e-3)


def test_a_first_order_method_without_a_budget_says_nothing(triangle: LinearModel) -> None:
    assert pdlp.solve_lp(triangle, Budget(seconds=0)) is None


def test_in_integers_there_is_one(triangle: LinearModel) -> None:
    for outcome in (
        highs.solve_mip(triangle, Budget()),
        cp_sat.solve(triangle, Budget()),
        cp_sat.solve(triangle, Budget(), workers=2, hint=np.array([0, 1, 0])),
        cp_sat.solve(triangle, Budget(), portfolio=Portfolio.CORES),
        cp_sat.solve(triangle, Budget(), workers=2, portfolio=Portfolio.CORES),
    ):
        assert outcome.values is not None
        assert (outcome.values.sum(), outcome.bound) == (1, 1)


def test_a_contradiction_is_told_from_not_found(contradiction: LinearModel) -> None:
    assert highs.solve_mip(contradiction, Budget()).is_infeasible
    assert cp_sat.solve(contradiction, Budget()).is_infeasible
    nothing = IntegerOutcome(values=None, bound=None, is_infeasible=False)
    assert highs.solve_mip(contradiction, Budget(seconds=0)) == nothing
    assert cp_sat.solve(contradiction, Budget(effort=0)) == nothing


def test_a_running_search_tells_what_it_finds(triangle: LinearModel) -> None:
    heard: list[News] = []
    cp_sat.solve(triangle, Budget(), listen=heard.append)
    points = [news.values for news in heard if news.values is not None]
    assert points[-1].sum() == 1
    assert heard[-1].bound >= 1


def test_an_error_of_the_listener_reaches_the_caller(triangle: LinearModel) -> None:
    def listen(_news: News) -> None:
        raise LookupError("heard badly")

    with pytest.raises(LookupError, match="heard badly"):
        cp_sat.solve(triangle, Budget(), listen=listen)


@pytest.mark.parametrize("solver", [highs.solve_mip, cp_sat.solve])
def test_a_long_search_ends_soon_after_a_stop(market_split: LinearModel, solver) -> None:
    budget = Budget()
    timer = threading.Timer(0.2, budget.stop)
    timer.start()
    outcome = solver(market_split, budget)
    timer.join()
    assert outcome.values is None
    assert not outcome.is_infeasible


def test_equal_efforts_give_equal_outcomes(market_split: LinearModel) -> None:
    market_split.row_lower[:] = 0
    for solver in (highs.solve_mip, cp_sat.solve):
        first, second = (solver(market_split, Budget(effort=0.05)) for _ in range(2))
        assert first.bound == second.bound
        assert np.array_equal(first.values, second.values)


def test_an_error_of_abandonable_work_is_raised() -> None:
    def work() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_abandonable(work, Budget())


def test_activity_and_rows_are_exact(triangle: LinearModel) -> None:
    assert triangle.activity(np.array([1, 1, 0])).tolist() == [2, 1, 1]
    assert triangle.keeps_rows(np.array([0, 0, 1]))
    assert not triangle.keeps_rows(np.array([0, 1, 1]))
    assert not triangle.keeps_rows(np.array([2, 0, 0]))


def test_an_optimum_of_a_relaxation_counts_where_it_is_a_point(triangle: LinearModel) -> None:
    point = triangle.integral(np.array([1e-9, 0.0, 1 - 1e-9]))
    assert point is not None
    assert point.tolist() == [0, 0, 1]
    assert triangle.integral(np.array([0.5, 0.5, 0.5])) is None
    assert triangle.integral(np.array([0.0, 1.0, 1.0])) is None


def test_a_model_that_gets_more_rows_leaves_its_arrays_to_its_copies(triangle: LinearModel) -> None:
    rows_before = triangle.row_upper
    triangle.add_rows(1, [0, 0, 0], [0, 1, 2], upper=0)
    assert (len(rows_before), triangle.rows) == (3, 4)


def test_a_program_that_left_work_alone_ends_in_order() -> None:
    # Native code that ends while the interpreter is taken down would abort the program.
    program = """
import threading, time
from solver.engines.abandonable import run_abandonable
from solver.engines.bounds import certified, reduced_costs
from solver.budget import Budget
budget = Budget()
threading.Timer(0.05, budget.stop).start()
assert run_abandonable(lambda: time.sleep(0.3) or print("ended", flush=True), budget) is None
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")
