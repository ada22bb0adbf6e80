"""What small changes of an event would bring: it is solved again from where a schedule stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile

from matchmaking.changes import Change, OneMoreAt, applied
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.plan import Options
from matchmaking.scheduling.problem import EventProblem, Pair, problem_of, slots_as_scheduled
from solver.budget import Budget
from solver.problem import Resource
from solver.result import Result
from solver.schedule import Schedule as Solution
from solver.search import solve
from solver.stages import Stage


class Loss(Enum):
    """Whether a change makes the stages before comfort worse; the first that changes decides."""

    NONE = "none"
    PROVEN = "proven"
    UNKNOWN = "unknown"


def gains(stages: Sequence[StageChange]) -> tuple[int, ...]:
    """The gain in each stage before comfort; lexicographically more is better."""
    return tuple(stage.gain for stage in stages if stage.stage is not Stage.COMFORT)


def loss(stages: Sequence[StageChange]) -> Loss:
    """Whether the stages before comfort became worse.

    That is proven where nothing before the first that became worse can be better, and that one
    cannot be as good as before.
    """
    changes = gains(stages)
    if changes >= (0,) * len(changes):
        return Loss.NONE
    same = tuple(takewhile(lambda stage: stage.gain == 0, stages))
    worse = stages[len(same)]
    is_lost = worse.bound is not None and worse.gain_of(worse.bound) < 0
    return Loss.PROVEN if is_lost and all(one.is_proven for one in same) else Loss.UNKNOWN


@dataclass(frozen=True)
class Trial:
    """What came of changes.

    Attributes
    ----------
    changes
        What was changed.
    posed, result
        The problem with the changes, and what the solver said.
    stages
        In their order; empty where no schedule was found.
    """

    changes: tuple[Change | OneMoreAt, ...]
    posed: EventProblem
    result: Result
    stages: tuple[StageChange, ...]

    @property
    def meetings(self) -> int:
        """How many meetings the schedule found holds."""
        return 0 if self.result.schedule is None else len(self.result.schedule.slot_of)

    @property
    def loss(self) -> Loss:
        """Whether the stages before comfort became worse; without a schedule they surely would."""
        if not self.stages:
            return Loss.UNKNOWN if self.result.clash is None else Loss.PROVEN
        return loss(self.stages)

    def slot_of(self, pair: Pair) -> int | None:
        """The slot in which two participants meet in the schedule found."""
        solution = self.result.schedule
        if solution is None:
            return None
        return solution.slot_of.get(self.posed.requests.index(self.posed.pairs.in_order(*pair)))


class Trials:
    """Tries changes of an event beside a schedule of it that keeps its rules.

    Attributes
    ----------
    posed
        The problem without any change.
    before
        What the schedule achieves in each stage.
    meetings
        How many meetings it holds.
    """

    def __init__(self, event: Event, schedule: Schedule, options: Options) -> None:
        self.event = event
        self.schedule = schedule
        self.posed = problem_of(event)
        self._options = options
        self._stand_on(Solution(self.posed.problem, slots_as_scheduled(self.posed, schedule)))

    def of(
        self, changes: Sequence[Change | OneMoreAt], budget: Budget, *, comfort: bool = False
    ) -> Trial:
        """Solve the event with the changes, beginning with the schedule."""
        posed = posed_with(self.event, changes)
        start = {
            n: self._slots[pair] for n, pair in enumerate(posed.requests) if pair in self._slots
        }
        seed, workers = self._options.seed, self._options.threads
        result = solve(posed.problem, budget, seed, workers, start=start, comfort=comfort)
        stages = tuple(
            StageChange(one.stage, self.before[one.stage], one.achieved, one.bound)
            for one in result.stages
        )
        return Trial(tuple(changes), posed, result, stages)

    def search_on(self, budget: Budget) -> tuple[StageChange, ...]:
        """Look for a better schedule without any change, beside which changes are tried then."""
        trial = self.of((), budget)
        better = trial.result.schedule
        if better is not None and any(gains(trial.stages)) and trial.loss is Loss.NONE:
            self._stand_on(better)
        return trial.stages

    def _stand_on(self, solution: Solution) -> None:
        self._slots = {self.posed.requests[n]: slot for n, slot in solution.slot_of.items()}
        self.before = {stage: solution.stage(stage) for stage in self.posed.problem.stages}
        self.meetings = len(solution.slot_of)


def posed_with(event: Event, changes: Iterable[Change | OneMoreAt]) -> EventProblem:
    """The problem of an event after changes, those included that an event cannot say itself."""
    listed = list(changes)
    said = (change for change in listed if not isinstance(change, OneMoreAt))
    posed = problem_of(applied(event, *said))
    resources = list(posed.problem.resources)
    for more in listed:
        if isinstance(more, OneMoreAt):
            number = [site and site.id for site in posed.facilities].index(more.site)
            resources[number] = _with_one_more(resources[number], more.slot)
    return replace(posed, problem=replace(posed.problem, resources=tuple(resources)))


def _with_one_more(resource: Resource, slot: int) -> Resource:
    more = (held + (number == slot) for number, held in enumerate(resource.capacity))
    return Resource(tuple(more))
