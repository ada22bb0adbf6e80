"""The way for hours without many gaps: select without time, place, learn cuts, select again."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.budget import Budget
from solver.problem import Problem
from solver.schedule import Schedule
from solver.stages import Stage
from solver.timetables.timetable import possible_slots
from solver.without_time.cuts import Cut, timetable_cuts
from solver.without_time.placing import Placement, place
from solver.without_time.price_cuts import price_cuts
from solver.without_time.selection import Selection, Selector

_LEAST_MOVES = 1_000
_PATIENCE = 5  # times as many moves where nothing is learnt
_HANDFUL = 0.005  # as a share of the selection


@dataclass(frozen=True, slots=True)
class TimeLast:
    """The best schedule of this way, and what it proved on the way.

    Attributes
    ----------
    schedule
        ``None`` when the fixed requests found no place or nothing could be selected.
    bounds
        For each stage but comfort, over all schedules whose earlier stages are at least as good
        as this one's; a stage is missing when the budget ended before.
    cuts
        What was learnt; every schedule keeps them.
    wanted
        Requests that the last selection holds and the schedule does not.
    """

    schedule: Schedule | None
    bounds: Mapping[Stage, int]
    cuts: tuple[Cut, ...]
    wanted: tuple[int, ...]


def select_and_place(
    problem: Problem, budget: Budget, seed: int, start: Mapping[int, int] | None = None
) -> TimeLast:
    """Return a schedule that is proven up to ``value`` when every selected request found a slot.

    Each round selects the best requests under the cuts so far and places them, beginning with the
    places of the round before. Requests that find none teach new cuts. It ends when all are
    placed, when nothing more is learnt, or with the budget.

    Parameters
    ----------
    start
        Slots in which requests, if they are selected, are put first.
    """
    rounds = _Rounds(problem, seed, start or {})
    while not budget.is_over and rounds.next(budget):
        pass
    return rounds.result(budget)


class _Rounds:
    def __init__(self, problem: Problem, seed: int, start: Mapping[int, int]) -> None:
        self._problem = problem
        self._seed = seed
        self._possible = possible_slots(problem)
        self._selector = Selector(problem, self._possible)
        self._selection: Selection | None = None
        self._placement = Placement(start, ())
        self._best: Schedule | None = None
        self._cuts: list[Cut] = []

    def next(self, budget: Budget) -> bool:
        """Select and place once more; return whether a further round may do better."""
        self._selection = self._selector.choose(budget)
        if self._selection is None:
            return False
        self._place(1, budget)
        return bool(self._placement.unplaced) and self._learn(self._selection, budget)

    def result(self, budget: Budget) -> TimeLast:
        """Return the best schedule with bounds that fit what it achieves."""
        bounds: dict[Stage, int] = {}
        if self._best is not None and self._selection is not None:
            achieved = {stage: self._best.stage(stage) for stage in self._problem.stages}
            bounds = self._bounds(self._selection, achieved, budget)
        held = {} if self._best is None else self._best.slot_of
        selected = () if self._selection is None else self._selection.requests
        wanted = tuple(number for number in selected if number not in held)
        return TimeLast(self._best, bounds, tuple(self._cuts), wanted)

    def _place(self, patience: int, budget: Budget) -> None:
        """Place the selection, beginning with the last places; remember the best schedule."""
        if self._selection is None:
            return
        start, self._seed = self._placement.slot_of, self._seed + 1
        moves = patience * max(_LEAST_MOVES, len(self._selection.requests))
        self._placement = place(
            self._problem, self._selection.requests, start, budget, moves, self._seed
        )
        schedule = Schedule(self._problem, self._placement.slot_of)
        is_valid = not any(self._problem.requests[r].fixed for r in self._placement.unplaced)
        if is_valid and (self._best is None or schedule.rank() > self._best.rank()):
            self._best = schedule

    def _learn(self, selection: Selection, budget: Budget) -> bool:
        """Add cuts that the selection breaks; without any, place it with more patience.

        Prices cost a linear program. Where only a handful finds no place it mostly says that there
        should be one, so that a search in parts is the better next step.
        """
        cuts = timetable_cuts(self._problem, self._possible, selection.requests)
        if not cuts:
            self._place(_PATIENCE, budget)
            unplaced = self._placement.unplaced
            if len(unplaced) > _HANDFUL * len(selection.requests):
                cuts = price_cuts(
                    self._problem, self._possible, selection.requests, unplaced, budget
                )
        self._selector.add_cuts(cuts)
        self._cuts += cuts
        return bool(cuts)

    def _bounds(
        self, selection: Selection, achieved: Mapping[Stage, int], budget: Budget
    ) -> dict[Stage, int]:
        """The selection's bounds hold while the earlier stages achieve as much as it does."""
        bounds: dict[Stage, int] = {}
        as_selected = True
        for stage, bound in selection.bounds.items():
            own = bound if as_selected else self._selector.bound(stage, achieved, budget)
            if own is not None:
                bounds[stage] = own
            as_selected &= achieved[stage] == selection.achieved[stage]
        return bounds
