"""The whole run on one page: what is tried, in which order, and how long."""

import math
from collections.abc import Mapping
from functools import partial

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.comfort.comfortable import make_comfortable
from solver.engines import pdlp
from solver.exact.clash import place_fixed
from solver.exact.exact_search import ExactSearch, cells, is_small_enough
from solver.parts.improve import improve
from solver.problem import Problem
from solver.progress import Report
from solver.promises import Promises
from solver.resolving import Kept, keep_promises, pinned, staying
from solver.result import Clash, Result, Status
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.stages import ALWAYS, Stage
from solver.standing import Standing
from solver.timetables.greedy import filled_up
from solver.timetables.timetable import possible_slots
from solver.without_time.kept_selection import KeptSelection
from solver.without_time.time_last import TimeLast

_NEAR = 2_000
"""One part of so many of a bound is how far from it the first search in integers looks."""

_FOR_PROMISES = 0.6
"""The share of the budget in which promises are looked at alone; mostly they need little of it."""

_BESIDE = 0.5
"""The share of what then remains for one choice of what stays, where there are several."""

_TINY = 200
"""(request, slot) pairs up to which only the exact model is tried."""

_FEW = 0.02
"""The share of requests without a place up to which a look around each of them is worth it."""

_PATIENCE = 40
"""Parts of a few slots in a row without any gain."""

_VARIATIONS = 4
"""Other selections between two looks around what they could not place."""

_FIRST_LOOK = 5.0
"""Seconds or units of effort for the way without time where there is the exact model as well."""

_MOST_TO_RELAX = 300_000
"""(request, slot) pairs up to which the relaxation in time fits into the memory of any machine."""

_TO_RELAX = 0.4
"""The share of what remains that one relaxation in time may take."""

_TO_IMPROVE = 0.5
"""The share of what remains before each stage is relaxed beside what is reached by then."""

_LIKELY = 0.3
"""The share of the pairs of request and slot that is looked at after a relaxation."""

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
    promised = budget.share(_FOR_PROMISES)
    kept = None if problem.earlier is None else keep_promises(problem, promised)
    if kept is None:
        standing = Standing(problem, report)
        standing.offer(filled_up(fixed, start), "greedy")
    else:
        standing = _standing_on(kept, report)
        if not kept.is_forced:
            start = _beside_what_stays(standing, budget.share(_BESIDE), seed, workers)
    way = _reach_value(standing, budget.share(0.8), seed, workers, start)
    if kept is not None and not (kept.is_forced or _is_optimal(standing)):
        _bound_by_what_stays(standing, budget.share(0.5))
    if comfort:
        possible = (
            possible_slots(standing.problem) if way is None else way.as_good_as(standing.best)
        )
        make_comfortable(standing, possible, way.cuts if way else (), budget, workers, seed)
    return _result(problem, standing)


def _standing_on(kept: Kept, report: Report | None) -> Standing:
    """What has to stay in every schedule that breaks as few promises is fixed from now on."""
    problem, slot_of = kept.schedule.problem, kept.schedule.slot_of
    if kept.is_forced:
        problem = pinned(problem, staying(kept.schedule))
    standing, start = Standing(problem, report), Schedule(problem, slot_of)
    standing.offer(filled_up(start), "promises")
    floors: dict[Stage, int] = {}
    for stage, bound in ((Stage.LOST, kept.lost), (Stage.MOVED, kept.moved)):
        standing.prove(stage, stage.turned(bound), "promises", {**floors})
        floors[stage] = stage.turned(start.stage(stage))
    return standing


def _beside_what_stays(
    standing: Standing, budget: Budget, seed: int, workers: int
) -> Mapping[int, int]:
    """Find a schedule in which the same meetings stay, though others might stay as well.

    Only the schedule is taken up: what is proven of this choice need not hold for others.
    """
    problem, slot_of = standing.problem, _held(standing)
    one_choice = Standing(pinned(problem, staying(Schedule(problem, slot_of))))
    one_choice.offer(Schedule(one_choice.problem, slot_of), "promises")
    most = _FIRST_LOOK if is_small_enough(problem) else math.inf
    _reach_value(one_choice, budget.part(most), seed, workers, slot_of)
    standing.offer(Schedule(problem, _held(one_choice)), "beside what stays")
    return _held(standing)


def _bound_by_what_stays(standing: Standing, budget: Budget) -> None:
    """Whatever is as good keeps as many earlier meetings in their places, though maybe others."""
    problem, places = standing.problem, Promises(standing.problem).places
    changed = ChangeLimit(places, 0).changed(Schedule(problem, _held(standing)))
    selection = KeptSelection(problem, places)
    for stage in ALWAYS[:-1]:
        if not standing.is_proven(stage):
            bound = selection.bound(stage, standing.floors(stage), changed, budget)
            standing.prove(stage, bound, "selection")


