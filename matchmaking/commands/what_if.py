"""What changed limits and inputs would bring, as one command; writes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaking.commands.compare import comparison_document
from matchmaking.commands.solve import continued
from matchmaking.comparison import Comparison, compare
from matchmaking.errors import BadInput, Mistake, told_in
from matchmaking.files import event_with
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


def changed_event(event: Event, version: Event, values: Sequence[str], source: str) -> Event:
    """The event as it would be: a version of it in which single values are replaced.

    Parameters
    ----------
    version
        Another version of the event, or the event itself.
    values
        As `matchmaking.files.event_with` takes them.
    source
        What mistakes call the version, for example its file.

    Raises
    ------
    BadInput
        With every mistake; or when the version is another event.
    """
    changed = event_with(version, source, values, "--set") if values else version
    if changed.id != event.id:
        mistake = Mistake(
            "what_if.another_event",
            source if version.id != event.id else "--set",
            column="event.id",
            value=changed.id,
            fields={"event": event.id},
        )
        raise BadInput([mistake], event.language)
    return changed


def answer_document(answer: Answer) -> dict[str, Any]:
    """The comparison as JSON, with what is proven about the new schedule."""
    schedule = answer.schedule
    proven = {"status": schedule.status, "gap": schedule.gap, "seconds": schedule.run.seconds}
    return {**proven, **comparison_document(answer.comparison)}
