"""From an event to its schedule: poses the problem, has it solved, and names what came out."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from matchmaking import PROGRAM
from matchmaking.model.event import Event
from matchmaking.model.schedule import RunRecord, Schedule
from matchmaking.model.zones import zone_data_version
from matchmaking.scheduling.locking import locked
from matchmaking.scheduling.locks import NO_LOCKS, Locks
from matchmaking.scheduling.naming import schedule_named
from matchmaking.scheduling.problem import EventProblem, Held, problem_of, slots_held
from solver.budget import Budget
from solver.progress import Report
from solver.search import solve


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

    def record(self, begun: float, method: str) -> RunRecord:
        """How a schedule was made since `begun`, a time of `time.monotonic`."""
        return RunRecord(
            seconds=round(time.monotonic() - begun, 3),
            seed=self.seed,
            workers=self.threads,
            program=PROGRAM,
            method=method,
            zone_data=zone_data_version(),
        )

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
    return planned(posed(event, previous, locks), options, now, report, budget)


def posed(event: Event, previous: Schedule | None, locks: Locks = NO_LOCKS) -> EventProblem:
    """The problem that `plan` solves.

    Raises
    ------
    BadInput
        As there.
    """
    problem = problem_of(event, previous)
    return locked(problem, previous, locks) if previous is not None and locks else problem


def planned(
    posed: EventProblem,
    options: Options,
    now: datetime,
    report: Report | None = None,
    budget: Budget | None = None,
    start: Iterable[Held] = (),
) -> Schedule:
    """The same for a problem that is posed already.

    Parameters
    ----------
    start
        The meetings of a schedule of the same problem to begin with, as `held_meetings` named them
        when an earlier search was cut off.
    """
    begun = time.monotonic()
    result = solve(
        posed.problem,
        budget or options.budget(),
        options.seed,
        options.threads,
        report,
        start=slots_held(posed, start) or None,
    )
    return schedule_named(posed, result, options.record(begun, result.method), now)
