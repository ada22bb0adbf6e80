"""What was wished and what a meeting is worth, read from the preferences; knows no schedule."""

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating


class StatedWishes:
    """The effective rating of one person about another, and what follows from it."""

    def __init__(self, event: Event) -> None:
        weights = event.matching.weights
        self._mutual = weights.mutual
        self._worth = {
            Rating.MUST: weights.high,
            Rating.HIGH: weights.high,
            Rating.MEDIUM: weights.medium,
            Rating.LOW: weights.low,
        }
        self._known: dict[tuple[str, str], tuple[Rating | None, Rating | None]] = {}
        self._stated = {(row.source, row.target): row.rating for row in event.preferences}

    def rating(self, person: Participant, about: Participant) -> Rating | None:
        """The most specific rating given: own before the company's, about the person first."""
        for source in (person.id, person.represents):
            for target in (about.id, about.represents):
                rating = self._stated.get((source, target))
                if rating is not None:
                    return rating
        return None

    def both(self, a: Participant, b: Participant) -> tuple[Rating | None, Rating | None]:
        """The rating of `a` about `b` and of `b` about `a`."""
        pair = (a.id, b.id)
        if pair not in self._known:  # most rules and stages ask about the same few pairs
            self._known[pair] = self.rating(a, b), self.rating(b, a)
        return self._known[pair]

    def value(self, a: Participant, b: Participant) -> int:
        """The weight of either side's rating, plus `mutual` where both wish for the meeting."""
        ratings = self.both(a, b)
        mutual = self._mutual if all(rating in self._worth for rating in ratings) else 0
        return mutual + sum(self._worth[rating] for rating in ratings if rating in self._worth)

    def is_must(self, a: Participant, b: Participant) -> bool:
        """Whether at least one side must meet the other."""
        return Rating.MUST in self.both(a, b)
