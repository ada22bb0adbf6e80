"""What CP-SAT is believed when its time ends before it knows anything."""

import numpy as np

from benchmarks.instances import make_event
from matchmaking.scheduling.problem import problem_of
from solver import cp_sat
from solver.budget import Budget
from solver.exact import ExactModel
from solver.stages import Stage


def test_a_search_that_ends_at_once_proves_nothing() -> None:
    # Every such event has meetings, so that a bound of 0 on their value would be false.
    problem = problem_of(make_event("saturated", 60, seed=1)).problem
    model = ExactModel(problem, problem.stages[:-1]).model({Stage.VALUE: 1}, {})
    assert np.any(model.objective > 0)
    outcome = cp_sat.solve(model, Budget(effort=1e-9))
    assert (outcome.values, outcome.bound) == (None, None)
