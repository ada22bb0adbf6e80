"""Changes that may make room for a meeting, the likeliest first; tries none."""

from collections.abc import Iterator
from itertools import chain, zip_longest

from matchmaking.changes import (
    Booths,
    Change,
    LongestRun,
    Maximum,
    Open,
    Openings,
    Rooms,
    colleagues_of,
    missing_wishes,
)
from matchmaking.eligibility.places import Places
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.event import Consent
from matchmaking.model.schedule import Reason, Schedule
from matchmaking.model.sides import sides_of
from matchmaking.scheduling.problem import EventProblem, Pair

_HOURS_EACH = 4
"""So many hours of each of the two are worth a try; those further from the open ones are not."""

Remedy = tuple[Pair, tuple[Change, ...]]
"""Two who are to meet, and what is changed so that they can."""


def obstacle(posed: EventProblem, pair: Pair) -> Reason | None:
    """The rule for which two participants cannot meet in any schedule; ``None``: they can.

    Where one wish is enough, none is needed: a meeting that is fixed needs no wish.
    """
    found = posed.pairs.obstacle(*pair)
    if found is Reason.CONSENT and posed.event.matching.consent is Consent.EITHER:
        found = None
    if found is None and not posed.availability.common(*pair):
        return Reason.NO_COMMON_TIME
    return found


class Candidates:
    """The changes worth trying for a meeting that a schedule does not hold."""

    def __init__(self, posed: EventProblem, schedule: Schedule) -> None:
        self._posed = posed
        self._event = posed.event
        self._pairs = posed.pairs
        self._places = Places(posed.event, schedule)
        self._openings = Openings(posed.event, self._places.possible)
        self._ratings = Ratings(posed.event)

    def of(self, pair: Pair) -> Iterator[Remedy]:
        """Yield the likeliest of each kind first, then the second of each, and so on."""
        ways: tuple[Iterator[Remedy], ...] = ()
        match obstacle(self._posed, pair):
            case Reason.CONSENT:
                ways = (iter([(pair, missing_wishes(self._ratings, pair))]),)
            case Reason.LANGUAGE:
                ways = (self._representatives(pair),)
            case Reason.NO_COMMON_TIME:
                ways = (self._representatives(pair), self._hours(pair))
            case None:
                changes = (self._maxima(pair), self._hours(pair), self._limits(pair))
                ways = (self._representatives(pair), *changes)
        yield from filter(None, chain.from_iterable(zip_longest(*ways)))

    def _representatives(self, pair: Pair) -> Iterator[Remedy]:
        """Colleagues of one of the two, then of both, unless the two companies meet already."""
        if sides_of(self._event, *pair) not in self._places.of_sides:
            for two in colleagues_of(self._event, pair):
                if self._pairs.prohibition(*two) is None and self._places.common(*two):
                    yield two, ()

    def _hours(self, pair: Pair) -> Iterator[Remedy]:
        """Where neither meets another first, then where the opener would open most easily."""
        places = self._places
        busy, choices = places.busy[pair[0]] | places.busy[pair[1]], []
        for opener, other in (pair, pair[::-1]):
            ease = self._openings.of(self._event.participant[opener])
            slots = places.possible[other] & ease.keys()
            own = sorted((slot in busy, ease[slot], slot, opener) for slot in slots)
            choices += own[:_HOURS_EACH]
        for _is_taken, _ease, slot, opener in sorted(choices):
            yield pair, (Open(opener, slot),)

    def _maxima(self, pair: Pair) -> Iterator[Remedy]:
        """All maxima that the two have reached, together."""
        full = [person for person in pair if self._places.has_maximum(person)]
        if full:
            yield pair, tuple(Maximum(who, len(self._places.busy[who]) + 1) for who in full)

    def _limits(self, pair: Pair) -> Iterator[Remedy]:
        """One more booth where one of the two sits, one more room, one more meeting in a row."""
        sites = {self._event.participant[person].site for person in pair}
        for site in self._event.sites:
            if site.id in sites:
                yield pair, (Booths(site.id, site.booths + 1),)
        if self._event.simultaneous_meetings is not None:
            yield pair, (Rooms(self._event.simultaneous_meetings + 1),)
        if self._event.limits.max_consecutive is not None:
            yield pair, (LongestRun(self._event.limits.max_consecutive + 1),)
