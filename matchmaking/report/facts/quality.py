"""How good a schedule is, stage by stage, against what is proven possible; knows no wish."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaking.model.schedule import MORE_IS_BETTER, StageOutcome


@dataclass(frozen=True, slots=True)
class StageQuality:
    """One stage: what was achieved, and the proven bound (``None``: there is none)."""

    stage: str
    achieved: int
    bound: int | None

    @property
    def remaining(self) -> int | None:
        """How much better the best possible may be at most; 0: proven optimal."""
        return None if self.bound is None else abs(self.bound - self.achieved)

    @property
    def is_proven(self) -> bool:
        """Whether no schedule does better in this stage."""
        return self.remaining == 0

    @property
    def more_is_better(self) -> bool:
        """Whether the stage is maximised."""
        return self.stage in MORE_IS_BETTER

    @property
    def gap(self) -> float | None:
        """What remains as a share of the bound in a maximised stage, of the achieved in others."""
        if self.remaining is None or self.bound is None:
            return None
        whole = self.bound if self.more_is_better else self.achieved
        return self.remaining / whole if whole else 0.0


def stage_qualities(stages: Iterable[StageOutcome]) -> tuple[StageQuality, ...]:
    """The stages in the order in which they were optimised."""
    return tuple(StageQuality(s.stage, s.achieved, s.bound) for s in stages)


def first_open(stages: Iterable[StageQuality]) -> StageQuality | None:
    """The first stage that is not proven optimal; ``None``: no better schedule exists."""
    return next((stage for stage in stages if not stage.is_proven), None)
