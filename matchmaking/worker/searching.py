"""What a run computes: a schedule, or what a change would bring; knows no database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from matchmaking.commands.solve import finished
from matchmaking.commands.what_if import Question, answer_document, what_if
from matchmaking.errors import told_in
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Budget, EventProblem, Progress, planned
from matchmaking.worker.inputs import Inputs

_AT_LEAST = 1.0
"""Seconds of search for whoever goes on after the time was over, so that the result is finished."""


def budget_of(inputs: Inputs) -> Budget:
    """What is left of the search's budget, which begins to run now."""
    options = inputs.options
    if options.effort is not None or options.seconds is None:
        return options.budget()
    return Budget(max(_AT_LEAST, options.seconds - inputs.seconds_before))


def searched(
    inputs: Inputs,
    problem: EventProblem,
    budget: Budget,
    now: datetime,
    report: Callable[[Progress], None],
) -> Schedule:
    """The best schedule found, without links and reasons.

    Raises
    ------
    NoSchedule, NoneFound
        As for `matchmaking.scheduling.plan`.
    """
    with told_in(inputs.event.language):
        return planned(problem, inputs.options, now, report, budget, inputs.found)


def explained(inputs: Inputs, schedule: Schedule, now: datetime) -> Schedule:
    """The same with links and reasons, as a continuation of what the run stands on; verified.

    Raises
    ------
    RejectedSchedule
        When it breaks a rule.
    """
    with told_in(inputs.event.language):
        return finished(inputs.event, schedule, inputs.previous, inputs.locks, now)


def compared(
    inputs: Inputs, budget: Budget, now: datetime, report: Callable[[Progress], None]
) -> dict[str, Any]:
    """What the changed event would bring, beside the schedule on which the run stands.

    Raises
    ------
    NoSchedule, NoneFound, RejectedSchedule
        As for `matchmaking.commands.what_if.what_if`.
    """
    if inputs.previous is None:
        raise ValueError("a what-if stands on a schedule")
    question = Question(inputs.event, inputs.previous, inputs.options, now, inputs.keep)
    return answer_document(what_if(question, budget, report))
