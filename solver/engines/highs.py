"""A linear model solved by HiGHS, as relaxation or in integers; knows no meetings."""

import numpy as np
from ortools.math_opt import parameters_pb2, result_pb2

from solver.budget import Budget
from solver.engines.bounds import rounded_down
from solver.engines.linear_model import IntegerOutcome, LinearModel, Relaxation
from solver.engines.math_opt import ask, relaxation

# What one unit of effort buys, from timing time-indexed models of 5,000 to 50,000 variables.
_ITERATIONS_PER_EFFORT = 5_000
_NODES_PER_EFFORT = 50
_TERMS_PER_EFFORT = 700_000  # of the matrix, before the first iteration
_ENDED = (result_pb2.TERMINATION_REASON_OPTIMAL, result_pb2.TERMINATION_REASON_INFEASIBLE)


def solve_lp(model: LinearModel, budget: Budget) -> Relaxation | None:
    """Return an optimum of the relaxation; ``None`` when there is none or the budget ends first.

    Its duals are as good as floating point makes them: pass them to `bounds.certified`.
    """
    result = _solve(model, budget, integer=False)
    if result is None:
        return None
    is_optimal = result.termination.reason == result_pb2.TERMINATION_REASON_OPTIMAL
    return relaxation(model, result) if is_optimal else None


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
        reason in _ENDED,
    )


def _solve(
    model: LinearModel, budget: Budget, *, integer: bool
) -> result_pb2.SolveResultProto | None:
    if budget.is_over:
        return None
    parameters = _parameters(budget, integer)
    engine = parameters_pb2.SOLVER_TYPE_HIGHS
    result = ask(model, engine, parameters, budget, integer=integer)
    if result is not None:
        statistics = result.solve_stats
        iterations = statistics.simplex_iterations / _ITERATIONS_PER_EFFORT
        nodes = statistics.node_count / _NODES_PER_EFFORT
        budget.spend(iterations + nodes + len(model.term_row) / _TERMS_PER_EFFORT + 0.01)
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
