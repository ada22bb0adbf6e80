"""One who could step in at short notice, and why it is suggested; knows no schedule."""

from dataclasses import dataclass

from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating


@dataclass(frozen=True, slots=True)
class Replacement:
    """A participant whom another could meet in a given slot under every hard rule.

    Attributes
    ----------
    wish, wished_back
        The effective ratings of the other about this one and of this one about the other.
    value
        What the meeting would be worth, >= 0.
    meetings
        How many this one has as the schedule stands.
    is_uncomfortable
        Whether the hour would be uncomfortable to this one.
    discomfort
        What the meeting would add to the stage ``comfort``, for both; < 0 where it fills a gap.
    """

    participant: Participant
    wish: Rating | None
    wished_back: Rating | None
    value: int
    meetings: int
    is_uncomfortable: bool
    discomfort: int

    @property
    def is_must(self) -> bool:
        """Whether one of the two must meet the other."""
        return Rating.MUST in (self.wish, self.wished_back)
