"""From an event to a verified schedule and all files of the result, as one command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from matchmaking.commands.results import write_results
from matchmaking.continuity import by_id, carried_over, ended_meetings, under_earlier_ids
from matchmaking.errors import RejectedSchedule, told_in
from matchmaking.files import check_replaceable, told_when_unwritable
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import NO_LOCKS, Budget, Locks, Options, Progress, plan
from matchmaking.unmet import unmet_wishes
from matchmaking.verification import verify
from matchmaking.video_links import with_links


@dataclass(frozen=True, slots=True)
class SolveOrder:
    """What is to be solved, and how.

    Attributes
    ----------
    out
        The folder to write.
    previous, locks
        An earlier schedule to stay close to, and what of it may not change at all.
    now
        The instant that stands in new and changed meetings, in UTC.
    """

    event: Event
    out: Path
    options: Options
    now: datetime
    previous: Schedule | None = None
    locks: Locks = NO_LOCKS


def solve(
    order: SolveOrder,
    budget: Budget,
    report: Callable[[Progress], None],
    search_is_over: Callable[[], None],
) -> Schedule:
    """Schedule, explain, verify and write; `budget.stop()` ends the search early.

    Bounds of a run with locks hold over the schedules that keep them. They are returned but not
    written, since a file does not tell of locks, and its bounds are read as those of the event.

    Parameters
    ----------
    report, search_is_over
        Are told of every improvement, and that from now on the result is explained and written.

    Raises
    ------
    BadInput, NoSchedule, NoneFound, RejectedSchedule
        Nothing was written then.
    """
    event, previous = order.event, order.previous
    with told_in(event.language):
        check_replaceable(order.out)
        planned = plan(event, previous, order.options, order.now, report, budget, order.locks)
        search_is_over()
        schedule = finished(event, planned, previous, order.locks, order.now)
        with told_when_unwritable(order.out):
            write_results(event, schedule, order.out)
    return replace(schedule, stages=planned.stages)


def finished(
    event: Event, planned: Schedule, previous: Schedule | None, locks: Locks, now: datetime
) -> Schedule:
    """The schedule as it is written: continued, and with a reason for every unmet wish.

    Raises
    ------
    RejectedSchedule
        As for `continued`.
    """
    schedule = continued(event, planned, previous, now)
    schedule = _beyond_locks(schedule) if locks else schedule
    return replace(schedule, unscheduled=unmet_wishes(event, schedule))


def continued(
    event: Event, planned: Schedule, previous: Schedule | None, now: datetime
) -> Schedule:
    """The schedule with links, its meetings as continuations of the earlier ones, verified.

    Raises
    ------
    RejectedSchedule
        When it breaks a rule: a defect of the solver.
    """
    meetings = under_earlier_ids(event, planned.meetings, previous)
    linked = with_links(event, meetings, by_id(previous))
    meetings = tuple(carried_over(linked, previous, now))
    schedule = replace(planned, meetings=meetings, ended=ended_meetings(meetings, previous))
    violations = verify(event, schedule, previous).violations
    if violations:
        raise RejectedSchedule([violation.said for violation in violations])
    return schedule


def _beyond_locks(schedule: Schedule) -> Schedule:
    """The schedule without bounds, which hold only beside locks: without these it is unproven."""
    stages = tuple(replace(stage, bound=None) for stage in schedule.stages)
    return replace(schedule, status="feasible", gap=None, stages=stages)
