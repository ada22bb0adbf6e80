"""Improvement of a standing in parts, up to its bounds; knows not what else is tried."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

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
    if standing.best is not None and not budget.is_over:
        better = improve(
            standing.best,
            wanted,
            standing.goal,
            budget,
            seed,
            patience,
            slots=slots,
            workers=workers,
        )
        standing.offer(better, "parts")


@contextmanager
def improving_in_parts(
    standing: Standing, budget: Budget, seed: int, workers: int
) -> Iterator[None]:
    """Improve while the body of the ``with`` searches, too.

    What was found is offered when the body ends, which also ends the improvement and its budget.
    """
    if standing.best is None:
        yield
        return
    with ThreadPoolExecutor(1) as pool:
        better = pool.submit(
            improve, standing.best, (), standing.goal, budget, seed, workers=workers
        )
        try:
            yield
        finally:
            budget.stop()
        standing.offer(better.result(), "parts")
