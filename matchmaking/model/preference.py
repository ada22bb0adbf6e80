"""Who wishes to meet whom, and how much; knows no rule about which wish wins."""

from dataclasses import dataclass
from enum import IntEnum


class Rating(IntEnum):
    """How much a meeting is wished for; the numbers are those accepted in files."""

    NEVER = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    MUST = 4

    @property
    def word(self) -> str:
        """The word in files, for example ``high``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Preference:
    """`source` and `target` are each a participant's id or a company."""

    source: str
    target: str
    rating: Rating
