"""What could be won by changing some meetings of an earlier schedule: a curve, not one point.

A meeting is changed when it does not stand where it stood: moved or lost, both break a promise.
With at most m changes the stages are must, minimum and value, lexicographically. The curve begins
where everything stays and ends where nothing was promised; in between each point begins with the
schedules of its neighbours, so that with more changes it never falls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.few_changes import FewChanges
from solver.problem import Problem
from solver.promises import Promises
from solver.result import Result, StageResult
from solver.schedule import Schedule
from solver.search import solve
from solver.stages import RESOLVING
from solver.standing import Defect
from solver.without_time.kept_selection import KeptSelection

_FOR_AN_END = 0.25
"""The share of what remains of the budget for either end of the curve."""

_FOR_MERGING = 0.5
"""The share of a point's part of the budget."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best that was found with few changes.

    Attributes
    ----------
    most
        So many meetings could be changed.
    schedule
        What was found.
    changed
        How many it changes.
    stages
        All but comfort. The bounds hold over all schedules with at most `most` changes whose
        earlier stages are at least as good as achieved.
    """

    most: int
    schedule: Schedule
    changed: int
    stages: tuple[StageResult, ...]


@dataclass(frozen=True, slots=True)
class TradeOff:
    """The curve.

    Attributes
    ----------
    places
        Request number -> slot number of the earlier meetings that can stand where they stood. The
        others have to change in any case, and do not count.
    unavoidable
        How many of these had to change in the schedule that keeps most.
    points
        By rising number of changes, the last without promises; empty without a schedule.
    still
        How the search for the schedule that keeps most ended.
    """

    places: Mapping[int, int]
    unavoidable: int
    points: tuple[Point, ...]
    still: Result


def trade_off(
    problem: Problem, more: Sequence[int], budget: Budget, seed: int = 1, workers: int = 1
) -> TradeOff:
    """Return the best schedules with few changes.

    Parameters
    ----------
    problem
        With an earlier schedule.
    more
        For each point how many meetings may be changed beyond those that have to, >= 0.
    """
    promises = Promises(problem)
    rooted = replace(problem, earlier=promises.rooted)
    still = solve(rooted, budget.share(_FOR_AN_END), seed, workers, comfort=False)
    if still.schedule is None:
        return TradeOff(promises.places, 0, (), still)
    free, start = replace(problem, earlier=None), still.schedule.slot_of
    anyhow = solve(free, budget.share(_FOR_AN_END), seed, workers, start=start, comfort=False)
    curve = _Curve(free, promises.places, still, anyhow, sorted(set(more)))
    curve.search(budget, seed)
    return TradeOff(promises.places, curve.unavoidable, curve.points(), still)


class _Curve:
    """Points from few changes to many; each begins with what the others have found and proven.

    Parameters
    ----------
    free
        The problem without promises.
    places
        The meetings that stay or change.
    still, anyhow
        How the searches with as few changes as possible and with any number ended.
    more
        The changes beyond the unavoidable ones, ascending.
    """

    def __init__(
        self,
        free: Problem,
        places: Mapping[int, int],
        still: Result,
        anyhow: Result,
        more: Sequence[int],
    ) -> None:
        self._selection = KeptSelection(free, places)
        self._still = _schedule(still)
        self.unavoidable = ChangeLimit(places, 0).changed(self._still)
        self._end = FewChanges(free, ChangeLimit(places, len(places)))
        self._end.take(anyhow.schedule)
        self._end.take_proofs(anyhow.stages)
        self._searches = [
            FewChanges(free, ChangeLimit(places, min(self.unavoidable + count, len(places))))
            for count in more
        ]
        for search in self._searches:
            search.take(self._still)
            search.take(self._end.best)
            search.take_proofs(self._end.results)
        if more[:1] == [0] and self.unavoidable == 0:
            self._searches[0].take_proofs(still.stages[len(RESOLVING) :])

    def search(self, budget: Budget, seed: int) -> None:
        """Search at all points that are open, from few changes to many."""
        known = [self._still, self._end.best]
        waiting = [search for search in self._searches if search.is_open]
        for done, search in enumerate(waiting):
            part = budget.share(1 / (len(waiting) - done))
            search.take(known[-1])
            search.bound(self._selection, part)
            search.merge(known, part.share(_FOR_MERGING))
            search.improve(known, part, seed)
            search.bound(self._selection, part)
            known.append(search.best)

    def points(self) -> tuple[Point, ...]:
        """Return all points; what was found or proven at one of them holds at others too."""
        searches = [*self._searches, self._end]
        for smaller, larger in pairwise(searches):
            larger.take(smaller.best)
        for larger, smaller in pairwise(reversed(searches)):
            smaller.take(larger.best)
            smaller.take_proofs(larger.results)
        return tuple(
            Point(s.limit.most, s.best, s.limit.changed(s.best), s.results) for s in searches
        )


def _schedule(result: Result) -> Schedule:
    if result.schedule is None:
        raise Defect("a trade-off begins with a schedule")
    return result.schedule
