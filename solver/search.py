"""The whole run on one page: what is tried, in which order, and how long."""

import math
from collections.abc import Mapping

from solver.budget import Budget
from solver.comfort.comfortable import make_comfortable
from solver.exact.clash import place_fixed
from solver.exact.exact_search import ExactSearch, cells, is_small_enough
from solver.parts.improve import improve
from solver.problem import Problem
from solver.progress import Report
from solver.resolving import Kept, keep_promises, pinned, staying
from solver.result import Clash, Result, Status
from solver.schedule import Schedule
from solver.stages import Stage
from solver.standing import Standing
from solver.timetables.greedy import filled_up
from solver.without_time.cuts import Cut
from solver.without_time.time_last import select_and_place

_TINY = 200
"""(request, slot) pairs up to which only the exact model is tried."""

_FEW = 0.02
"""The share of requests without a place up to which a look around each of them is worth it."""

_PATIENCE = 5.0
"""Seconds or units of effort for the way without time where there is the exact model as well."""

_FIRST_TURN = 1.0
"""Seconds or units of effort; each turn is twice as long as the one before."""


def solve(
    problem: Problem,
    budget: Budget,
    seed: int = 1,
    workers: int = 1,
    report: Report | None = None,
    start: Mapping[int, int] | None = None,
    comfort: bool = True,
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
    start
        Request number -> slot number of a schedule to begin with, for example that of a similar
        problem; whatever of it keeps the rules is the first schedule.
    comfort
        Whether the last stage is searched for too; else it is only measured, and the search ends
        when all stages before it are proven.
    """
    fixed = place_fixed(problem, budget)
    if isinstance(fixed, Clash):
        return Result(Status.INFEASIBLE, None, (), "fixed meetings", fixed)
    if fixed is None:
        return Result(Status.UNKNOWN, None, (), "fixed meetings")
    kept = None if problem.earlier is None else keep_promises(problem, budget.share(0.3))
    if kept is None:
        standing = Standing(problem, report)
        standing.offer(filled_up(fixed, start), "greedy")
    else:
        standing = _standing_on(kept, report)
    cuts = _reach_value(standing, budget.share(0.8), seed, start)
    if comfort:
        make_comfortable(standing, cuts, budget, workers, seed)
    return _result(problem, standing)


def _standing_on(kept: Kept, report: Report | None) -> Standing:
    """What has to stay in every schedule that breaks as few promises is fixed from now on."""
    problem, slot_of = kept.schedule.problem, kept.schedule.slot_of
    if kept.is_forced:
        problem = pinned(problem, staying(kept.schedule))
    standing, start = Standing(problem, report), Schedule(problem, slot_of)
    standing.offer(filled_up(start), "promises")
    for stage, bound in ((Stage.LOST, kept.lost), (Stage.MOVED, kept.moved)):
        standing.prove(stage, stage.turned(bound), "promises", beside=start)
    return standing


def _reach_value(
    standing: Standing, budget: Budget, seed: int, start: Mapping[int, int] | None
) -> tuple[Cut, ...]:
    """First without time, then, where that leaves a gap, part by part and by the exact model."""
    is_small = is_small_enough(standing.problem)
    cuts: tuple[Cut, ...] = ()
    if cells(standing.problem) > _TINY:
        patience = _PATIENCE if is_small else math.inf
        cuts = _without_time(standing, budget.share(0.6).part(patience), seed, start)
    if is_small and not _is_optimal(standing):
        _exactly(standing, budget, seed)
    elif not _is_optimal(standing):
        _improve(standing, (), budget, seed)
    return cuts


def _without_time(
    standing: Standing, budget: Budget, seed: int, start: Mapping[int, int] | None
) -> tuple[Cut, ...]:
    found = select_and_place(standing.problem, budget, seed, start)
    standing.offer(found.schedule, "selection and placing")
    for stage, bound in found.bounds.items() if found.schedule is not None else ():
        standing.prove(stage, stage.turned(bound), "selection", beside=found.schedule)
    if not _is_optimal(standing) and len(found.wanted) <= _FEW * len(standing.problem.requests):
        _improve(standing, found.wanted, budget, seed)
    return found.cuts


def _exactly(standing: Standing, budget: Budget, seed: int) -> None:
    """Stage after stage, in turns: better schedules part by part, proofs by HiGHS."""
    stages = standing.problem.stages[:-1]
    exact = ExactSearch(standing, stages)
    exact.relax_all(budget)
    for stage in stages:
        turn = _FIRST_TURN
        if stage is not stages[-1]:
            exact.relax(stage, budget)
        while not (standing.is_proven(stage) or budget.is_over):
            _improve(standing, (), budget.part(turn), seed)
            exact.branch(stage, budget.part(turn))
            turn, seed = 2 * turn, seed + 1


def _improve(standing: Standing, wanted: tuple[int, ...], budget: Budget, seed: int) -> None:
    goal = [standing.bound(stage) for stage in standing.problem.stages[:-1]]
    if standing.best is not None:
        standing.offer(improve(standing.best, wanted, goal, budget, seed), "parts")


def _is_optimal(standing: Standing) -> bool:
    return all(standing.is_proven(stage) for stage in standing.problem.stages[:-1])


def _result(problem: Problem, standing: Standing) -> Result:
    status = Status.OPTIMAL if _is_optimal(standing) else Status.FEASIBLE
    best = None if standing.best is None else Schedule(problem, standing.best.slot_of)
    return Result(status, best, standing.results(), ", ".join(standing.methods))
