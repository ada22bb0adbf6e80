"""A schedule built slot by slot from what a relaxation holds; knows not how that was relaxed."""

import numpy as np

from solver.budget import Budget
from solver.engines.highs import solve_mip
from solver.engines.linear_model import Integers, Reals
from solver.exact.model import ExactModel
from solver.exact.weights import most_worth, stage_weights
from solver.parts.part import Part, part_of
from solver.schedule import Schedule
from solver.timetables.greedy import filled_up

_FOR_A_SLOT = 2.0
"""Seconds or units of effort."""


def slot_by_slot(
    start: Schedule, shares: tuple[Integers, Integers, Reals], budget: Budget, seed: int
) -> Schedule:
    """Return a valid schedule near a relaxation's optimum.

    One slot after the other, in an order of chance, is solved exactly among the requests that the
    relaxation holds there; what is held already stays. What counts is what they add to all stages
    before comfort, and for each request how much it depends on this slot: of what the relaxation
    holds of its group in this slot and in those still to come, the share in this one, times what
    the best meeting is worth. What then finds room is added.

    Parameters
    ----------
    start
        A valid schedule, of which everything is kept.
    shares
        Requests, slots, and how much of each request the relaxation holds in the slot, > 0.
    budget
        Where it ends early, the slots still to come are only filled up.
    seed
        Chooses the order.
    """
    problem, now, (requests, slots, amounts) = start.problem, start, shares
    group = np.array([request.group for request in problem.requests])[requests]
    _, group = np.unique(group, return_inverse=True)
    to_come = np.bincount(group, amounts)
    for slot in np.random.default_rng(seed).permutation(problem.slots).tolist():
        here = np.flatnonzero(slots == slot)
        dependence = dict(
            zip(requests[here].tolist(), amounts[here] / to_come[group[here]], strict=True)
        )
        now = _with_slot(now, slot, dependence, budget)
        to_come -= np.bincount(group[here], amounts[here], len(to_come))
    return filled_up(now)


def _with_slot(now: Schedule, slot: int, dependence: dict[int, float], budget: Budget) -> Schedule:
    """Return a schedule with the best of some requests, not yet held, in this slot."""
    problem = now.problem
    groups = {problem.requests[number].group for number in now.slot_of}
    free = [number for number in dependence if problem.requests[number].group not in groups]
    if not free or budget.is_over:
        return now
    part, stages = part_of(now, free, 1 << slot), problem.stages[:-1]
    exact = ExactModel(part.problem, stages, _only_here(part, slot))
    model = exact.model(stage_weights(part.problem, stages), {})
    variables = exact.requests_and_slots[0]
    bonus = [dependence.get(part.numbers[i], 0.0) for i in variables.tolist()]
    weight = most_worth(problem)
    model.objective[: len(variables)] += np.rint(weight * np.array(bonus)).astype(np.int64)
    outcome = solve_mip(model, budget.part(_FOR_A_SLOT))
    return now if outcome.values is None else part.merged(exact.schedule(outcome.values).slot_of)


def _only_here(part: Part, slot: int) -> dict[int, int]:
    """Return this slot for the requests that are free, and their own for those that are held."""
    held = part.now.slot_of
    return {
        number: 1 << held[number] if number in held else allowed & 1 << slot
        for number, allowed in enumerate(part.problem.allowed)
    }
