"""How a search stands: the best schedule so far and what is proven; knows no way to search."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.problem import Problem
from solver.progress import Progress, Report
from solver.result import StageResult
from solver.rules import violations
from solver.schedule import Schedule
from solver.stages import Stage
from solver.timetables.counting import Counting


class Defect(RuntimeError):
    """The solver contradicts itself: a schedule that breaks a rule, a bound that is beaten."""


@dataclass(frozen=True, slots=True)
class _Proof:
    """No schedule whose ranks in the earlier stages reach `floors` has a rank above `rank`."""

    floors: Mapping[Stage, int]
    rank: int


class Standing:
    """Collects schedules and bounds from every way of searching.

    Ranks are what stages achieve, turned so that more is better.

    Parameters
    ----------
    problem
        The question.
    report
        Is told of every improvement: of each stage that changes, the first one last.

    Attributes
    ----------
    methods
        The ways that were tried, with or without success, each where it was tried first.
    """

    def __init__(self, problem: Problem, report: Report | None = None) -> None:
        self.problem = problem
        self.methods: list[str] = []
        self._report = report
        self._best: Schedule | None = None
        self._ranks: dict[Stage, int] = {}
        counting = Counting(problem, problem.allowed)
        self._proofs = {
            stage: [_Proof({}, stage.turned(counting.bound(stage)))] for stage in problem.stages
        }

    @property
    def best(self) -> Schedule | None:
        """The best schedule so far."""
        return self._best

    @property
    def held(self) -> Mapping[int, int]:
        """Request number -> slot number of the best schedule; empty without one."""
        return {} if self._best is None else self._best.slot_of

    @property
    def is_optimal(self) -> bool:
        """Whether every stage before comfort is proven."""
        return all(self.is_proven(stage) for stage in self.problem.stages[:-1])

    @property
    def goal(self) -> tuple[int, ...]:
        """The bounds, in ranks, of the stages before comfort: beyond them nothing is possible."""
        return tuple(self.bound(stage) for stage in self.problem.stages[:-1])

    def tried(self, method: str) -> None:
        """Take note of a way that is tried; who offers or proves something by it need not."""
        if method not in self.methods:
            self.methods.append(method)

    def offer(self, schedule: Schedule | None, method: str) -> bool:
        """Take a schedule if it is better than the best; return whether it is.

        Raises
        ------
        Defect
            When it breaks a rule.
        """
        if schedule is None:
            return False
        self.tried(method)
        ranks = self._ranks_of(schedule)
        if self._best is not None and tuple(ranks.values()) <= tuple(self._ranks.values()):
            return False
        broken = violations(schedule)
        if broken:
            raise Defect(f"{method}: {broken[0]}")
        before, bounds = self._ranks, self._bounds()
        self._best, self._ranks = schedule, ranks
        for stage, bound in reversed(self._bounds().items()):
            if (before.get(stage), bounds[stage]) != (ranks[stage], bound):
                self._tell(stage, method)
        return True

    def prove(
        self,
        stage: Stage,
        bound: int | None,
        method: str,
        floors: Mapping[Stage, int],
    ) -> None:
        """Take note of a bound, in ranks, if there is one.

        It has to hold over all schedules whose ranks in the earlier stages reach `floors`.

        Raises
        ------
        Defect
            When the best schedule is better.
        """
        if bound is None:
            return
        self.tried(method)
        before = self.bound(stage)
        self._proofs[stage].append(_Proof({**floors}, bound))
        if self._best is not None and self._ranks[stage] > self.bound(stage):
            raise Defect(f"{method}: {stage} {self._ranks[stage]} is beyond the bound {bound}")
        if self.bound(stage) < before:
            self._tell(stage, method)

    def floors(self, stage: Stage) -> dict[Stage, int]:
        """Return the ranks of the best schedule in the stages before `stage`."""
        earlier = self.problem.stages[: self.problem.stages.index(stage)]
        return {before: self._ranks[before] for before in earlier if before in self._ranks}

    def rank(self, stage: Stage) -> int | None:
        """Return the best schedule's rank in a stage; ``None`` without a schedule."""
        return self._ranks.get(stage)

    def bound(self, stage: Stage) -> int:
        """Return the best bound, in ranks, that holds beside the best schedule."""
        now = self._ranks
        return min(
            proof.rank
            for proof in self._proofs[stage]
            if all(before in now and now[before] >= floor for before, floor in proof.floors.items())
        )

    def is_proven(self, stage: Stage) -> bool:
        """Whether no schedule that is as good in the earlier stages is better in this one."""
        return self.rank(stage) == self.bound(stage)

    def results(self) -> tuple[StageResult, ...]:
        """Return what was achieved and proven in each stage; empty without a schedule."""
        return tuple(
            StageResult(stage, stage.turned(rank), stage.turned(self.bound(stage)))
            for stage, rank in self._ranks.items()
        )

    def _ranks_of(self, schedule: Schedule) -> dict[Stage, int]:
        return dict(zip(self.problem.stages, schedule.rank(), strict=True))

    def _bounds(self) -> dict[Stage, int]:
        return {stage: self.bound(stage) for stage in self.problem.stages}

    def _tell(self, stage: Stage, method: str) -> None:
        if self._report is not None:
            rank = self._ranks.get(stage)
            achieved = None if rank is None else stage.turned(rank)
            bound = stage.turned(self.bound(stage))
            self._report(Progress(stage, achieved, bound, method, self.held))
