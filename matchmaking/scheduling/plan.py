"""From an event to its schedule: poses the problem, has it solved, and names what came out."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from matchmaking import PROGRAM
from matchmaking.errors import NoneFound, NoSchedule
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, RunRecord, Schedule, StageOutcome
from matchmaking.model.sides import meeting_id
from matchmaking.model.zones import zone_data_version
from matchmaking.scheduling.clash import clash_in_words
from matchmaking.scheduling.locking import locked
from matchmaking.scheduling.locks import NO_LOCKS, Locks
from matchmaking.scheduling.outcomes import outcomes
from matchmaking.scheduling.problem import EventProblem, problem_of
from solver.budget import Budget
from solver.progress import Report
from solver.result import Result, StageResult
from solver.schedule import Schedule as Solution
from solver.search import solve
from solver.stages import Stage


@dataclass(frozen=True, slots=True)
class Options:
    """How to search.

    Attributes
    ----------
    seconds
        Bounds the search by the clock, >= 0; only where `effort` is ``None``.
    effort
        Bounds it by counted work instead, >= 0; see `solver.budget.Budget`.
    seed
        Of everything that is left to chance.
    workers
        Threads, >= 1; ``None``: one for each core.
    """

    seconds: float | None = 60.0
    effort: float | None = None
    seed: int = 1
    workers: int | None = None

    @property
    def threads(self) -> int:
        """How many threads may search at the same time."""
        return self.workers or os.cpu_count() or 1

    def budget(self) -> Budget:
        """The search's budget, which begins to run now; its `stop` ends the search early."""
        return Budget(self.seconds if self.effort is None else None, self.effort)


def plan(
    event: Event,
    previous: Schedule | None,
    options: Options,
    now: datetime,
    report: Report | None = None,
    budget: Budget | None = None,
    locks: Locks = NO_LOCKS,
) -> Schedule:
    """The best schedule found of an event that was checked, without links and reasons.

    Parameters
    ----------
    previous
        An earlier schedule of the event, of which as much as possible is kept.
    now
        The instant of creation of every meeting, in UTC.
    report
        Is told of every improvement, from the thread that searches.
    budget
        Replaces `options.budget()` where the caller wants to stop the search.
    locks
        What of `previous` may not change at all; bounds hold over the schedules that keep it.

    Raises
    ------
    BadInput
        A lock names what does not exist, or a meeting that can no longer stay.
    NoSchedule
        The hard rules and the locks contradict each other; says which, irreducibly.
    NoneFound
        The budget was over before a schedule was found or excluded.
    """
    begun = time.monotonic()
    posed = problem_of(event, previous)
    if previous is not None and locks:
        posed = locked(posed, previous, locks)
    workers = options.threads
    result = solve(posed.problem, budget or options.budget(), options.seed, workers, report)
    if result.clash is not None:
        raise NoSchedule(tuple(clash_in_words(posed, result.clash)))
    if result.schedule is None:
        raise NoneFound
    run = RunRecord(
        seconds=round(time.monotonic() - begun, 3),
        seed=options.seed,
        workers=workers,
        program=PROGRAM,
        method=result.method,
        zone_data=zone_data_version(),
    )
    return _schedule(posed, result, result.schedule, run, now)


def _schedule(
    posed: EventProblem, result: Result, solution: Solution, run: RunRecord, now: datetime
) -> Schedule:
    meetings = _meetings(posed, solution, now)
    schedule = Schedule(
        event_id=posed.event.id,
        status=result.status.value,
        value=solution.plain_value(),
        gap=gap(result.stages),
        stages=tuple(StageOutcome(s.stage.value, s.achieved, s.bound) for s in result.stages),
        run=run,
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.starts_at, meeting.id))),
    )
    return replace(schedule, participants=tuple(outcomes(posed, schedule)))


def _meetings(posed: EventProblem, solution: Solution, now: datetime) -> Iterator[Meeting]:
    for number, slot in solution.slot_of.items():
        request = posed.problem.requests[number]
        held = posed.event.grid.slots[slot]
        yield Meeting(
            id=meeting_id(posed.event, posed.sides[request.group]),
            participants=posed.requests[number],
            starts_at=held.starts_at,
            ends_at=held.ends_at,
            value=request.value,
            fixed=posed.requests[number] in posed.pairs.fixed,
            video_url=None,
            sequence=0,
            created_at=now,
            revised_at=now,
        )


def gap(stages: Iterable[StageResult]) -> float | None:
    """How far the stage ``value`` is below its bound: (bound - achieved) / bound."""
    value = next(result for result in stages if result.stage is Stage.VALUE)
    if value.bound is None:
        return None
    return (value.bound - value.achieved) / value.bound if value.bound else 0.0
