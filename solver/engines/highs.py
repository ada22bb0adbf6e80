"""A linear model solved by HiGHS, as relaxation or in integers; knows no meetings."""

from dataclasses import dataclass

import numpy as np
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
)
from ortools.math_opt.core.python import solver as math_opt

from solver.budget import Budget
from solver.engines.abandonable import run_abandonable
from solver.engines.bounds import rounded_down
from solver.engines.linear_model import UNLIMITED, IntegerOutcome, Integers, LinearModel, Reals

# What one unit of effort buys, from timing time-indexed models of 5,000 to 50,000 variables.
_ITERATIONS_PER_EFFORT = 5_000
_NODES_PER_EFFORT = 50


@dataclass(frozen=True)
class Relaxation:
    """An optimum over the reals.

    Attributes
    ----------
    values
        One a variable.
    duals
        One a row, in units of objective per unit of row limit; > 0 presses on the upper limit.
    """

    values: Reals
    duals: Reals


def solve_lp(model: LinearModel, budget: Budget) -> Relaxation | None:
    """Return an optimum of the relaxation; ``None`` when there is none or the budget ends first.

    Its duals are as good as floating point makes them: pass them to `bounds.certified`.
    """
    result = _solve(model, budget, integer=False)
    if result is None or not result.solutions:
        return None
    if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
        return None
    solution = result.solutions[0]
    values = np.zeros(model.variables)
    primal = solution.primal_solution.variable_values
    values[np.array(primal.ids, dtype=np.int64)] = primal.values
    duals = np.zeros(model.rows)
    dual = solution.dual_solution.dual_values
    duals[np.array(dual.ids, dtype=np.int64)] = dual.values
    return Relaxation(values, duals)


def solve_mip(model: LinearModel, budget: Budget) -> IntegerOutcome:
    """Search in integers until the optimum is proved or the budget is over.

    HiGHS cannot be told to stop: when the budget is stopped, the search is left alone and what it
    has found so far is lost, so give it parts of a budget rather than a long one.
    """
    result = _solve(model, budget, integer=True)
    if result is None:
        return IntegerOutcome()
    reason, values = result.termination.reason, None
    if result.solutions:
        values = np.zeros(model.variables, dtype=np.int64)
        primal = result.solutions[0].primal_solution.variable_values
        values[np.array(primal.ids, dtype=np.int64)] = np.rint(primal.values).astype(np.int64)
    bound = result.termination.objective_bounds.dual_bound
    return IntegerOutcome(
        values if values is not None and model.keeps_rows(values) else None,
        rounded_down(bound) if np.isfinite(bound) else None,
        reason == result_pb2.TERMINATION_REASON_INFEASIBLE,
    )


def _solve(
    model: LinearModel, budget: Budget, *, integer: bool
) -> result_pb2.SolveResultProto | None:
    if budget.is_over:
        return None
    question, parameters = _question(model, integer), _parameters(budget, integer)

    def work() -> result_pb2.SolveResultProto:
        return math_opt.solve(
            question,
            parameters_pb2.SOLVER_TYPE_HIGHS,
            parameters_pb2.SolverInitializerProto(),
            parameters,
            model_parameters_pb2.ModelSolveParametersProto(),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            None,
        )

    result = run_abandonable(work, budget)
    if result is not None:
        statistics = result.solve_stats
        iterations = statistics.simplex_iterations / _ITERATIONS_PER_EFFORT
        budget.spend(iterations + statistics.node_count / _NODES_PER_EFFORT + 0.01)
    return result


def _parameters(budget: Budget, integer: bool) -> parameters_pb2.SolveParametersProto:
    parameters = parameters_pb2.SolveParametersProto()
    if budget.is_counted and integer:
        parameters.node_limit = 1 + int(_NODES_PER_EFFORT * budget.remaining)
    elif budget.is_counted:
        parameters.iteration_limit = 1000 + int(_ITERATIONS_PER_EFFORT * budget.remaining)
    elif budget.remaining_seconds is not None:
        parameters.time_limit.FromNanoseconds(int(1e9 * budget.remaining_seconds))
    if integer:
        # Optima are proved to the last unit; the objective is integral.
        parameters.relative_gap_tolerance = 0.0
        parameters.absolute_gap_tolerance = 0.5
    return parameters


def _question(model: LinearModel, integer: bool) -> model_pb2.ModelProto:
    question = model_pb2.ModelProto()
    _fill_variables(question, model, integer)
    rows = question.linear_constraints
    rows.ids.extend(range(model.rows))
    rows.lower_bounds.extend(_open(model.row_lower))
    rows.upper_bounds.extend(_open(model.row_upper))
    order = np.lexsort((model.term_variable, model.term_row))
    matrix = question.linear_constraint_matrix
    matrix.row_ids.extend(model.term_row[order])
    matrix.column_ids.extend(model.term_variable[order])
    matrix.coefficients.extend(model.term_coefficient[order])
    return question


def _fill_variables(question: model_pb2.ModelProto, model: LinearModel, integer: bool) -> None:
    variables = question.variables
    variables.ids.extend(range(model.variables))
    variables.lower_bounds.extend(np.zeros(model.variables))
    variables.upper_bounds.extend(model.upper)
    variables.integers.extend([integer] * model.variables)
    question.objective.maximize = True
    counting = np.flatnonzero(model.objective)
    question.objective.linear_coefficients.ids.extend(counting)
    question.objective.linear_coefficients.values.extend(model.objective[counting])


def _open(limits: Integers) -> Reals:
    real = limits.astype(np.float64)
    return np.where(np.abs(limits) >= UNLIMITED, np.copysign(np.inf, real), real)
