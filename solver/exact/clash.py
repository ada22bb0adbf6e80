"""Whether the fixed requests can be held, and if not, why; knows nothing of what is best.

Everything but the fixed requests is optional, so a problem has a schedule exactly if they have one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from solver.budget import Budget
from solver.engines.cp_sat import solve
from solver.engines.linear_model import UNLIMITED, IntegerOutcome
from solver.exact.constraints import CONSTRAINTS
from solver.exact.constraints import fixed as rule_fixed
from solver.exact.variables import Variables
from solver.problem import Problem
from solver.result import Clash
from solver.rules import violations
from solver.schedule import Schedule

T = TypeVar("T")
Item = tuple[str, int]
"""A rule by name with the number of what it speaks of."""


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
    outcome = question.answer(question.rules, budget)
    if outcome.values is not None:
        return Schedule(problem, question.variables.slot_of(outcome.values))
    return _clash(problem, fixed, budget) if outcome.is_infeasible else None


def _clash(problem: Problem, fixed: Sequence[int], budget: Budget) -> Clash:
    """First the requests, all rules kept; then the rules. Fewer rules make no request needless."""

    def contradict(some: Sequence[int]) -> bool:
        question = _Question(problem, some)
        return question.answer(question.rules, budget).is_infeasible

    needed = _irreducible(fixed, contradict)
    question = _Question(problem, needed)
    rules = _irreducible(question.rules, lambda r: question.answer(r, budget).is_infeasible)
    return Clash(tuple(needed), tuple(sorted(rules)))


class _Question:
    """Some fixed requests in all slots, with rules that can be left out.

    Attributes
    ----------
    rules
        What can be left out.
    """

    def __init__(self, problem: Problem, fixed: Sequence[int]) -> None:
        everywhere = (1 << problem.slots) - 1
        pinned = {n: problem.requests[n].fixed_slot for n in fixed}
        slots = {n: everywhere if slot is None else 1 << slot for n, slot in pinned.items()}
        self.variables = Variables(problem, slots)
        self._rows: dict[Item, list[int]] = {}
        for add_rows in CONSTRAINTS:
            added = add_rows(self.variables)
            if add_rows is not rule_fixed:
                for row, about in zip(added.rows.tolist(), added.about.tolist(), strict=True):
                    self._rows.setdefault((add_rows.__name__, about), []).append(row)
        self.rules = sorted(self._rows)

    def answer(self, kept: Sequence[Item], budget: Budget) -> IntegerOutcome:
        """Search for a way to hold the requests that keeps these rules."""
        model = replace(self.variables.model)
        left_out = set(self.rules) - set(kept)
        rows = np.array([row for item in left_out for row in self._rows[item]], dtype=np.int64)
        model.row_upper = model.row_upper.copy()
        model.row_upper[rows] = UNLIMITED
        return solve(model, budget)


def _irreducible(items: Sequence[T], contradict: Callable[[Sequence[T]], bool]) -> list[T]:
    """Leave out what is not needed, at first in large pieces, at last one by one."""
    kept, size = list(items), len(items)
    while size > 1:
        size = (size + 1) // 2
        start = 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if contradict(fewer):
                kept = fewer
            else:
                start += size
    return kept
