"""What the best schedule of a changed event would be, seen from a schedule that there is.

Nothing is promised: every stage from ``must`` to ``value`` is as good as can be found. But among
schedules that are equally good, or as good as far as a search can tell, it is one that differs
little from the given one.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling.naming import schedule_named
from matchmaking.scheduling.plan import Options
from matchmaking.scheduling.problem import problem_of, slots_as_scheduled
from solver.budget import Budget
from solver.comfort.annealing import anneal
from solver.parts.improve import improve
from solver.parts.undone import undone
from solver.progress import Report
from solver.resolving import pinned
from solver.result import Result, StageResult, Status
from solver.schedule import Schedule as Solution
from solver.search import solve
from solver.without_time.nearest import place_nearest

_FOR_THE_BEST = 0.6
"""The share of the time in which the best is searched; the rest brings it near to the current."""

_NOISE = 1_000
"""Where nothing is proven, this part of the value is less worth than meetings that stay."""

_SWEEPS = 300


def plan_nearby(
    event: Event,
    current: Schedule,
    options: Options,
    now: datetime,
    report: Report | None = None,
    budget: Budget | None = None,
) -> Schedule:
    """The best schedule found of a changed event, with few changes that are of no use.

    Meetings that stand as they stood do not move for comfort's sake; the others do.

    Parameters
    ----------
    current
        A schedule of the event before it was changed.
    now, report, budget
        As in `matchmaking.scheduling.plan`.

    Raises
    ------
    NoSchedule
        The hard rules of the changed event contradict each other; says which, irreducibly.
    NoneFound
        The budget was over before a schedule was found or excluded.
    """
    begun, budget = time.monotonic(), budget or options.budget()
    posed = problem_of(event)
    start = slots_as_scheduled(posed, current)
    first, seed = budget.share(_FOR_THE_BEST), options.seed
    result = solve(posed.problem, first, seed, options.threads, report, start=start, comfort=False)
    if result.schedule is not None:
        near = _nearer(result, result.schedule, start, budget, seed)
        result = with_schedule(result, _calmed(near, start, budget, seed))
    return schedule_named(posed, result, options.record(begun, result.method), now)


def _nearer(
    result: Result, best: Solution, start: Mapping[int, int], budget: Budget, seed: int
) -> Solution:
    """A schedule about as good as the best before comfort, and nearer to where the search began."""
    goal, problem = _good_enough(best, is_proven=result.status is Status.OPTIMAL), best.problem
    placed = place_nearest(problem, start, budget, seed)
    if placed is not None and not any(problem.requests[r].fixed for r in placed.unplaced):
        other = Solution(problem, placed.slot_of)
        if other.rank()[:-1] < goal:
            other = improve(other, placed.unplaced, goal, budget.share(0.7), seed)
        if other.rank()[:-1] >= goal:
            best = other
    return undone(best, start)


def _good_enough(best: Solution, *, is_proven: bool) -> tuple[int, ...]:
    """The ranks of the best before comfort, less what a search leaves to chance."""
    *earlier, value = best.rank()[:-1]
    return (*earlier, value if is_proven else value - value // _NOISE)


def _calmed(schedule: Solution, start: Mapping[int, int], budget: Budget, seed: int) -> Solution:
    """The same meetings at kinder hours, those excepted that stand as they stood."""
    same = {number: slot for number, slot in schedule.slot_of.items() if start.get(number) == slot}
    still = Solution(pinned(schedule.problem, same), schedule.slot_of)
    return Solution(schedule.problem, anneal(still, budget, _SWEEPS, seed).slot_of)


def with_schedule(result: Result, schedule: Solution) -> Result:
    """The result with another schedule; a bound stays while no earlier stage became worse."""
    stages: list[StageResult] = []
    holds = True
    for stage in result.stages:
        achieved = schedule.stage(stage.stage)
        stages.append(StageResult(stage.stage, achieved, stage.bound if holds else None))
        holds &= stage.stage.at_least_as_good(achieved, stage.achieved)
    is_optimal = all(stage.is_proven for stage in stages[:-1])
    status = Status.OPTIMAL if is_optimal else Status.FEASIBLE
    return replace(result, status=status, schedule=schedule, stages=tuple(stages))
