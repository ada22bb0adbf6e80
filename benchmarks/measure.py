"""How good one schedule of one event is, as the independent checker counts it; makes none."""

from dataclasses import dataclass

from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule, StageOutcome
from matchmaking.verification import verify


@dataclass(frozen=True, slots=True)
class Measured:
    """How good a schedule is.

    Attributes
    ----------
    must, minimum, value, comfort
        What is achieved in each stage, and the bound that its maker has proven, if any.
    without_meeting
        People who meet nobody.
    """

    must: StageOutcome
    minimum: StageOutcome
    value: StageOutcome
    comfort: StageOutcome
    meetings: int
    without_meeting: int


class BrokenSchedule(AssertionError):
    """A way broke a rule, so that its numbers would mean nothing."""


def measured(event: Event, schedule: Schedule) -> Measured:
    """Measure a schedule.

    Raises
    ------
    BrokenSchedule
        When it breaks a rule of the event.
    """
    verdict = verify(event, schedule)
    if verdict.violations:
        raise BrokenSchedule(f"{event.id}: {verdict.violations[0].said}")
    bounds = {outcome.stage: outcome.bound for outcome in schedule.stages}
    outcomes = {
        counted.stage: StageOutcome(counted.stage, counted.achieved, bounds.get(counted.stage))
        for counted in verdict.stages
    }
    return Measured(
        **{stage: outcomes[stage] for stage in ("must", "minimum", "value", "comfort")},
        meetings=len(schedule.meetings),
        without_meeting=len(event.participants) - len(schedule.meetings_of),
    )
