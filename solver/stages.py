"""The stages of the objective in their order; knows no problem and no schedule."""

from enum import StrEnum


class Stage(StrEnum):
    """One level of the objective; each is optimised before the next is looked at."""

    LOST = "lost"
    MOVED = "moved"
    MUST = "must"
    MINIMUM = "minimum"
    VALUE = "value"
    COMFORT = "comfort"

    @property
    def more_is_better(self) -> bool:
        """Whether the stage is maximised (``must``, ``value``) rather than minimised."""
        return self in (Stage.MUST, Stage.VALUE)

    def turned(self, number: int) -> int:
        """Turn what the stage achieves into a rank, or back: a larger rank is better."""
        return number if self.more_is_better else -number

    def at_least_as_good(self, achieved: int, reference: int) -> bool:
        """Whether `achieved` is no worse than `reference` in this stage."""
        return achieved >= reference if self.more_is_better else achieved <= reference


RESOLVING = (Stage.LOST, Stage.MOVED)
"""The stages that exist only beside an earlier schedule."""

ALWAYS = (Stage.MUST, Stage.MINIMUM, Stage.VALUE, Stage.COMFORT)
