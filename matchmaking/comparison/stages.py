"""What two schedules achieve, stage by stage, and which is better; knows no meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from matchmaking.model.schedule import MORE_IS_BETTER, StageOutcome


class Judgement(StrEnum):
    """How the schedule after compares with the one before."""

    BETTER = "better"
    EQUAL = "equal"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class StageChange:
    """What one stage achieves before and after; ``None`` where a schedule does not say."""

    stage: str
    before: StageOutcome | None
    after: StageOutcome | None

    @property
    def judgement(self) -> Judgement | None:
        """How the second compares with the first; ``None`` where one of them does not say."""
        if self.before is None or self.after is None:
            return None
        gain = self.after.achieved - self.before.achieved
        if gain == 0:
            return Judgement.EQUAL
        return Judgement.BETTER if (gain > 0) == (self.stage in MORE_IS_BETTER) else Judgement.WORSE


def staged(
    before: Iterable[StageOutcome], after: Iterable[StageOutcome]
) -> tuple[StageChange, ...]:
    """Every stage of two schedules in order, with ``lost`` and ``moved`` where one has them."""
    first, second = (
        {outcome.stage: outcome for outcome in outcomes} for outcomes in (before, after)
    )
    longer, shorter = sorted((first, second), key=len, reverse=True)
    names = dict.fromkeys([*longer, *shorter])
    return tuple(StageChange(name, first.get(name), second.get(name)) for name in names)


def judged(stages: Iterable[StageChange]) -> Judgement | None:
    """Which schedule is better: the first stage that differs decides.

    Stages that only one of them has are passed over; ``None`` where they share none.
    """
    judgements = [stage.judgement for stage in stages if stage.judgement is not None]
    differing = (found for found in judgements if found is not Judgement.EQUAL)
    return next(differing, Judgement.EQUAL if judgements else None)
