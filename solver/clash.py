"""Whether the fixed requests can be held, and if not, why; knows nothing of what is best.

Everything but the fixed requests is optional, so a problem has a schedule exactly if they have one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from solver.budget import Budget
from solver.constraints import CONSTRAINTS
from solver.cp_sat import solve
from solver.highs import IntegerOutcome
from solver.linear_model import UNLIMITED, Integers
from solver.problem import Problem
from solver.result import Clash
from solver.rules import violations
from solver.schedule import Schedule
from solver.variables import Variables

Item = tuple[str, int]
"""A rule by name with the number of what it speaks of; for ``fixed`` a request."""


def place_fixed(problem: Problem, budget: Budget) -> Schedule | Clash | None:
    """Return a schedule of the fixed requests alone or why there is none.

    ``None`` when the budget ends before either is known. A clash that the budget cuts short may
    name more than is needed.
    """
    fixed = [number for number, request in enumerate(problem.requests) if request.fixed]
    pinned = {n: slot for n in fixed if (slot := problem.requests[n].fixed_slot) is not None}
    if len(pinned) == len(fixed) and not violations(Schedule(problem, pinned)):
        return Schedule(problem, pinned)
    question = _Question(problem, fixed)
    outcome = question.answer(question.items, budget)
    if outcome.values is not None:
        return Schedule(problem, question.variables.slot_of(outcome.values))
    if not outcome.is_infeasible:
        return None
    return _clash(_irreducible(question.items, lambda kept: question.excludes(kept, budget)))


class _Question:
    """The fixed requests in all slots, with rules that can be left out.

    Attributes
    ----------
    items
        What can be left out, fixed requests first.
    """

    def __init__(self, problem: Problem, fixed: Sequence[int]) -> None:
        everywhere = (1 << problem.slots) - 1
        pinned = {n: problem.requests[n].fixed_slot for n in fixed}
        slots = {n: everywhere if slot is None else 1 << slot for n, slot in pinned.items()}
        self.variables = Variables(problem, slots)
        self._rows: dict[Item, list[int]] = {}
        for add_rows in CONSTRAINTS:
            added = add_rows(self.variables)
            for row, about in zip(added.rows.tolist(), added.about.tolist(), strict=True):
                self._rows.setdefault((add_rows.__name__, about), []).append(row)
        self.items = sorted(self._rows, key=lambda item: (item[0] != "fixed", item))

    def answer(self, kept: Sequence[Item], budget: Budget) -> IntegerOutcome:
        """Search for a point that keeps these items."""
        model = replace(self.variables.model)
        out = self._rows_of(set(self.items) - set(kept))
        model.row_lower, model.row_upper = model.row_lower.copy(), model.row_upper.copy()
        model.row_lower[out], model.row_upper[out] = -UNLIMITED, UNLIMITED
        return solve(model, budget)

    def excludes(self, kept: Sequence[Item], budget: Budget) -> bool:
        """Whether these items are proved to contradict each other."""
        return self.answer(kept, budget).is_infeasible

    def _rows_of(self, items: set[Item]) -> Integers:
        return np.array([row for item in items for row in self._rows[item]], dtype=np.int64)


def _irreducible(items: Sequence[Item], excludes: Callable[[Sequence[Item]], bool]) -> list[Item]:
    """Leave out what is not needed, at first in large pieces, at last one by one."""
    kept, size = list(items), len(items)
    while size > 1:
        size = (size + 1) // 2
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if excludes(fewer):
                kept = fewer
            else:
                start += size
    return kept


def _clash(items: Sequence[Item]) -> Clash:
    fixed = sorted(number for rule, number in items if rule == "fixed")
    return Clash(tuple(fixed), tuple(sorted(item for item in items if item[0] != "fixed")))
