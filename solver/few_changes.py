"""The best schedule that changes few meetings of another one; knows no curve of several limits."""

from collections.abc import Iterable, Sequence

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.engines.highs import solve_mip
from solver.exact.exact_search import ExactSearch
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.parts.improve import improve
from solver.problem import Problem
from solver.result import StageResult
from solver.schedule import Schedule
from solver.sizes import MOST_TO_BRANCH, is_within
from solver.stages import Stage
from solver.standing import Defect, Standing
from solver.without_time.kept_selection import KeptSelection

_FIRST_TURN = 2.0
"""Seconds or units of effort; each turn is twice as long as the one before."""


class FewChanges:
    """The best schedule so far that changes few meetings, and what is proven of all of them.

    Parameters
    ----------
    free
        The question, without an earlier schedule.
    limit
        Which meetings, and how many changes of them are few.
    """

    def __init__(self, free: Problem, limit: ChangeLimit) -> None:
        self.limit = limit
        self._standing = Standing(free)
        self._stages = free.stages[:-1]

    @property
    def best(self) -> Schedule:
        """The best schedule so far."""
        best = self._standing.best
        if best is None:
            raise Defect("a search with few changes begins with a schedule")
        return best

    @property
    def results(self) -> tuple[StageResult, ...]:
        """All stages but comfort."""
        return self._standing.results()[:-1]

    @property
    def is_open(self) -> bool:
        """Whether something is not proven yet."""
        return not self._standing.is_optimal

    def take(self, schedule: Schedule | None) -> None:
        """Take a schedule if it is better than the best and changes few enough."""
        if schedule is not None and self.limit.changed(schedule) <= self.limit.most:
            own = Schedule(self._standing.problem, schedule.slot_of)
            self._standing.offer(own, "neighbour")

    def take_proofs(self, results: Iterable[StageResult]) -> None:
        """Take bounds that were proven where at least as many changes are allowed."""
        floors: dict[Stage, int] = {}
        for result in results:
            stage = result.stage
            if result.bound is not None and stage in self._stages:
                bound = stage.turned(result.bound)
                self._standing.prove(stage, bound, "neighbour", floors)
            floors[stage] = stage.turned(result.achieved)

    def bound(self, selection: KeptSelection, budget: Budget) -> None:
        """Bound what is not proven yet, without time."""
        for stage in self._stages:
            if not (self._standing.is_proven(stage) or budget.is_over):
                floors = self._standing.floors(stage)
                proven = selection.bound(stage, floors, self.limit.most, budget)
                self._standing.prove(stage, proven, "selection", floors)

    def merge(self, known: Iterable[Schedule], budget: Budget) -> None:
        """Take the best of all schedules whose meetings each stand in a known one, or in places."""
        domains = {request: 1 << slot for request, slot in self.limit.places.items()}
        for schedule in known:
            for request, slot in schedule.slot_of.items():
                domains[request] = domains.get(request, 0) | 1 << slot
        if self.is_open and not budget.is_over:
            problem = self._standing.problem
            exact = ExactModel(problem, self._stages, domains, limit=self.limit)
            model = exact.model(stage_weights(problem, self._stages), {})
            outcome = solve_mip(model, budget)
            if outcome.values is not None:
                self.take(exact.schedule(outcome.values))

    def improve(self, known: Iterable[Schedule], budget: Budget, seed: int) -> None:
        """Improve the best in parts, where it differs from known ones; the exact model proves."""
        if not self.is_open or budget.is_over:
            return
        wanted = tuple(dict.fromkeys(r for schedule in known for r in schedule.slot_of))
        can_branch = is_within(MOST_TO_BRANCH, self._standing.problem)
        exact = self._exactly(budget) if can_branch else None
        turn = _FIRST_TURN
        while self.is_open and not budget.is_over:
            self._improve_in_parts(wanted, budget.part(turn), seed)
            if exact is not None:
                self._branch(exact, budget.part(turn))
            elif budget.is_infinite:
                break
            turn, seed = 2 * turn, seed + 1

    def _exactly(self, budget: Budget) -> ExactSearch:
        exact = ExactSearch(self._standing, self._stages, limit=self.limit)
        exact.relax_all(budget)
        for stage in self._stages[:-1]:
            exact.relax(stage, budget)
        return exact

    def _branch(self, exact: ExactSearch, budget: Budget) -> None:
        for stage in self._stages:
            exact.branch(stage, budget)

    def _improve_in_parts(self, wanted: Sequence[int], budget: Budget, seed: int) -> None:
        goal = self._standing.goal
        self.take(improve(self.best, wanted, goal, budget, seed, limit=self.limit))
