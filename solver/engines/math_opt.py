"""Linear models put to the engines that MathOpt speaks for; knows no meetings, no engine's ways."""

from collections.abc import Callable

import numpy as np
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
)
from ortools.math_opt.core.python import solver
from ortools.util.python.pybind_solve_interrupter import PySolveInterrupter

from solver.budget import Budget
from solver.engines.abandonable import run_abandonable
from solver.engines.linear_model import UNLIMITED, Integers, LinearModel, Reals, Relaxation


def ask(
    model: LinearModel,
    engine: parameters_pb2.SolverTypeProto,
    parameters: parameters_pb2.SolveParametersProto,
    budget: Budget,
    *,
    integer: bool = False,
    near: Relaxation | None = None,
    is_interruptible: bool = False,
) -> result_pb2.SolveResultProto | None:
    """Return what the engine answers; ``None`` when it is left alone because the budget is over.

    Parameters
    ----------
    integer
        Whether the variables are integers.
    near
        Where an engine that can should begin.
    is_interruptible
        Whether the engine can be told to stop, and then answers with what it has.
    """
    question = _question(model, integer)
    interrupter = PySolveInterrupter() if is_interruptible else None

    def work() -> result_pb2.SolveResultProto:
        return solver.solve(
            question,
            engine,
            parameters_pb2.SolverInitializerProto(),
            parameters,
            _beginning(near),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            interrupter,
        )

    interrupt: Callable[[], None] | None = interrupter.interrupt if interrupter else None
    return run_abandonable(work, budget, interrupt)


def relaxation(model: LinearModel, answer: result_pb2.SolveResultProto) -> Relaxation | None:
    """Return the first solution of an answer over the reals, if there is one."""
    if not answer.solutions:
        return None
    solution = answer.solutions[0]
    primal, dual = solution.primal_solution.variable_values, solution.dual_solution.dual_values
    values, duals = np.zeros(model.variables), np.zeros(model.rows)
    values[np.array(primal.ids, dtype=np.int64)] = primal.values
    duals[np.array(dual.ids, dtype=np.int64)] = dual.values
    return Relaxation(values, duals)


def _beginning(near: Relaxation | None) -> model_parameters_pb2.ModelSolveParametersProto:
    parameters = model_parameters_pb2.ModelSolveParametersProto()
    if near is not None:
        hint = parameters.solution_hints.add()
        hint.variable_values.ids.extend(range(len(near.values)))
        hint.variable_values.values.extend(near.values)
        hint.dual_values.ids.extend(range(len(near.duals)))
        hint.dual_values.values.extend(near.duals)
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