def _held(standing: Standing) -> Mapping[int, int]:
    return {} if standing.best is None else standing.best.slot_of


def _reach_value(
    standing: Standing, budget: Budget, seed: int, workers: int, start: Mapping[int, int] | None
) -> TimeLast | None:
    """First without time, then, where that leaves a gap, part by part and by the exact model."""
    is_small = is_small_enough(standing.problem)
    way: TimeLast | None = None
    if cells(standing.problem) > _TINY:
        most = _FIRST_LOOK if is_small else math.inf
        way = _without_time(standing, budget.share(0.6).part(most), seed, workers, start)
    if is_small and not _is_optimal(standing):
        _exactly(standing, budget, seed)
    elif not _is_optimal(standing):
        _in_time(standing, budget, seed, workers)
    return way


def _without_time(
    standing: Standing, budget: Budget, seed: int, workers: int, start: Mapping[int, int] | None
) -> TimeLast:
    """Select and place; while a few requests find no place, other selections and small parts."""
    way = TimeLast(standing.problem, seed, start)
    way.settle(budget)
    _take_up(standing, way, budget)
    while _is_promising(way) and not (_is_optimal(standing) or budget.is_over):
        for _ in range(_VARIATIONS):
            if not way.unplaced or not way.vary(budget, workers):
                break
        standing.offer(way.best, "selection and placing")
        seed += 1
        if standing.best is not None and not _is_optimal(standing):
            _improve(standing, way.unplaced, budget, seed, patience=0)
            way.go_on_from(standing.best)
    _take_up(standing, way, budget)
    return way


def _is_promising(way: TimeLast) -> bool:
    return way.selection is not None and len(way.unplaced) <= _FEW * len(way.selection.requests)


def _take_up(standing: Standing, way: TimeLast, budget: Budget) -> None:
    """Offer the schedule, and prove what holds for all schedules and beside the best one."""
    standing.offer(way.best, "selection and placing")
    if way.selection is None:
        return
    for stage, bound in way.selection.bounds.items():
        standing.prove(stage, stage.turned(bound), "selection", way.selection.floors(stage))
    for stage in standing.problem.stages[:-1]:
        if not way.selection.bounds_beside(standing.floors(stage)):
            beside = way.selector.bound(stage, standing.floors(stage), budget)
            standing.prove(stage, beside, "selection")


def _exactly(standing: Standing, budget: Budget, seed: int) -> None:
    """Stage after stage, in turns: better schedules part by part, proofs by HiGHS."""
    stages = standing.problem.stages[:-1]
    exact = ExactSearch(standing, stages)
    exact.relax_all(budget)
    for stage in stages:
        turn, slack = _FIRST_TURN, 1 + abs(standing.bound(stage)) // _NEAR
        if stage is not stages[-1]:
            exact.relax(stage, budget)
        while not (standing.is_proven(stage) or budget.is_over):
            _improve(standing, (), budget.part(turn), seed)
            exact.branch(stage, budget.part(turn), slack)
            turn, slack, seed = 2 * turn, 2 * slack, seed + 1


def _in_time(standing: Standing, budget: Budget, seed: int, workers: int) -> None:
    """Relax in time, then improve by a few whole slots at a time what the prices make likely."""
    stages = standing.problem.stages[:-1]
    likely: Mapping[int, SlotSet] | None = None
    if cells(standing.problem) <= _MOST_TO_RELAX:
        solve_lp = partial(pdlp.solve_lp, workers=workers)
        relaxed = ExactSearch(standing, stages, solve_lp=solve_lp)
        relaxed.relax_all(budget.share(_TO_RELAX))
        relaxed.round()
        likely = relaxed.keep_likely(_LIKELY)
        _improve(standing, (), budget.share(_TO_IMPROVE), seed, workers=workers, slots=likely)
        for stage in stages:
            relaxed.relax(stage, budget.share(_TO_RELAX))
    _improve(standing, (), budget, seed + 1, workers=workers, slots=likely)


def _improve(
    standing: Standing,
    wanted: tuple[int, ...],
    budget: Budget,
    seed: int,
    patience: int = _PATIENCE,
    workers: int = 1,
    slots: Mapping[int, SlotSet] | None = None,
) -> None:
    goal = [standing.bound(stage) for stage in standing.problem.stages[:-1]]
    if standing.best is not None:
        better = improve(
            standing.best, wanted, goal, budget, seed, patience, slots=slots, workers=workers
        )
        standing.offer(better, "parts")


def _is_optimal(standing: Standing) -> bool:
    return all(standing.is_proven(stage) for stage in standing.problem.stages[:-1])


def _result(problem: Problem, standing: Standing) -> Result:
    status = Status.OPTIMAL if _is_optimal(standing) else Status.FEASIBLE
    best = None if standing.best is None else Schedule(problem, standing.best.slot_of)
    return Result(status, best, standing.results(), ", ".join(standing.methods))
