"""What could be won by changing some meetings of an earlier schedule: a curve, not one point.

A meeting is changed when it does not stand where it stood: moved or lost, both break a promise.
With at most m changes the stages are must, minimum and value, lexicographically. The curve begins
where everything stays and ends where nothing was promised; in between each point begins with the
schedules of its neighbours, so that with more changes it never falls.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines.highs import solve_mip
from solver.exact.exact_search import ExactSearch, is_small_enough
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.parts.improve import improve
from solver.problem import Problem
from solver.promises import Promises
from solver.result import Result, StageResult
from solver.schedule import Schedule
from solver.search import solve
from solver.stages import RESOLVING, Stage
from solver.standing import Defect, Standing
from solver.without_time.kept_selection import KeptSelection

_FOR_THE_ENDS = 0.25
_FOR_MERGING = 0.5
"""Shares of what remains."""

_FIRST_TURN = 2.0
"""Seconds or units of effort; each turn is twice as long as the one before."""


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
    still = solve(rooted, budget.share(_FOR_THE_ENDS), seed, workers, comfort=False)
    if still.schedule is None:
        return TradeOff(promises.places, 0, (), still)
    free, start = replace(problem, earlier=None), still.schedule.slot_of
    anyhow = solve(free, budget.share(_FOR_THE_ENDS), seed, workers, start=start, comfort=False)
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
        self._end = _PointSearch(free, ChangeLimit(places, len(places)))
        self._end.take(anyhow.schedule)
        self._end.take_proofs(anyhow.stages)
        self._searches = [
            _PointSearch(free, ChangeLimit(places, min(self.unavoidable + count, len(places))))
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
        return tuple(search.point() for search in searches)


class _PointSearch:
    """The best schedule with few changes, and what is proven of all of them."""

    def __init__(self, free: Problem, limit: ChangeLimit) -> None:
        self._limit = limit
        self._standing = Standing(free)
        self._stages = free.stages[:-1]

    @property
    def best(self) -> Schedule:
        """The best schedule so far."""
        best = self._standing.best
        if best is None:
            raise Defect("a point of a trade-off begins with a schedule")
        return best

    @property
    def results(self) -> tuple[StageResult, ...]:
        """All stages but comfort."""
        return self._standing.results()[:-1]

    @property
    def is_open(self) -> bool:
        """Whether something is not proven yet."""
        return not all(self._standing.is_proven(stage) for stage in self._stages)

    def point(self) -> Point:
        """Return what came of it."""
        return Point(self._limit.most, self.best, self._limit.changed(self.best), self.results)

    def take(self, schedule: Schedule | None) -> None:
        """Take a schedule if it is better than the best and changes few enough."""
        if schedule is not None and self._limit.changed(schedule) <= self._limit.most:
            own = Schedule(self._standing.problem, schedule.slot_of)
            self._standing.offer(own, "neighbour")

    def take_proofs(self, results: Iterable[StageResult]) -> None:
        """Take bounds that were proven where at least as many changes are allowed."""
        floors: dict[Stage, int] = {}
        for result in results:
            stage = result.stage
            if result.bound is not None and stage in self._stages:
                bound = stage.turned(result.bound)
                self._standing.prove(stage, bound, "neighbour", dict(floors))
            floors[stage] = stage.turned(result.achieved)

    def bound(self, selection: KeptSelection, budget: Budget) -> None:
        """Bound what is not proven yet, without time."""
        for stage in self._stages:
            if not (self._standing.is_proven(stage) or budget.is_over):
                floors = self._standing.floors(stage)
                proven = selection.bound(stage, floors, self._limit.most, budget)
                self._standing.prove(stage, proven, "selection")

    def merge(self, known: Iterable[Schedule], budget: Budget) -> None:
        """Take the best of all schedules whose meetings each stand in a known one, or in places."""
        domains = {request: 1 << slot for request, slot in self._limit.places.items()}
        for schedule in known:
            for request, slot in schedule.slot_of.items():
                domains[request] = domains.get(request, 0) | 1 << slot
        if self.is_open and not budget.is_over:
            problem = self._standing.problem
            exact = ExactModel(problem, self._stages, domains, limit=self._limit)
            model = exact.model(stage_weights(problem, self._stages), {})
            outcome = solve_mip(model, budget)
            if outcome.values is not None:
                self.take(exact.schedule(outcome.values))

    def improve(self, known: Iterable[Schedule], budget: Budget, seed: int) -> None:
        """Improve the best in parts, where it differs from known ones; the exact model proves."""
        if not self.is_open or budget.is_over:
            return
        wanted = tuple(dict.fromkeys(r for schedule in known for r in schedule.slot_of))
        exact = self._exactly(budget) if is_small_enough(self._standing.problem) else None
        turn = _FIRST_TURN
        while self.is_open and not budget.is_over:
            self._improve_in_parts(wanted, budget.part(turn), seed)
            if exact is not None:
                exact.branch(self._stages[-1], budget.part(turn))
            turn, seed = 2 * turn, seed + 1

    def _exactly(self, budget: Budget) -> ExactSearch:
        exact = ExactSearch(self._standing, self._stages, limit=self._limit)
        exact.relax_all(budget)
        for stage in self._stages[:-1]:
            exact.relax(stage, budget)
            exact.branch(stage, budget.part(_FIRST_TURN))
        return exact

    def _improve_in_parts(self, wanted: Sequence[int], budget: Budget, seed: int) -> None:
        goal = [self._standing.bound(stage) for stage in self._stages]
        self.take(improve(self.best, wanted, goal, budget, seed, limit=self._limit))


def _schedule(result: Result) -> Schedule:
    if result.schedule is None:
        raise Defect("a trade-off begins with a schedule")
    return result.schedule
