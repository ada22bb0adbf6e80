"""What two schedules achieve, stage by stage, and which is better; knows no meeting."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from matchmaking.model.schedule import StageOutcome
from matchmaking.model.stage_change import StageChange


class Judgement(StrEnum):
    """How the schedule after compares with the one before."""

    BETTER = "better"
    EQUAL = "equal"
    WORSE = "worse"


def staged(before: Iterable[StageOutcome], after: Iterable[StageOutcome]) -> Iterator[StageChange]:
    """Yield every stage of the second schedule in order, beside that of the first."""
    achieved = {outcome.stage: outcome.achieved for outcome in before}
    for outcome in after:
        earlier = achieved.get(outcome.stage)
        yield StageChange(outcome.stage, earlier, outcome.achieved, outcome.bound)


def judged(stages: Iterable[StageChange]) -> Judgement | None:
    """Which schedule is better: the first stage that differs decides.

    Stages that only one of them has are passed over; ``None`` where they share none.
    """
    gains = [stage.gain for stage in stages if stage.before is not None]
    if not gains:
        return None
    decisive = next(filter(None, gains), 0)
    if decisive == 0:
        return Judgement.EQUAL
    return Judgement.BETTER if decisive > 0 else Judgement.WORSE
