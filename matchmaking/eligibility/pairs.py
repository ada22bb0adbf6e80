"""Which two participants may meet and what that is worth; knows no time and no schedule."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from matchmaking.eligibility.ratings import BothRatings, Ratings
from matchmaking.model.event import Consent, Event, FixedMeeting
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason

# Names of their own: where all pairs are judged, an enum's attributes are slow to look up.
_NEVER, _MUST = Rating.NEVER, Rating.MUST
_WISHES = frozenset(Rating) - {_NEVER}


class Pairs:
    """Every judgement about two participants of an event, given by their ids in either order."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._ratings = Ratings(event)
        # Most questions about a pair are asked one right after the other.
        self._both = lru_cache(maxsize=1)(self._ratings.both)
        self._position = {person.id: n for n, person in enumerate(event.participants)}
        self._languages = {
            person.id: frozenset(language.casefold() for language in person.languages)
            for person in event.participants
        }
        self._company = {person.id: person.represents for person in event.participants}
        self._kind = {person.id: person.kind for person in event.participants}
        self._needs_both = event.matching.consent is Consent.BOTH
        weights = event.matching.weights
        self._mutual = weights.mutual
        self._weight = {
            None: 0,
            Rating.NEVER: 0,
            Rating.LOW: weights.low,
            Rating.MEDIUM: weights.medium,
            Rating.HIGH: weights.high,
            Rating.MUST: weights.high,
        }

    def own_company(self, a_id: str, b_id: str) -> bool:
        """Whether both represent one company; two of one company never meet."""
        return self._company[a_id] == self._company[b_id]

    def obstacle(self, a_id: str, b_id: str) -> Reason | None:
        """The first of vetoed, kinds, language and consent that keeps the two apart."""
        ratings = self._both(a_id, b_id)
        prohibition = self._prohibition(a_id, b_id, ratings)
        if prohibition is None and not self._is_agreed(ratings):
            return Reason.CONSENT
        return prohibition

    def prohibition(self, a_id: str, b_id: str) -> Reason | None:
        """The first of vetoed, kinds and language that keeps the two apart, agreed or not."""
        return self._prohibition(a_id, b_id, self._both(a_id, b_id))

    def may_meet(self, a_id: str, b_id: str) -> bool:
        """Whether the two are of different companies and nothing keeps them apart."""
        return not self.own_company(a_id, b_id) and self.obstacle(a_id, b_id) is None

    def weight(self, person_id: str, about_id: str) -> int:
        """What a meeting is worth to one side: the weight of its effective rating, 0 if none."""
        return self._weight[self._ratings.of(person_id, about_id)]

    def worth(self, a_id: str, b_id: str) -> int:
        """The value of the meeting: both sides' weights, and `mutual` where both wish it."""
        ratings = a_rating, b_rating = self._both(a_id, b_id)
        mutual = self._mutual if _WISHES.issuperset(ratings) else 0
        return self._weight[a_rating] + self._weight[b_rating] + mutual

    def is_must(self, a_id: str, b_id: str) -> bool:
        """Whether at least one side's effective rating is ``must``."""
        return _MUST in self._both(a_id, b_id)

    def is_wished(self, a_id: str, b_id: str) -> bool:
        """Whether at least one side's effective rating of the other is a wish."""
        return not _WISHES.isdisjoint(self._both(a_id, b_id))

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Yield each wished pair that may meet once, both in the participants' order.

        A wish on or of a company is one on or of each of its representatives.
        """
        ids = [person.id for person in self._event.participants]
        for a, others in zip(ids, self._wished(), strict=True):
            for b in map(ids.__getitem__, sorted(others)):
                if self.may_meet(a, b):
                    yield a, b

    @cached_property
    def fixed(self) -> dict[tuple[str, str], FixedMeeting]:
        """The fixed meetings by their pair in the participants' order."""
        return {self.in_order(meeting.a, meeting.b): meeting for meeting in self._event.fixed}

    def in_order(self, a_id: str, b_id: str) -> tuple[str, str]:
        """The two as the participants' order has them."""
        return (a_id, b_id) if self._position[a_id] < self._position[b_id] else (b_id, a_id)

    def _wished(self) -> list[set[int]]:
        """For each participant the positions of the later ones with whom it is a wished pair."""
        later: list[set[int]] = [set() for _ in self._event.participants]
        for wish in self._event.preferences:
            if wish.rating in _WISHES:
                for source in self._numbers[wish.source]:
                    for target in self._numbers[wish.target]:
                        a, b = (source, target) if source < target else (target, source)
                        later[a].add(b)
        return later

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The positions of those whom a name covers: a company's people, or one participant."""
        companies = {
            company: [self._position[person.id] for person in people]
            for company, people in self._event.companies.items()
        }
        return companies | {id_: [position] for id_, position in self._position.items()}

    def _prohibition(self, a_id: str, b_id: str, ratings: BothRatings) -> Reason | None:
        if _NEVER in ratings:
            return Reason.VETOED
        if not self._kinds_may_meet(a_id, b_id):
            return Reason.KINDS
        if not self._share_a_language(a_id, b_id):
            return Reason.LANGUAGE
        return None

    def _kinds_may_meet(self, a_id: str, b_id: str) -> bool:
        allowed = self._event.matching.allowed
        a, b = self._kind[a_id], self._kind[b_id]
        return allowed is None or (a, b) in allowed or (b, a) in allowed

    def _share_a_language(self, a_id: str, b_id: str) -> bool:
        a, b = self._languages[a_id], self._languages[b_id]
        return not a or not b or not a.isdisjoint(b)

    def _is_agreed(self, ratings: BothRatings) -> bool:
        if self._needs_both:
            return _WISHES.issuperset(ratings)
        return not _WISHES.isdisjoint(ratings)
