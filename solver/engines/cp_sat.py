"""A linear model solved by CP-SAT, with a start and news while it runs; knows no meetings."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Lock
from typing import Any

import numpy as np
from ortools.sat.python import cp_model_helper

from solver.budget import Budget
from solver.engines.abandonable import run_abandonable
from solver.engines.bounds import rounded_down
from solver.engines.linear_model import IntegerOutcome, Integers, LinearModel


class Portfolio(Enum):
    """What leads the search. With its own choice CP-SAT proves hardly anything on our models."""

    RELAXATIONS = "relaxations"
    """Linear relaxations: where worth is chosen."""

    CORES = "cores"
    """Sets of variables that cannot all be 0, without relaxations: where few of many variables
    that cost alike must be 1, and the relaxation says that none must."""


@dataclass(frozen=True, slots=True)
class News:
    """What a running search has reached.

    Attributes
    ----------
    values
        A point that is better than every earlier one; ``None`` when only the bound is new.
    bound
        No point has a larger objective.
    """

    values: Integers | None
    bound: int


def solve(
    model: LinearModel,
    budget: Budget,
    *,
    hint: Integers | None = None,
    workers: int = 1,
    seed: int = 1,
    portfolio: Portfolio = Portfolio.RELAXATIONS,
    listen: Callable[[News], None] | None = None,
) -> IntegerOutcome:
    """Search until the optimum is proved or the budget is over.

    Parameters
    ----------
    hint
        A point to start from, one value a variable.
    workers
        How many threads search, >= 1. Only one gives the same result each time.
    portfolio
        What leads.
    listen
        Is told of every improvement, from a thread of the search.
    """
    if budget.is_over:
        return IntegerOutcome()
    search: Any = cp_model_helper.SolveWrapper()  # partly untyped in its stubs
    search.set_parameters(_parameters(budget, workers, seed, portfolio))
    listener = _Listener(listen)
    search.add_solution_callback(listener)
    if listen is not None:
        search.add_best_bound_callback(listener.hear_bound)
    question = _question(model, hint)
    response = run_abandonable(lambda: search.solve(question), budget, search.stop_search)
    listener.close()
    if response is None:
        return IntegerOutcome(listener.best)
    budget.spend(response.deterministic_time)
    return _outcome(response)


def _outcome(response: cp_model_helper.CpSolverResponse) -> IntegerOutcome:
    status = cp_model_helper.CpSolverStatus
    if response.status == status.INFEASIBLE:
        return IntegerOutcome(is_infeasible=True, has_ended=True)
    if response.status not in (status.OPTIMAL, status.FEASIBLE):
        return IntegerOutcome()  # its bound is 0 then, whether or not that is proven
    bound = rounded_down(-response.best_objective_bound)
    values = np.array(response.solution, dtype=np.int64)
    return IntegerOutcome(values, bound, has_ended=response.status == status.OPTIMAL)


def _parameters(
    budget: Budget, workers: int, seed: int, portfolio: Portfolio
) -> cp_model_helper.SatParameters:
    parameters = cp_model_helper.SatParameters()
    parameters.random_seed = seed % (1 << 31)
    parameters.num_workers = workers
    # Its own handler of Ctrl-C takes the signal from the program's, and aborts from a thread.
    parameters.catch_sigint_signal = False
    if portfolio is Portfolio.CORES:
        _let_cores_lead(parameters, workers)
    else:
        _let_relaxations_lead(parameters, workers)
    if budget.is_counted:
        parameters.max_deterministic_time = budget.remaining
    elif budget.remaining_seconds is not None:
        parameters.max_time_in_seconds = budget.remaining_seconds
    return parameters


def _let_relaxations_lead(parameters: cp_model_helper.SatParameters, workers: int) -> None:
    parameters.linearization_level = 2
    if workers > 1:
        parameters.subsolvers.extend(["max_lp", "no_lp"])


def _let_cores_lead(parameters: cp_model_helper.SatParameters, workers: int) -> None:
    parameters.optimize_with_core = True
    parameters.linearization_level = 0
    # Repeated simplification takes longer here than it saves.
    parameters.max_presolve_iterations = 1
    parameters.inprocessing_dtime_ratio = 0.05
    if workers > 1:
        parameters.subsolvers.extend(["core", "no_lp"])


def _question(model: LinearModel, hint: Integers | None) -> cp_model_helper.CpModelProto:
    question = cp_model_helper.CpModelProto()
    for upper in model.upper.tolist():
        question.variables.add().domain.extend([0, upper])
    _fill_rows(question, model)
    counting = np.flatnonzero(model.objective)
    question.objective.vars.extend(counting.tolist())
    question.objective.coeffs.extend((-model.objective[counting]).tolist())
    if hint is not None:
        question.solution_hint.vars.extend(range(model.variables))
        question.solution_hint.values.extend(hint.tolist())
    return question


def _fill_rows(question: cp_model_helper.CpModelProto, model: LinearModel) -> None:
    order = np.argsort(model.term_row, kind="stable")
    variables = model.term_variable[order].tolist()
    coefficients = model.term_coefficient[order].tolist()
    ends = np.cumsum(np.bincount(model.term_row, minlength=model.rows)).tolist()
    limits = zip(model.row_lower.tolist(), model.row_upper.tolist(), ends, strict=True)
    start = 0
    for lower, upper, end in limits:
        row = question.constraints.add().linear
        row.vars.extend(variables[start:end])
        row.coeffs.extend(coefficients[start:end])
        row.domain.extend([lower, upper])
        start = end


class _Listener(cp_model_helper.SolutionCallback):
    """Keeps the best point, so that it outlives a search that had to be left alone.

    Such a search goes on calling from its threads; once the listener is closed, nobody is told.
    """

    def __init__(self, listen: Callable[[News], None] | None) -> None:
        super().__init__()
        self._listen = listen
        self._error: Exception | None = None
        self._lock = Lock()
        self.best: Integers | None = None

    def OnSolutionCallback(self) -> None:
        """Is called by OR-Tools, by this name."""
        untyped: Any = self
        values = np.array(untyped.Response().solution, dtype=np.int64)
        self._hear(values, self.BestObjectiveBound())

    def hear_bound(self, bound: float) -> None:
        """Pass on a bound of the negated objective."""
        self._hear(None, bound)

    def close(self) -> None:
        """Pass on nothing more, from now on; raise what went wrong in `listen`."""
        with self._lock:
            self._listen = None
        if self._error is not None:
            raise self._error

    def _hear(self, values: Integers | None, bound: float) -> None:
        with self._lock:
            if values is not None:
                self.best = values
            # An exception must not travel through the threads of the search: it ends the program.
            try:
                if self._listen is not None:
                    self._listen(News(values, rounded_down(-bound)))
            except Exception as error:
                self._error, self._listen = error, None
