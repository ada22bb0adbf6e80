"""The way of the exact model, in turns with parts; for problems that are small enough."""

from solver.budget import Budget
from solver.exact.exact_search import ExactSearch
from solver.standing import Standing
from solver.ways.parts import improve_in_parts

_NEAR = 2_000
"""One part of so many of a bound is how far from it the first search in integers looks."""

_FIRST_TURN = 1.0
"""Seconds or units of effort; each turn is twice as long as the one before."""


def by_branching(standing: Standing, budget: Budget, seed: int) -> None:
    """Stage after stage, in turns: better schedules part by part, proofs by HiGHS."""
    stages = standing.problem.stages[:-1]
    exact = ExactSearch(standing, stages)
    exact.relax_all(budget)
    for stage in stages:
        turn, slack = _FIRST_TURN, 1 + abs(standing.bound(stage)) // _NEAR
        if stage is not stages[-1]:
            exact.relax(stage, budget)
        while not (standing.is_proven(stage) or budget.is_over):
            improve_in_parts(standing, (), budget.part(turn), seed)
            exact.branch(stage, budget.part(turn), slack)
            turn, slack, seed = 2 * turn, 2 * slack, seed + 1
