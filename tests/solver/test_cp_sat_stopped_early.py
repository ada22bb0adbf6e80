"""What CP-SAT is believed when its time ends before it knows anything."""

from solver.budget import Budget
from solver.engines import cp_sat
from solver.exact.model import ExactModel
from solver.problem import Person, Problem, Request
from solver.stages import Stage


def test_a_search_that_ends_at_once_proves_nothing() -> None:
    # Ten sellers wish to meet ten buyers in eight slots: some can, so that a bound of 0 on the
    # value would be false.
    people = (Person(free=0b1111_1111),) * 20
    pairs = [(seller, buyer) for seller in range(10) for buyer in range(10, 20)]
    requests = tuple(Request(pair, group, value=7 + group % 5) for group, pair in enumerate(pairs))
    problem = Problem((8,), people, requests)
    model = ExactModel(problem, problem.stages[:-1]).model({Stage.VALUE: 1}, {})
    outcome = cp_sat.solve(model, Budget(effort=1e-9))
    assert (outcome.values, outcome.bound) == (None, None)
