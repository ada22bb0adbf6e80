"""The whole run on one page: what is tried, in which order, and how long."""

import math
from collections.abc import Mapping

from solver.budget import Budget
from solver.comfort.comfortable import make_comfortable
from solver.exact.clash import place_fixed
from solver.problem import Problem
from solver.progress import Report
from solver.resolving import Kept, keep_promises, pinned, staying
from solver.result import Clash, Result, Status
from solver.rules import violations
from solver.schedule import Schedule
from solver.sizes import MOST_TO_BRANCH, TINY, is_within
from solver.standing import Standing
from solver.timetables.greedy import filled_up
from solver.timetables.timetable import possible_slots
from solver.ways.branching import by_branching
from solver.ways.promised import bound_by_what_stays, standing_on
from solver.ways.relaxing import by_relaxing
from solver.ways.selecting import bound_by_selecting, by_selecting
from solver.without_time.time_last import TimeLast

_FOR_PROMISES = 0.6
"""The share of the budget in which promises are looked at alone; mostly they need little of it."""

_BESIDE = 0.5
"""The share of what then remains for one choice of what stays, where there are several."""

_BEFORE_COMFORT = 0.8
"""The share of what remains in which all stages before comfort are searched for."""

_FOR_WHAT_STAYS = 0.5
"""The share of what then remains for a bound by how much has to stay."""

_WITHOUT_TIME, _WITH_TIME = 0.85, 0.85
"""The shares of what remains for a search without time, and then for one that sees slots."""

_FIRST_LOOK = 5.0
"""Seconds or units of effort for the way without time where there is the exact model as well."""


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
        problem; whatever of it keeps the rules is the first schedule. Beside promises it is taken
        only as a whole.
    comfort
        Whether the last stage is searched for too; else it is only measured, and the search ends
        when all stages before it are proven.
    """
    fixed = place_fixed(problem, budget)
    if isinstance(fixed, Clash):
        return Result(Status.INFEASIBLE, None, (), "fixed meetings", fixed)
    if fixed is None:
        return Result(Status.UNKNOWN, None, (), "fixed meetings")
    promised = budget.share(_FOR_PROMISES)
    kept = None if problem.earlier is None else keep_promises(problem, promised)
    standing = _first(fixed, start, report) if kept is None else _kept(kept, start, report)
    is_free_to_stay = kept is not None and not kept.is_forced
    if is_free_to_stay:
        start = _beside_what_stays(standing, budget.share(_BESIDE), seed, workers)
    way = _reach_value(standing, budget.share(_BEFORE_COMFORT), seed, workers, start)
    if is_free_to_stay and not standing.is_optimal:
        bound_by_what_stays(standing, budget.share(_FOR_WHAT_STAYS))
    if comfort:
        possible = way.as_good_as(standing.best) if way else possible_slots(standing.problem)
        make_comfortable(standing, possible, way.cuts if way else (), budget, workers, seed)
    return _result(problem, standing)


def _first(fixed: Schedule, start: Mapping[int, int] | None, report: Report | None) -> Standing:
    """Begin with the fixed meetings, what keeps the rules of `start`, and whatever then fits."""
    standing = Standing(fixed.problem, report)
    if fixed.problem.earlier is not None:
        standing.tried("promises")
    standing.offer(filled_up(fixed, start), "greedy")
    return standing


def _kept(kept: Kept, start: Mapping[int, int] | None, report: Report | None) -> Standing:
    """Begin with what is kept of an earlier schedule, or with `start` where that is better."""
    standing = standing_on(kept, report)
    begun = Schedule(standing.problem, start or {})
    if start and not violations(begun):
        standing.offer(begun, "start")
    return standing


def _beside_what_stays(
    standing: Standing, budget: Budget, seed: int, workers: int
) -> Mapping[int, int]:
    """Find a schedule in which the same meetings stay, though others might stay as well.

    Only the schedule is taken up: what is proven of this choice need not hold for others.
    """
    problem, slot_of = standing.problem, standing.held
    one_choice = Standing(pinned(problem, staying(Schedule(problem, slot_of))))
    one_choice.offer(Schedule(one_choice.problem, slot_of), "promises")
    most = _FIRST_LOOK if is_within(MOST_TO_BRANCH, problem) else math.inf
    _reach_value(one_choice, budget.part(most), seed, workers, slot_of)
    for method in one_choice.methods:
        standing.tried(method)
    standing.offer(Schedule(problem, one_choice.held), "beside what stays")
    return standing.held


def _reach_value(
    standing: Standing, budget: Budget, seed: int, workers: int, start: Mapping[int, int] | None
) -> TimeLast | None:
    """First without time; where that leaves a gap, with time as far as the size allows."""
    is_small = is_within(MOST_TO_BRANCH, standing.problem)
    if is_within(TINY, standing.problem):
        by_branching(standing, budget, seed, workers)
        return None
    most = _FIRST_LOOK if is_small else math.inf
    way = by_selecting(standing, budget.share(_WITHOUT_TIME).part(most), seed, workers, start)
    if standing.is_optimal or budget.is_over:
        return way
    if is_small:
        by_branching(standing, budget, seed, workers)
    else:
        by_relaxing(standing, budget.share(_WITH_TIME), seed, workers)
        bound_by_selecting(standing, way, budget)
    return way


def _result(problem: Problem, standing: Standing) -> Result:
    status = Status.OPTIMAL if standing.is_optimal else Status.FEASIBLE
    best = None if standing.best is None else Schedule(problem, standing.best.slot_of)
    return Result(status, best, standing.results(), ", ".join(standing.methods))
