"""The way of the exact model, in turns with parts; for problems that are small enough."""

from solver.budget import Budget
from solver.exact.exact_search import ExactSearch
from solver.standing import Standing
from solver.ways.parts import improve_in_parts, improving_in_parts

_NEAR = 2_000
"""One part of so many of a bound is how far from it the first search in integers looks."""

_LEAST_TURN, _RELAXATIONS_A_TURN = 1.0, 8.0
"""How long the first turn is: in seconds or units of effort, and beside the first relaxation."""


def by_branching(standing: Standing, budget: Budget, seed: int, workers: int) -> None:
    """Stage after stage, in turns: better schedules part by part, proofs by HiGHS.

    A search in integers that does not end gets more time, one that ends without the optimum looks
    further from the bound.
    """
    stages = standing.problem.stages[:-1]
    exact = ExactSearch(standing, stages)
    before = budget.remaining
    exact.relax_all(budget)
    relaxation = 0.0 if budget.is_infinite else before - budget.remaining
    for stage in stages:
        if stage is not stages[-1]:
            exact.relax(stage, budget)
        turn = max(_LEAST_TURN, _RELAXATIONS_A_TURN * relaxation)
        slack = 1 + abs(standing.bound(stage)) // _NEAR
        while not (standing.is_proven(stage) or budget.is_over):
            seed += 1
            part = budget.part(turn)
            if workers > 1:
                with improving_in_parts(standing, budget.part(turn), seed, workers - 1):
                    has_ended = exact.branch(stage, part, slack)
            else:
                has_ended = exact.branch(stage, part, slack)
                if not has_ended:
                    improve_in_parts(standing, (), budget.part(turn), seed)
            turn, slack = (turn, 2 * slack) if has_ended else (2 * turn, slack)
