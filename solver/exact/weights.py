"""How all stages but comfort are looked at in one weighted sum; knows no model."""

from collections.abc import Iterable

from solver.problem import Problem
from solver.stages import Stage

_WEIGHTS = {Stage.LOST: 2048, Stage.MOVED: 256, Stage.MUST: 32, Stage.MINIMUM: 4}


def stage_weights(problem: Problem, stages: Iterable[Stage]) -> dict[Stage, int]:
    """Return a weight for each stage: 1 for ``value``, and multiples of the best meeting's worth.

    Weights that are too small cost time, never truth: whoever uses them compares what each stage
    achieves with the stage's own bound, or ranks lexicographically. Weights that would surely be
    large enough are beyond what solvers compute with.
    """
    unit = most_worth(problem)
    return {stage: _WEIGHTS[stage] * unit if stage in _WEIGHTS else 1 for stage in stages}


def most_worth(problem: Problem) -> int:
    """Return a number above what any one meeting adds to ``value``."""
    best = max((request.value for request in problem.requests), default=0)
    return best + 2 * max(problem.fairness, default=0) + 1
