"""What changed limits and inputs would bring, as one command; writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from matchmaking.commands.compare import comparison_document
from matchmaking.commands.solve import continued
from matchmaking.comparison import Comparison, compare
from matchmaking.errors import BadInput, Mistake, told_in
from matchmaking.files import event_with, read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Budget, Options, Progress, plan, plan_nearby


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes
    ----------
    event
        As it would be.
    current
        The schedule of the event as it is.
    now
        The instant that stands in new meetings, in UTC.
    keep
        Whether the meetings of `current` are promises: fewest lost, then fewest moved, before all
        else. Without, the best is sought that they do not hold back.
    """

    event: Event
    current: Schedule
    options: Options
    now: datetime
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The schedule that the changed event would have, beside the current one."""

    schedule: Schedule
    comparison: Comparison


def what_if(
    question: Question, budget: Budget, report: Callable[[Progress], None] | None = None
) -> Answer:
    """Solve the changed event from where the schedule stands; `budget.stop()` ends that early.

    Raises
    ------
    NoSchedule, NoneFound, RejectedSchedule
        As for `matchmaking.commands.solve.solve`.
    """
    event, current = question.event, question.current
    search = plan if question.keep else plan_nearby
    with told_in(event.language):
        planned = search(event, current, question.options, question.now, report, budget)
        schedule = continued(event, planned, current, question.now)
    return Answer(schedule, compare(current, schedule))


def changed_event(
    event: Event, path: Path, changed: Path | None, values: list[str], encoding: str | None = None
) -> Event:
    """The event as it would be: another one in its place, single values replaced, or both.

    Parameters
    ----------
    path
        Where the event was read.
    changed
        Another version of the event.
    values
        As `matchmaking.files.event_with` takes them.
    encoding
        Of the tables of `changed`.

    Raises
    ------
    BadInput
        With every mistake; or when the other version is another event.
    """
    other = event if changed is None else read_event(changed, encoding)
    if values:
        other = event_with(other, str(changed or path), values, "--set")
    if other.id != event.id:
        mistake = Mistake(
            "what_if.another_event",
            str(changed or "--set"),
            column="event.id",
            value=other.id,
            fields={"event": event.id},
        )
        raise BadInput([mistake], event.language)
    return other


def answer_document(answer: Answer) -> dict[str, Any]:
    """The comparison as JSON, with what is proven about the new schedule."""
    schedule = answer.schedule
    proven = {"status": schedule.status, "gap": schedule.gap, "seconds": schedule.run.seconds}
    return {**proven, **comparison_document(answer.comparison)}
