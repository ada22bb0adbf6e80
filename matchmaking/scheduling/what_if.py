"""What the best schedule of a changed event would be, seen from a schedule that there is.

Nothing is promised: every stage from ``must`` to ``value`` is as good as can be found. But among
schedules that are equally good, or as good as far as a search can tell, it is one that differs
little from the given one.
"""

import time
from collections.abc import Iterable, Mapping
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
from solver.problem import Problem
from solver.progress import Report
from solver.resolving import pinned
from solver.result import Result, StageResult, Status
from solver.rules import violations
from solver.schedule import Schedule as Solution
from solver.search import solve
from solver.without_time.nearest import place_nearest

_FOR_THE_BEST = 0.6
"""The share of the time in which the best is searched; the rest brings it near to the current."""

_FOR_PROMISES = 0.1
"""The share of the time that has to be left for a re-solve with promises, which else is late."""

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
    posed = problem_of(event, current)
    promised, problem = posed.problem, replace(posed.problem, earlier=None)
    start, seed, workers = slots_as_scheduled(posed, current), options.seed, options.threads
    first, least = budget.share(_FOR_THE_BEST), budget.share(_FOR_PROMISES).remaining
    result = solve(problem, first, seed, workers, report, start=start, comfort=False)
    if result.schedule is not None:
        still = _still(problem, start)
        goal = _good_enough(result, result.schedule, still)
        near = _calmed(_nearer(result.schedule, goal, start, budget, seed), start, budget, seed)
        schedules = [near, still]
        if budget.remaining >= least:
            schedules.append(solve(promised, budget, seed, workers).schedule)
        nearest = _nearest(schedules, goal, promised)
        result = with_schedule(result, Solution(problem, nearest.slot_of))
    return schedule_named(posed, result, options.record(begun, result.method), now)


def _still(problem: Problem, start: Mapping[int, int]) -> Solution | None:
    """The current schedule, where it keeps the rules of the changed event."""
    still = Solution(problem, start)
    return None if violations(still) else still


def _good_enough(result: Result, best: Solution, still: Solution | None) -> tuple[int, ...]:
    """The ranks of the best before comfort, less what a search leaves to chance.

    Never worse than what the current schedule reaches.
    """
    *earlier, value = best.rank()[:-1]
    less = 0 if result.status is Status.OPTIMAL else value // _NOISE
    goal = (*earlier, value - less)
    return goal if still is None else max(goal, still.rank()[:-1])


def _nearer(
    best: Solution, goal: tuple[int, ...], start: Mapping[int, int], budget: Budget, seed: int
) -> Solution:
    """A schedule as good as the goal, and nearer to where the search began."""
    problem = best.problem
    placed = place_nearest(problem, start, budget, seed)
    if placed is not None and not any(problem.requests[r].fixed for r in placed.unplaced):
        other = Solution(problem, placed.slot_of)
        if other.rank()[:-1] < goal:
            other = improve(other, placed.unplaced, goal, budget.share(0.7), seed)
        if other.rank()[:-1] >= goal:
            best = other
    return undone(best, start)


def _nearest(
    schedules: Iterable[Solution | None], goal: tuple[int, ...], promised: Problem
) -> Solution:
    """Of those that reach the goal the one that a re-solve with promises would prefer."""
    seen = (Solution(promised, one.slot_of) for one in schedules if one is not None)
    good = (one for one in seen if one.rank()[-len(goal) - 1 : -1] >= goal)
    return max(good, key=Solution.rank)


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
