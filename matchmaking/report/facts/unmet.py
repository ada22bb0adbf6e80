"""Which wishes were not met, counted and grouped by their reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, UnmetWish

WISHES = (Rating.MUST, Rating.HIGH, Rating.MEDIUM, Rating.LOW)


@dataclass(frozen=True)
class UnmetReason:
    """All wishes that were not met for one reason, the strongest first."""

    reason: Reason
    wishes: tuple[UnmetWish, ...]

    def rated(self, rating: Rating) -> int:
        """How many of them have this rating."""
        return self._ratings[rating]

    @cached_property
    def _ratings(self) -> Counter[Rating]:
        return Counter(wish.rating for wish in self.wishes)


def unmet_by_reason(unmet: Iterable[UnmetWish]) -> tuple[UnmetReason, ...]:
    """The reasons that occur, the commonest first, then in the order in which they are judged."""
    groups: dict[Reason, list[UnmetWish]] = {}
    for wish in unmet:
        groups.setdefault(wish.reason, []).append(wish)
    order = list(Reason)
    return tuple(
        UnmetReason(reason, strongest_first(groups[reason]))
        for reason in sorted(groups, key=lambda r: (-len(groups[r]), order.index(r)))
    )


def strongest_first(unmet: Iterable[UnmetWish]) -> tuple[UnmetWish, ...]:
    """Wishes by rating from ``must`` down, else in their own order."""
    return tuple(sorted(unmet, key=lambda wish: -wish.rating))
