"""Comfort with everything before it held: annealing against a bound, then the exact model."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from solver.budget import Budget
from solver.comfort.annealing import anneal
from solver.comfort.bound import ComfortModel
from solver.comfort.in_parts import calm_in_parts
from solver.comfort.kinds import kinds_of_slots, pairs
from solver.comfort.needed_breaks import comfort_at_best
from solver.exact.exact_search import ExactSearch
from solver.exact.objective import GAINS
from solver.resolving import pinned, staying
from solver.schedule import Schedule
from solver.sizes import MOST_TO_BRANCH, TINY, is_within
from solver.slot_sets import SlotSet
from solver.stages import Stage
from solver.standing import Standing
from solver.without_time.cuts import Cut
from solver.without_time.placing import place

_FIRST_SWEEPS, _SWEEPS, _SWEEPS_BEFORE_PARTS = 100, 2_700, 900
_FEWEST_SWEEPS = 50
_MOVES = 5_000
_PAIRS_PER_EFFORT = 60_000  # of request and kind of slots, to pose their model

_TO_CHOOSE = 0.3
"""The share of the budget for the bound by kinds of slots, and the meetings that it would hold."""

_TO_ANNEAL = 0.5
"""The share of what then remains before anything else is tried."""

_TO_BOUND_IN_TIME = 0.3
"""The share of what then remains for a bound that sees slots."""

_FOR_STAGES_BEFORE = 0.5
"""The share of that for the stages before comfort, which tell what may be left out."""

_AT_BEST = {**GAINS, Stage.COMFORT: comfort_at_best}


def make_comfortable(
    standing: Standing,
    possible: Sequence[SlotSet],
    cuts: Iterable[Cut],
    budget: Budget,
    workers: int,
    seed: int,
) -> None:
    """Search until comfort is proven, nothing more is tried, or the budget is over.

    Annealing moves the chosen meetings; CP-SAT may also choose others of the same value.

    Parameters
    ----------
    possible
        For each request the slots that it may be held in, at least in all schedules that are as
        good as the best before comfort.
    cuts
        Limits that every schedule keeps.
    """
    if standing.best is None or not _is_open(standing, budget):
        return
    is_small = is_within(MOST_TO_BRANCH, standing.problem)
    requests = _choose(standing, possible, cuts, budget.share(_TO_CHOOSE), workers)
    if not is_within(TINY, standing.problem):
        part = budget.share(_TO_ANNEAL)
        _anneal(standing, part, seed, _placed(standing, requests, budget, seed))
    if is_small:
        slots = _bound_in_time(standing, budget.share(_TO_BOUND_IN_TIME))
        _calm_in_parts(standing, slots, budget, workers, seed)
        _choose_exactly(standing, slots, budget, workers, seed)
    while _can_move(standing.best) and not budget.is_infinite and _is_open(standing, budget):
        seed += 1_000
        _anneal(standing, budget, seed)


def _choose(
    standing: Standing,
    possible: Sequence[SlotSet],
    cuts: Iterable[Cut],
    budget: Budget,
    workers: int,
) -> Collection[int] | None:
    """Bound comfort by kinds of slots; return the requests that it would take, if it tells.

    A model for which there is no time is not posed.
    """
    problem, best = standing.problem, standing.best
    kinds = kinds_of_slots(problem, possible)
    posing = pairs(possible, kinds) / _PAIRS_PER_EFFORT
    if best is None or posing > budget.remaining:
        return None
    budget.spend(posing)
    floors = standing.floors(Stage.COMFORT)
    standing.tried("comfort by kinds of slots")
    model = ComfortModel(problem, possible, kinds, cuts, floors)
    bound, requests = model.choose(budget, workers)
    if bound is not None:
        rank = Stage.COMFORT.turned(bound)
        standing.prove(Stage.COMFORT, rank, "comfort by kinds of slots", floors)
    return requests


def _can_move(schedule: Schedule) -> bool:
    """Whether some meeting is neither fixed to its slot nor stays in that of an earlier one."""
    requests, stays = schedule.problem.requests, staying(schedule)
    return any(n not in stays and requests[n].fixed_slot is None for n in schedule.slot_of)


def _is_open(standing: Standing, budget: Budget) -> bool:
    return not (budget.is_over or standing.is_proven(Stage.COMFORT))


def _anneal(standing: Standing, budget: Budget, seed: int, start: Schedule | None = None) -> None:
    """Anneal from the best schedule or from another start, longer and longer.

    Each time three times as long as before, or as long as there is time to cool down. Meetings
    that stand where an earlier schedule had them do not move.
    """
    most = _SWEEPS_BEFORE_PARTS if is_within(MOST_TO_BRANCH, standing.problem) else _SWEEPS
    sweeps = _FIRST_SWEEPS
    while sweeps >= _FEWEST_SWEEPS and _is_open(standing, budget):
        schedule = start or standing.best
        if schedule is None:
            return
        before, seed = budget.remaining, seed + 1
        still = Schedule(pinned(schedule.problem, staying(schedule)), schedule.slot_of)
        calmer = anneal(still, budget, sweeps, seed)
        start = Schedule(schedule.problem, calmer.slot_of)
        standing.offer(start, "annealing")
        if sweeps == most:
            return
        cost = (before - budget.remaining) / sweeps
        longer = min(3 * sweeps, most)
        sweeps = (
            longer if math.isinf(before) else min(longer, int(budget.remaining / max(cost, 1e-9)))
        )


def _placed(
    standing: Standing, requests: Collection[int] | None, budget: Budget, seed: int
) -> Schedule | None:
    """Return a schedule of the requests that could be held most comfortably without time.

    ``None`` when they do not fit into slots.
    """
    if requests is None or standing.best is None or not _is_open(standing, budget):
        return None
    placement = place(standing.problem, requests, standing.best.slot_of, budget, _MOVES, seed)
    return None if placement.unplaced else Schedule(standing.problem, placement.slot_of)


def _bound_in_time(standing: Standing, budget: Budget) -> Mapping[int, SlotSet]:
    """Bound comfort in time: most of what keeps it from being better shows in no other way.

    Returns the slots that a schedule as good before comfort may use, as far as duals tell.
    """
    before = ExactSearch(standing, standing.problem.stages[:-1])
    before.relax_all(budget.share(_FOR_STAGES_BEFORE))
    slots = before.as_good()
    if _is_open(standing, budget):
        relaxed = ExactSearch(standing, standing.problem.stages, slots, _AT_BEST)
        relaxed.relax(Stage.COMFORT, budget)
    return slots


def _calm_in_parts(
    standing: Standing, slots: Mapping[int, SlotSet], budget: Budget, workers: int, seed: int
) -> None:
    """Solve parts exactly, larger and larger; other meetings may be held if that costs nothing."""
    if standing.best is not None and _is_open(standing, budget):
        standing.tried("comfort in parts")
        for calmer in calm_in_parts(standing.best, slots, budget, workers, seed):
            standing.offer(calmer, "comfort in parts")
            if standing.is_proven(Stage.COMFORT):
                break


def _choose_exactly(
    standing: Standing, slots: Mapping[int, SlotSet], budget: Budget, workers: int, seed: int
) -> None:
    """Search with other meetings of the same value, as far as a relaxation cannot exclude them."""
    if _is_open(standing, budget):
        exact = ExactSearch(standing, standing.problem.stages, slots)
        exact.search(Stage.COMFORT, budget, workers, seed)
