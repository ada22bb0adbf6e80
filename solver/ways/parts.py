"""Improvement of a standing in parts, up to its bounds; knows not what else is tried."""

from collections.abc import Mapping

from solver.budget import Budget
from solver.parts.improve import improve
from solver.slot_sets import SlotSet
from solver.standing import Standing

_PATIENCE = 40
"""Parts of a few slots in a row without any gain."""


def improve_in_parts(
    standing: Standing,
    wanted: tuple[int, ...],
    budget: Budget,
    seed: int,
    patience: int = _PATIENCE,
    workers: int = 1,
    slots: Mapping[int, SlotSet] | None = None,
) -> None:
    """Make the best schedule better by small exact searches; `solver.parts` says how."""
    goal = [standing.bound(stage) for stage in standing.problem.stages[:-1]]
    if standing.best is not None:
        better = improve(
            standing.best, wanted, goal, budget, seed, patience, slots=slots, workers=workers
        )
        standing.offer(better, "parts")
