"""The way without time: select, place, and vary while little is missing; knows no exact model."""

from collections.abc import Mapping

from solver.budget import Budget
from solver.standing import Standing
from solver.ways.parts import improve_in_parts
from solver.without_time.time_last import TimeLast

_FEW = 0.02
"""The share of requests without a place up to which a look around each of them is worth it."""

_TO_SETTLE, _TO_VARY = 0.85, 0.7
"""The shares of the budget after which nothing more is learnt, and nothing more is varied."""

_VARIATIONS = 4
"""Other selections between two looks around what they could not place."""


def by_selecting(
    standing: Standing, budget: Budget, seed: int, workers: int, start: Mapping[int, int] | None
) -> TimeLast:
    """Select and place; while a few requests find no place, other selections and small parts."""
    way, search = TimeLast(standing.problem, seed, start), budget.share(_TO_VARY)
    if not search.is_over:
        standing.tried("selection and placing")
    way.settle(budget.share(_TO_SETTLE))
    _take_up(standing, way, budget)
    while _is_promising(way) and not (standing.is_optimal or search.is_over):
        for _ in range(_VARIATIONS):
            if not way.unplaced or not way.vary(search, workers):
                break
        standing.offer(way.best, "selection and placing")
        seed += 1
        if standing.best is not None and not standing.is_optimal:
            improve_in_parts(standing, way.unplaced, search, seed, patience=0)
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
    bound_by_selecting(standing, way, budget)


def bound_by_selecting(standing: Standing, way: TimeLast, budget: Budget) -> None:
    """Bound the open stages before comfort beside what the best schedule reaches before them."""
    for stage in standing.problem.stages[:-1]:
        floors = standing.floors(stage)
        is_bound = way.selection is not None and way.selection.bounds_beside(floors)
        if not (standing.is_proven(stage) or is_bound):
            beside = way.selector.bound(stage, floors, budget)
            standing.prove(stage, beside, "selection", floors)
