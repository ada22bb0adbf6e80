"""One schedule of one event measured, and several of a kind summed up; prints nothing."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule, StageOutcome
from matchmaking.verification import verify

Plan = Callable[[Event], Schedule]


@dataclass(frozen=True, slots=True)
class Measured:
    """How good a schedule is.

    Attributes
    ----------
    must, minimum, value, discomfort
        What is achieved in each stage, as the independent checker counts it.
    value_bound, discomfort_bound
        What the method itself has proven of the last two; ``None``: nothing.
    without_meeting
        People who meet nobody.
    seconds
        Wall time from the event to the schedule.
    """

    must: float
    minimum: float
    value: float
    discomfort: float
    value_bound: float | None
    discomfort_bound: float | None
    meetings: float
    without_meeting: float
    seconds: float


class BrokenSchedule(AssertionError):
    """A method broke a rule, so that its numbers would mean nothing."""


def measured(event: Event, plan: Plan) -> Measured:
    """Make a schedule and measure it.

    Raises
    ------
    BrokenSchedule
        When it breaks a rule of the event.
    """
    begun = time.perf_counter()
    schedule = plan(event)
    seconds = time.perf_counter() - begun
    verdict = verify(event, schedule)
    if verdict.violations:
        raise BrokenSchedule(f"{event.id}: {verdict.violations[0].said}")
    achieved = {outcome.stage: outcome.achieved for outcome in verdict.stages}
    return Measured(
        must=achieved["must"],
        minimum=achieved["minimum"],
        value=achieved["value"],
        discomfort=achieved["comfort"],
        value_bound=_bound(schedule.stages, "value"),
        discomfort_bound=_bound(schedule.stages, "comfort"),
        meetings=len(schedule.meetings),
        without_meeting=len(event.participants) - len(schedule.meetings_of),
        seconds=seconds,
    )


def gap(value: float, bound: float | None) -> float | None:
    """How far a value is below a bound, as a share of the bound; ``None`` without a bound."""
    return None if bound is None else (bound - value) / bound if bound else 0.0


def middle(numbers: Sequence[float | None]) -> float | None:
    """The median, ``None`` where one is missing."""
    known = [number for number in numbers if number is not None]
    return median(known) if len(known) == len(numbers) else None


def _bound(stages: Sequence[StageOutcome], name: str) -> int | None:
    return next((outcome.bound for outcome in stages if outcome.stage == name), None)
