"""The textbook model handed to CP-SAT with its default parameters; knows no trick of this program.

Its own portfolio of strategies, presolve and all, on as many workers as the solver has.
"""

import numpy as np
from ortools.sat.python import cp_model

from benchmarks.baselines.textbook import textbook
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from solver.budget import Budget
from solver.engines.linear_model import LinearModel


def plain_cp_sat(event: Event, seconds: float, workers: int) -> Schedule:
    """The best schedule that CP-SAT finds, building the model included.

    Raises
    ------
    NoneFound
        When it finds none.
    """
    budget = Budget(seconds)
    book = textbook(event)
    question, variables = _question(book.model)
    search = cp_model.CpSolver()
    search.parameters.num_workers = workers
    search.parameters.max_time_in_seconds = budget.remaining
    found = search.solve(question) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = np.array([search.value(v) for v in variables], dtype=np.int64) if found else None
    return book.schedule(values, "plain CP-SAT")


def _question(model: LinearModel) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    question = cp_model.CpModel()
    variables = [question.new_int_var(0, upper, "") for upper in model.upper.tolist()]
    order = np.argsort(model.term_row, kind="stable")
    ends = np.cumsum(np.bincount(model.term_row, minlength=model.rows))
    limits = zip(model.row_lower.tolist(), model.row_upper.tolist(), strict=True)
    for terms, (lower, upper) in zip(np.split(order, ends[:-1]), limits, strict=True):
        named = [variables[number] for number in model.term_variable[terms].tolist()]
        row = cp_model.LinearExpr.weighted_sum(named, model.term_coefficient[terms].tolist())
        question.add_linear_constraint(row, lower, upper)
    question.maximize(cp_model.LinearExpr.weighted_sum(variables, model.objective.tolist()))
    return question, variables
