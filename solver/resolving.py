"""Keeps what an earlier schedule promised: fewest meetings lost, then fewest moved.

Other requests are optional, so these two stages are decided by the earlier meetings' groups and
the fixed requests alone. An earlier meeting that can no longer stand where it was has to move, one
whose group has no possible slot at all is lost; and mostly everything else can stay.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from solver.budget import Budget
from solver.engines.bounds import certified
from solver.engines.highs import solve_lp, solve_mip
from solver.exact.gain import Gain
from solver.exact.model import ExactModel
from solver.exact.objective import Measure
from solver.exact.variables import Variables
from solver.problem import Problem
from solver.promises import Promises
from solver.rules import violations
from solver.schedule import Schedule
from solver.sizes import MOST_TO_BRANCH, cells
from solver.slot_sets import SlotSet
from solver.stages import RESOLVING, Stage
from solver.timetables.greedy import filled_up
from solver.timetables.timetable import pinned_timetable
from solver.without_time.selection_model import SelectionModel


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

    First whatever can stay stays and the others take what is left, which mostly reaches what
    counting says is necessary. Then rounds of a small exact model, until one is proven.
    ``None`` when nothing was found in the budget, or the fixed requests exclude each other.
    """
    rounds = _Rounds(problem)
    rounds.bound_lost(budget)
    while not (rounds.is_over or budget.is_over):
        rounds.next(budget)
    return rounds.kept()


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


class _Rounds:
    """Models of the promises and the fixed requests, each larger than the one before.

    Open groups are looked at in all slots, settled ones only where their meetings stood. One that
    leaves its place counts as moved, and is in nobody's way wherever it goes, so that what a round
    proves holds for all schedules. Where those that left find no place, they are opened.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._promises = Promises(problem)
        self._settled = _groups(problem, self._promises.places)
        self._settled -= {request.group for request in problem.requests if request.fixed}
        # One lost meeting outweighs all that could move.
        self._weights = {Stage.LOST: len(self._promises.earlier) + 1, Stage.MOVED: 1}
        self._least = self._fewest_lost = 0
        self._best = self._at_once()
        self.is_over = self._best is not None and self._kept(self._best).is_proven
        if self._best is not None:
            alive = _groups(problem, self._promises.requests(self._promises.groups))
            self._open(alive - _groups(problem, self._best.slot_of))

    def bound_lost(self, budget: Budget) -> None:
        """Bound the lost ones without time: rooms or booths may be too few for all, whenever."""
        if self.is_over:
            return
        selection = SelectionModel(self._problem, self._promises.possible)
        gain, constant = selection.gains[Stage.LOST]
        model = selection.with_objective(gain, {})
        relaxed = solve_lp(model, budget)
        if relaxed is not None:
            self._fewest_lost = -(certified(model, relaxed.duals) + constant)
            self.is_over = self._best is not None and self._kept(self._best).is_proven

    def next(self, budget: Budget) -> None:
        """Solve the model as it is now; find places for what left its own, or open it."""
        domains = self._domains()
        if cells(domains.values()) - len(self._promises.places) > MOST_TO_BRANCH:
            self.is_over = True
            return
        exact = ExactModel(self._problem, RESOLVING, domains, measures=self._measures())
        outcome = solve_mip(exact.model(self._weights, {}), budget)
        if outcome.bound is not None:
            least = -(outcome.bound + exact.constant(self._weights))
            self._least = max(self._least, least)
        self.is_over = outcome.values is None
        if outcome.values is not None:
            staying = exact.schedule(outcome.values)
            left = self._settled - _groups(self._problem, staying.slot_of)
            found = filled_up(staying, only=self._promises.requests(left))
            self._best = max((s for s in (self._best, found) if s), key=_rank)
            self.is_over |= self._kept(self._best).is_proven
            homeless = left - _groups(self._problem, found.slot_of)
            self._settled -= left
            self._open(left)
            self.is_over |= not homeless

    def kept(self) -> Kept | None:
        """Return the best so far, with what is proven about it."""
        return None if self._best is None else self._kept(self._best)

    def _at_once(self) -> Schedule | None:
        """What can stay stays, and the others take what is left: enough where nothing collides."""
        alone = Schedule(self._problem, pinned_timetable(self._problem).slot_of)
        staying = filled_up(alone, only=self._promises.places)
        found = filled_up(staying, only=self._promises.requests(self._promises.groups))
        return None if violations(found) else found

    def _kept(self, schedule: Schedule) -> Kept:
        """In the weighted sum W lost + moved of n promises, W = n + 1, a lower bound B says
        lost >= (B - n) / W and moved >= B - W lost."""
        lost, moved = self._promises.counted(schedule.lost())
        is_forced = (schedule.lost(), schedule.moved()) == (lost, moved)
        weight, count = self._weights[Stage.LOST], len(self._promises.earlier)
        lost = max(lost, self._fewest_lost, -((count - self._least) // weight))
        moved = max(moved, self._least - weight * schedule.lost())
        return Kept(schedule, lost, moved, is_forced)

    def _domains(self) -> dict[int, SlotSet]:
        promises = self._promises
        fixed = [n for n, request in enumerate(self._problem.requests) if request.fixed]
        looked_at = {*fixed, *promises.requests(promises.groups - self._settled)}
        places = {
            request: 1 << slot
            for request, slot in promises.places.items()
            if self._problem.requests[request].group in self._settled
        }
        return {**{number: promises.possible[number] for number in looked_at}, **places}

    def _open(self, homeless: Collection[int]) -> None:
        """Open groups, and those of what stood at the same people: it may make way."""
        requests = self._problem.requests
        people = {p for n in self._promises.requests(homeless) for p in requests[n].people}
        near = [n for n in self._promises.places if not people.isdisjoint(requests[n].people)]
        self._settled -= _groups(self._problem, near)

    def _measures(self) -> dict[Stage, Measure]:
        """The ranks, where a settled group counts as held and, unless it stays, as moved."""
        settled = self._settled
        open_only = Counter(e.group for e in self._promises.earlier if e.group not in settled)
        settled_count = sum(e.group in settled for e in self._promises.earlier)

        def lost(v: Variables) -> Gain:
            held = np.array([open_only[r.group] for r in v.problem.requests], dtype=np.int64)
            return Gain(np.arange(v.count), held[v.request], -open_only.total())

        def moved(v: Variables) -> Gain:
            held = lost(v)
            places = Counter((e.request, e.slot) for e in self._promises.earlier)
            cells = zip(v.request.tolist(), v.slot.tolist(), strict=True)
            kept = np.array([places[cell] for cell in cells], dtype=np.int64)
            return Gain(held.variables, kept - held.coefficients, -settled_count)

        return {Stage.LOST: lost, Stage.MOVED: moved}


def _groups(problem: Problem, requests: Iterable[int]) -> set[int]:
    return {problem.requests[number].group for number in requests}


def _rank(schedule: Schedule) -> tuple[int, int]:
    return -schedule.lost(), -schedule.moved()
