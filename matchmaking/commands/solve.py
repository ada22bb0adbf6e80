"""From an event to a verified schedule and all files of the result, as one command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from matchmaking.commands.results import write_results
from matchmaking.commands.schedules import schedule_of
from matchmaking.continuity import by_id, carried_over, ended_meetings, under_earlier_ids
from matchmaking.errors import MatchmakingError, RejectedSchedule
from matchmaking.files import check_replaceable, told_when_unwritable
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Budget, Options, Progress, plan
from matchmaking.unmet import unmet_wishes
from matchmaking.verification import verify
from matchmaking.video_links import with_links


@dataclass(frozen=True, slots=True)
class SolveOrder:
    """What is to be solved, and how.

    Attributes
    ----------
    out, previous
        The folder to write; an earlier schedule.json to stay close to.
    now
        The instant that stands in new and changed meetings, in UTC.
    """

    event: Event
    out: Path
    options: Options
    now: datetime
    previous: Path | None = None


def solve(
    order: SolveOrder,
    budget: Budget,
    report: Callable[[Progress], None],
    search_is_over: Callable[[], None],
) -> Schedule:
    """Schedule, explain, verify and write; `budget.stop()` ends the search early.

    Parameters
    ----------
    report, search_is_over
        Are told of every improvement, and that from now on the result is explained and written.

    Raises
    ------
    BadInput, NoSchedule, NoneFound, RejectedSchedule
        Nothing was written then.
    """
    try:
        check_replaceable(order.out)
        previous = _previous(order)
        planned = plan(order.event, previous, order.options, order.now, report, budget)
        search_is_over()
        schedule = finished(planned, order, previous)
        with told_when_unwritable(order.out):
            write_results(order.event, schedule, order.out)
    except MatchmakingError as error:
        error.language = order.event.language
        raise
    return schedule


def finished(planned: Schedule, order: SolveOrder, previous: Schedule | None) -> Schedule:
    """The schedule with links, continued meetings and a reason for every unmet wish, verified."""
    event = order.event
    meetings = under_earlier_ids(event, planned.meetings, previous)
    linked = with_links(event, meetings, by_id(previous))
    meetings = tuple(carried_over(linked, previous, order.now))
    schedule = replace(planned, meetings=meetings, ended=ended_meetings(meetings, previous))
    _accept(event, schedule, previous)
    return replace(schedule, unscheduled=unmet_wishes(event, schedule))


def _previous(order: SolveOrder) -> Schedule | None:
    return None if order.previous is None else schedule_of(order.event.id, order.previous)


def _accept(event: Event, schedule: Schedule, previous: Schedule | None) -> None:
    violations = verify(event, schedule, previous).violations
    if violations:
        raise RejectedSchedule([violation.said for violation in violations])
