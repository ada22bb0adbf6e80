"""What one stage achieves before and after something; knows neither what changed nor a solver."""

from dataclasses import dataclass

from matchmaking.model.schedule import MORE_IS_BETTER


@dataclass(frozen=True, slots=True)
class StageChange:
    """One stage of two schedules, or of an event before and after a change.

    Attributes
    ----------
    before
        What is achieved before; ``None`` where that is not said.
    after
        What is achieved after.
    bound
        No schedule after the change whose earlier stages are at least as good is better than this;
        ``None`` where nothing is known.
    """

    stage: str
    before: int | None
    after: int
    bound: int | None

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists after the change."""
        return self.after == self.bound

    @property
    def gain(self) -> int:
        """How much better the stage became; < 0 where it became worse."""
        return self.gain_of(self.after)

    def gain_of(self, achieved: int) -> int:
        """How much better than before it would be to achieve so much."""
        difference = self.difference_of(achieved)
        return difference if self.stage in MORE_IS_BETTER else -difference

    def difference_of(self, achieved: int) -> int:
        """By how much so much differs from before; 0 where that is not said."""
        return 0 if self.before is None else achieved - self.before
