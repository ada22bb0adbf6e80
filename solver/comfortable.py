"""Comfort with everything before it held: annealing against a bound, then the exact model."""

from collections.abc import Iterable

from solver.annealing import anneal
from solver.budget import Budget
from solver.comfort_bound import ComfortModel
from solver.cuts import Cut
from solver.exact_search import ExactSearch, is_small_enough
from solver.resolving import pinned, staying
from solver.schedule import Schedule
from solver.stages import Stage
from solver.standing import Standing, turned
from solver.timetable import possible_slots

_SWEEPS = (100, 300, 1000, 3000)


def make_comfortable(
    standing: Standing, cuts: Iterable[Cut], budget: Budget, workers: int, seed: int
) -> None:
    """Search until comfort is proven, nothing more is tried, or the budget is over.

    Annealing moves the chosen meetings; CP-SAT may also choose others of the same value.
    """
    _bound(standing, cuts, budget.share(0.3))
    _anneal(standing, budget.share(0.7), seed)
    if is_small_enough(standing.problem) and _is_open(standing, budget):
        _choose_again(standing, budget, workers, seed)
    while not budget.is_infinite and _is_open(standing, budget):
        seed += len(_SWEEPS)
        _anneal(standing, budget, seed)


def _is_open(standing: Standing, budget: Budget) -> bool:
    return not (budget.is_over or standing.is_proven(Stage.COMFORT))


def _bound(standing: Standing, cuts: Iterable[Cut], budget: Budget) -> None:
    problem, best = standing.problem, standing.best
    if best is not None and _is_open(standing, budget):
        achieved = {stage: best.stage(stage) for stage in problem.stages}
        bound = ComfortModel(problem, possible_slots(problem), cuts, achieved).bound(budget)
        if bound is not None:
            standing.prove(Stage.COMFORT, turned(Stage.COMFORT, bound), "comfort without time")


def _anneal(standing: Standing, budget: Budget, seed: int) -> None:
    """Meetings that stand where an earlier schedule had them do not move."""
    for more, sweeps in enumerate(_SWEEPS):
        if standing.best is not None and _is_open(standing, budget):
            problem, slot_of = standing.problem, standing.best.slot_of
            still = pinned(problem, staying(standing.best))
            calmer = anneal(Schedule(still, slot_of), budget, sweeps, seed + more)
            standing.offer(Schedule(problem, calmer.slot_of), "annealing")


def _choose_again(standing: Standing, budget: Budget, workers: int, seed: int) -> None:
    """Search with other meetings of the same value, as far as a relaxation cannot exclude them."""
    stages = standing.problem.stages
    before = ExactSearch(standing, stages[:-1])
    before.relax_all(budget.share(0.3))
    ExactSearch(standing, stages, before.as_good()).search(Stage.COMFORT, budget, workers, seed)
