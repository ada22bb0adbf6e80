"""The whole run on one page: what is tried, in which order, and how long."""

from solver.budget import Budget
from solver.clash import place_fixed
from solver.comfortable import make_comfortable
from solver.cuts import Cut
from solver.exact_search import ExactSearch, cells, is_small_enough
from solver.greedy import filled_up
from solver.problem import Problem
from solver.progress import Report
from solver.result import Clash, Result, Status
from solver.standing import Standing, turned
from solver.time_last import select_and_place

_TINY = 200
"""(request, slot) pairs up to which only the exact model is tried."""


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
    cuts = _reach_value(standing, budget.share(0.8), workers, seed)
    make_comfortable(standing, cuts, budget, workers, seed)
    return _result(standing)


def _reach_value(standing: Standing, budget: Budget, workers: int, seed: int) -> tuple[Cut, ...]:
    """First without time, then, where that leaves a gap, by the exact model."""
    problem = standing.problem
    cuts: tuple[Cut, ...] = ()
    if cells(problem) > _TINY:
        share = 0.2 if is_small_enough(problem) else 1.0
        cuts = _without_time(standing, budget.share(share), seed)
    if is_small_enough(problem) and not _is_optimal(standing):
        exact = ExactSearch(standing, problem.stages[:-1], workers, seed)
        exact.all_together(budget)
        for stage in problem.stages[:-1]:
            exact.settle(stage, budget)
    return cuts


def _without_time(standing: Standing, budget: Budget, seed: int) -> tuple[Cut, ...]:
    found = select_and_place(standing.problem, budget, seed)
    standing.offer(found.schedule, "selection and placing")
    for stage, bound in found.bounds.items():
        standing.prove(stage, turned(stage, bound), "selection")
    return found.cuts


def _is_optimal(standing: Standing) -> bool:
    return all(standing.is_proven(stage) for stage in standing.problem.stages[:-1])


def _result(standing: Standing) -> Result:
    status = Status.OPTIMAL if _is_optimal(standing) else Status.FEASIBLE
    return Result(status, standing.best, standing.results(), ", ".join(standing.methods))
