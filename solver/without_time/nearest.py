"""The best selection that is nearest to a schedule, placed where that had it; proves nothing.

Many selections are equally good. Among them chooses a reward for each request that the schedule
holds, so small that hundreds of them weigh as little as one unit of value.
"""

from collections.abc import Mapping

import numpy as np

from solver.budget import Budget
from solver.engines.highs import solve_lp
from solver.exact.weights import stage_weights
from solver.problem import Problem
from solver.timetables.timetable import possible_slots
from solver.without_time.placing import Placement, place
from solver.without_time.selection_model import SelectionModel

_REWARDS_A_UNIT = 256
"""So many requests more that are held as before count as much as one unit of value."""

_MOVES = 10  # of placing, for each request


def place_nearest(
    problem: Problem, start: Mapping[int, int], budget: Budget, seed: int
) -> Placement | None:
    """Return the places of such a selection; ``None`` where none was found.

    Parameters
    ----------
    start
        Request number -> slot number of the schedule to be near to.
    """
    model = SelectionModel(problem, possible_slots(problem))
    stages = problem.stages[:-1]
    weights = stage_weights(problem, stages)
    objective = np.asarray(sum(weights[stage] * model.gains[stage][0] for stage in stages))
    objective = _REWARDS_A_UNIT * objective
    objective[list(start)] += 1
    nearest = model.with_objective(objective, {})
    relaxed = solve_lp(nearest, budget)
    chosen = None if relaxed is None else nearest.integral(relaxed.values)
    if chosen is None:
        return None
    requests = [int(number) for number in np.flatnonzero(chosen[: len(problem.requests)])]
    return place(problem, requests, start, budget, _MOVES * len(requests), seed)
