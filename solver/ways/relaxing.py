"""The way in time for what is too large to branch on: a relaxation, then parts of what it likes."""

from collections.abc import Mapping
from functools import partial

from solver.budget import Budget
from solver.engines import pdlp
from solver.exact.exact_search import ExactSearch, cells
from solver.slot_sets import SlotSet
from solver.standing import Standing
from solver.ways.parts import improve_in_parts

_MOST_TO_RELAX = 300_000
"""(request, slot) pairs up to which the relaxation in time fits into the memory of any machine."""

_TO_RELAX = 0.4
"""The share of what remains that one relaxation in time may take."""

_TO_IMPROVE = 0.5
"""The share of what remains before each stage is relaxed beside what is reached by then."""

_LIKELY = 0.3
"""The share of the pairs of request and slot that is looked at after a relaxation."""


def by_relaxing(standing: Standing, budget: Budget, seed: int, workers: int) -> None:
    """Relax in time, then improve by a few whole slots at a time what the prices make likely."""
    stages = standing.problem.stages[:-1]
    likely: Mapping[int, SlotSet] | None = None
    if cells(standing.problem) <= _MOST_TO_RELAX:
        solve_lp = partial(pdlp.solve_lp, workers=workers)
        relaxed = ExactSearch(standing, stages, solve_lp=solve_lp)
        relaxed.relax_all(budget.share(_TO_RELAX))
        relaxed.round()
        likely = relaxed.keep_likely(_LIKELY)
        improve_in_parts(
            standing, (), budget.share(_TO_IMPROVE), seed, workers=workers, slots=likely
        )
        for stage in stages:
            relaxed.relax(stage, budget.share(_TO_RELAX))
    improve_in_parts(standing, (), budget, seed + 1, workers=workers, slots=likely)
