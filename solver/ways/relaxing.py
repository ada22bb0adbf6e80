"""The way in time for what is too large to branch on: a relaxation, then parts of what it likes."""

from solver.budget import Budget
from solver.exact.rough_relaxation import RoughRelaxation
from solver.parts.improve import improve
from solver.parts.slot_by_slot import slot_by_slot
from solver.schedule import Schedule
from solver.sizes import MOST_TO_RELAX, cells, is_within
from solver.standing import Standing
from solver.ways.parts import improve_in_parts

_TO_RELAX = 0.5
"""The share of what remains that the first relaxation may take, and what is built from it."""

_TO_IMPROVE = 0.6
"""The share of what remains before each stage is relaxed beside what is reached by then."""

_LIKELY = 20
"""Pairs of request and slot that are looked at first, for each meeting of the best schedule."""

_PATIENCE = 12
"""Parts in a row without any gain, before more pairs are looked at."""

_WIDER = 1.5
"""How many times as many are looked at when a search among them brought nothing more."""


def by_relaxing(standing: Standing, budget: Budget, seed: int, workers: int) -> None:
    """Relax in time, then improve by a few whole slots at a time what the prices make likely."""
    if not is_within(MOST_TO_RELAX, standing.problem):
        improve_in_parts(standing, (), budget, seed, workers=workers)
        return
    relaxed = RoughRelaxation(standing, workers)
    relaxed.relax_all(budget.share(_TO_RELAX))
    standing.offer(_built(standing, relaxed, budget.share(_TO_RELAX), seed), "relaxation")
    for share in (_TO_IMPROVE, 1.0):
        _improve(standing, relaxed, budget.share(share), seed, workers)
        for stage in standing.problem.stages[:-1]:
            relaxed.relax(stage, budget.share(_TO_IMPROVE))
        seed += 1


def _built(standing: Standing, relaxed: RoughRelaxation, budget: Budget, seed: int) -> Schedule:
    """Return a schedule built slot by slot from what is held."""
    problem, slot_of = standing.problem, standing.held
    fixed = {n: slot for n, slot in slot_of.items() if problem.requests[n].fixed}
    return slot_by_slot(Schedule(problem, fixed), relaxed.shares(), budget, seed)


def _improve(
    standing: Standing, relaxed: RoughRelaxation, budget: Budget, seed: int, workers: int
) -> None:
    """Improve the best schedule and others in turns, among more pairs each time.

    Where one is stuck, another that is built in another order mostly is not.
    """
    everything = cells(standing.problem.allowed)
    pairs = _LIKELY * max(1, len(standing.held))
    while not (standing.is_optimal or budget.is_over):
        slots = relaxed.likely(pairs)
        improve_in_parts(standing, (), budget, seed, _PATIENCE, workers, slots)
        if budget.is_infinite and pairs >= everything:
            return
        pairs, seed = int(_WIDER * pairs), seed + 1
        other = _built(standing, relaxed, budget, seed)
        other = improve(
            other, (), standing.goal, budget, seed, _PATIENCE, slots=slots, workers=workers
        )
        standing.offer(other, "parts")
