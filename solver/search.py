"""The whole run on one page: what is tried, in which order, and how long."""

from collections.abc import Mapping

from solver.annealing import anneal
from solver.budget import Budget
from solver.clash import place_fixed
from solver.cp_sat import Way
from solver.exact_search import ExactSearch
from solver.greedy import filled_up
from solver.problem import Problem
from solver.progress import Report
from solver.result import Clash, Result, Status
from solver.stages import Stage
from solver.standing import Standing, turned
from solver.time_last import select_and_place

_TINY = 200
_EXACT = 60_000
"""(request, slot) pairs up to which the exact model is tried first, and tried at all."""


def solve(
    problem: Problem,
    budget: Budget,
    seed: int = 1,
    workers: int = 1,
    report: Report | None = None,
) -> Result:
    """Return the best schedule that the budget allows, with what is proven about it.

    Parameters
    ----------
    seed
        Same problem, seed and effort with one worker: same result.
    workers
        Threads that may search at the same time, >= 1.
    report
        Is told of every improvement, from a thread of the search.
    """
    fixed = place_fixed(problem, budget)
    if isinstance(fixed, Clash):
        return Result(Status.INFEASIBLE, None, (), "fixed meetings", fixed)
    if fixed is None:
        return Result(Status.UNKNOWN, None, (), "fixed meetings")
    standing = Standing(problem, report)
    standing.offer(filled_up(fixed), "greedy")
    up_to_value = problem.stages[:-1]
    _reach_value(standing, up_to_value, budget, workers, seed)
    if all(standing.is_proven(stage) for stage in up_to_value):
        _make_comfortable(standing, budget, workers, seed)
    return _result(standing, up_to_value)


def _reach_value(
    standing: Standing, stages: tuple[Stage, ...], budget: Budget, workers: int, seed: int
) -> None:
    """First without time, then, where that leaves a gap, by the exact model."""
    cells = sum(slots.bit_count() for slots in standing.problem.allowed)
    if cells > _TINY:
        _time_last(standing, budget.share(0.2), seed)
    if cells > _EXACT or all(standing.is_proven(stage) for stage in stages):
        return
    exact = ExactSearch(standing, stages, workers, seed)
    exact.all_together(budget)
    for stage in stages:
        exact.settle(stage, budget)


def _time_last(standing: Standing, budget: Budget, seed: int) -> None:
    found = select_and_place(standing.problem, budget, seed)
    standing.offer(found.schedule, "selection and placing")
    _prove_in_order(standing, found.bounds)


def _prove_in_order(standing: Standing, bounds: Mapping[Stage, int]) -> None:
    for stage, bound in bounds.items():
        standing.prove(stage, turned(stage, bound), "selection")


def _make_comfortable(standing: Standing, budget: Budget, workers: int, seed: int) -> None:
    """The slots of the chosen meetings first, then the choice as well, within the same value."""
    comfort, best = Stage.COMFORT, standing.best
    if best is None or standing.is_proven(comfort):
        return
    standing.offer(anneal(best, budget.share(0.2), 2000, seed), "annealing")
    exact = ExactSearch(standing, standing.problem.stages, workers, seed)
    exact.bound(comfort, budget)
    if not standing.is_proven(comfort):
        exact.search(comfort, Way.LINEAR, budget)


def _result(standing: Standing, up_to_value: tuple[Stage, ...]) -> Result:
    proven = all(standing.is_proven(stage) for stage in up_to_value)
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    return Result(status, standing.best, standing.results(), ", ".join(standing.methods))
