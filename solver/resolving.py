"""Keeps what an earlier schedule promised: fewest meetings lost, then fewest moved.

Other requests are optional, so these two stages are decided by the earlier meetings' groups and
the fixed requests alone. An earlier meeting that can no longer stand where it was has to move, one
whose group has no possible slot at all is lost; and mostly everything else can stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from solver.budget import Budget
from solver.engines.highs import solve_mip
from solver.exact.exact_search import MOST_CELLS
from solver.exact.model import ExactModel
from solver.problem import Earlier, Problem
from solver.schedule import Schedule
from solver.slot_sets import SlotSet
from solver.stages import RESOLVING, Stage
from solver.timetables.timetable import possible_slots


@dataclass(frozen=True, slots=True)
class Kept:
    """A schedule of promises and fixed requests only.

    Attributes
    ----------
    schedule
        The fewest lost, then the fewest moved that were found.
    lost, moved
        Lower bounds; that of `moved` holds over all schedules that lose no more than this one.
    is_forced
        Whether the same meetings stay in every schedule that is as good; then the problem in which
        they are `pinned` has the same optima in all stages.
    """

    schedule: Schedule
    lost: int
    moved: int
    is_forced: bool

    @property
    def is_proven(self) -> bool:
        """Whether no schedule is better in these two stages."""
        return (self.schedule.lost(), self.schedule.moved()) == (self.lost, self.moved)


def keep_promises(problem: Problem, budget: Budget) -> Kept | None:
    """Return a schedule that keeps the earlier meetings as far as possible.

    First each meeting that can stay where it was may only stay or be lost, which leaves a small
    model; when that loses and moves more than counting says is necessary, every slot is allowed.
    ``None`` when nothing was found in the budget, or the fixed requests exclude each other.
    """
    promises = _Promises(problem)
    kept = promises.best(promises.staying(), budget, is_everything=False)
    everything = promises.domains()
    cells = sum(slots.bit_count() for slots in everything.values())
    if cells > MOST_CELLS or (kept is not None and kept.is_proven):
        return kept
    found = [kept, promises.best(everything, budget, is_everything=True)]
    return min((k for k in found if k is not None), key=_quality, default=None)


def pinned(problem: Problem, slot_of: Mapping[int, int]) -> Problem:
    """Return a problem in which these requests are fixed to these slots."""
    requests = list(problem.requests)
    for number, slot in slot_of.items():
        requests[number] = replace(requests[number], fixed=True, fixed_slot=slot)
    return replace(problem, requests=tuple(requests))


def staying(schedule: Schedule) -> dict[int, int]:
    """Return the meetings of a schedule that stand where they stood before."""
    slot_of = schedule.slot_of
    return {
        earlier.request: earlier.slot
        for earlier in schedule.problem.earlier or ()
        if earlier.request is not None
        and earlier.slot is not None
        and slot_of.get(earlier.request) == earlier.slot
    }


def _quality(kept: Kept) -> tuple[int, int, bool]:
    return kept.schedule.lost(), kept.schedule.moved(), not kept.is_proven


class _Promises:
    """The fixed requests and those of the earlier meetings' groups; all others are left out."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._earlier = problem.earlier or ()
        self._possible = possible_slots(problem)

    def domains(self) -> dict[int, SlotSet]:
        """Return the possible slots of each request that is looked at."""
        groups = {earlier.group for earlier in self._earlier}
        return {
            number: self._possible[number]
            for number, request in enumerate(self._problem.requests)
            if request.fixed or (self._possible[number] and request.group in groups)
        }

    def staying(self) -> dict[int, SlotSet]:
        """Return the same, but earlier meetings that can stay may only stay."""
        domains = self.domains()
        for earlier in self._earlier:
            place = self._place(earlier)
            if place is not None:
                request, slot = place
                for number in self._problem.groups[self._problem.requests[request].group]:
                    if not self._problem.requests[number].fixed:
                        domains.pop(number, None)
                domains[request] = 1 << slot
        return domains

    def best(
        self, domains: Mapping[int, SlotSet], budget: Budget, *, is_everything: bool
    ) -> Kept | None:
        """Return the best schedule within these slots, with the bounds that this proves.

        In the weighted sum W lost + moved one lost meeting outweighs all n that could move:
        W = n + 1. A lower bound B of the sum says lost >= (B - n) / W and moved >= B - W lost.
        """
        count = len(self._earlier)
        weights = {Stage.LOST: count + 1, Stage.MOVED: 1}
        exact = ExactModel(self._problem, RESOLVING, domains)
        outcome = solve_mip(exact.model(weights, {}), budget)
        if outcome.values is None:
            return None
        schedule = exact.schedule(outcome.values)
        lost, moved = self._counted(schedule.lost())
        reached = (schedule.lost(), schedule.moved()) == (lost, moved)
        if is_everything and outcome.bound is not None:
            least = -(outcome.bound + exact.constant(weights))
            lost = max(lost, -((count - least) // (count + 1)))
            moved = max(moved, least - (count + 1) * schedule.lost())
        return Kept(schedule, lost, moved, reached)

    def _counted(self, lost: int) -> tuple[int, int]:
        """Return how many are lost at least, and, when `lost` are, how many move at least.

        Lost are those whose group has no possible slot; those that have one but cannot stay move,
        unless they are lost instead. Where both are reached, whatever can stay stays.
        """
        requests = self._problem.requests
        alive = {requests[n].group for n, slots in enumerate(self._possible) if slots}
        hopeless = sum(e.group not in alive for e in self._earlier)
        uprooted = sum(e.group in alive and self._place(e) is None for e in self._earlier)
        return hopeless, max(0, uprooted - (lost - hopeless))

    def _place(self, earlier: Earlier) -> tuple[int, int] | None:
        """Return the request and the slot of an earlier meeting that can stay."""
        request, slot = earlier.request, earlier.slot
        if request is None or slot is None or not self._possible[request] >> slot & 1:
            return None
        return request, slot
