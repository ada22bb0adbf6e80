"""The relaxation of a large linear model by a first-order method, PDLP; knows no meetings.

It needs many cheap sweeps over the matrix and no factorisation, and can be stopped at any time
with the prices that it has: rougher prices make a looser bound, never a wrong one.
"""

from ortools.math_opt import parameters_pb2

from solver.budget import Budget
from solver.engines.linear_model import LinearModel, Relaxation
from solver.engines.math_opt import ask, relaxation

ROUGHLY = 1e-4
"""A tolerance at which prices guide a search well."""

_TERMS_PER_EFFORT = 1.5e8  # terms of the matrix times sweeps, by timing


def solve_lp(
    model: LinearModel,
    budget: Budget,
    workers: int = 1,
    tolerance: float = ROUGHLY,
    near: Relaxation | None = None,
) -> Relaxation | None:
    """Return nearly an optimum of the relaxation; ``None`` when the budget ends before any sweep.

    Its values keep the rows and its duals the optimum's prices only roughly, more so when the
    budget ends it: pass the duals to `bounds.certified`.

    Parameters
    ----------
    workers
        Threads, >= 1.
    tolerance
        How far from the optimum and beyond the rows' limits is near enough, as a share of them.
    near
        Where to begin, for example at the optimum of a similar model.
    """
    if budget.is_over:
        return None
    answer = ask(
        model,
        parameters_pb2.SOLVER_TYPE_PDLP,
        _parameters(model, budget, workers, tolerance),
        budget,
        near=near,
        is_interruptible=True,
    )
    if answer is None:
        return None
    sweeps = answer.solve_stats.first_order_iterations
    budget.spend(sweeps * len(model.term_row) / _TERMS_PER_EFFORT + 0.01)
    return relaxation(model, answer)


def _parameters(
    model: LinearModel, budget: Budget, workers: int, tolerance: float
) -> parameters_pb2.SolveParametersProto:
    parameters = parameters_pb2.SolveParametersProto(threads=workers)
    criteria = parameters.pdlp.termination_criteria.simple_optimality_criteria
    criteria.eps_optimal_relative = criteria.eps_optimal_absolute = tolerance
    if budget.is_counted:
        sweeps = _TERMS_PER_EFFORT * budget.remaining / max(1, len(model.term_row))
        parameters.iteration_limit = 1 + int(sweeps)
    elif budget.remaining_seconds is not None:
        parameters.time_limit.FromNanoseconds(int(1e9 * budget.remaining_seconds))
    return parameters
