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
from matchmaking.model.schedule import Reason, Schedule
from matchmaking.model.sides import sides_of
from matchmaking.scheduling.problem import EventProblem, Pair

_HOURS_EACH = 4
"""So many hours of each of the two are worth a try; those further from the open ones are not."""

Changes = tuple[Change, ...]

Remedy = tuple[Pair, Changes]
"""Two who are to meet, and what is changed so that they can."""


class Candidates:
    """The changes worth trying for a meeting that a schedule does not hold."""

    def __init__(self, posed: EventProblem, schedule: Schedule) -> None:
        self._event = posed.event
        self._pairs = posed.pairs
        self._places = Places(posed.event, schedule)
        self._openings = Openings(posed.event, self._places.possible)
        self._ratings = Ratings(posed.event)

    def of(self, pair: Pair) -> Iterator[Remedy]:
        """Yield the likeliest of each kind first, then the second of each, and so on."""
        obstacle = self._pairs.obstacle(*pair)
        if obstacle is Reason.CONSENT:
            yield pair, missing_wishes(self._ratings, pair)
        elif obstacle is Reason.LANGUAGE:
            yield from self._representatives(pair)
        elif obstacle is None:
            own = (((pair, changes) for changes in way) for way in self._ways(pair))
            ways = zip_longest(self._representatives(pair), *own)
            yield from filter(None, chain.from_iterable(ways))

    def _ways(self, pair: Pair) -> Iterator[Iterator[Changes]]:
        """Without a common hour no limit is in the way yet."""
        if self._places.common(*pair):
            yield from (self._maxima(pair), self._hours(pair), self._limits(pair))
        else:
            yield self._hours(pair)

    def _representatives(self, pair: Pair) -> Iterator[Remedy]:
        """Colleagues of one of the two, then of both, unless the two companies meet already."""
        if sides_of(self._event, *pair) not in self._places.of_sides:
            for two in colleagues_of(self._event, pair):
                if self._pairs.prohibition(*two) is None and self._places.common(*two):
                    yield two, ()

    def _hours(self, pair: Pair) -> Iterator[Changes]:
        """Where neither meets another first, then where the opener would open most easily."""
        places = self._places
        busy, choices = places.busy[pair[0]] | places.busy[pair[1]], []
        for opener, other in (pair, pair[::-1]):
            ease = self._openings.of(self._event.participant[opener])
            slots = places.possible[other] & ease.keys()
            own = sorted((slot in busy, ease[slot], slot, opener) for slot in slots)
            choices += own[:_HOURS_EACH]
        for _is_taken, _ease, slot, opener in sorted(choices):
            yield (Open(opener, slot),)

    def _maxima(self, pair: Pair) -> Iterator[Changes]:
        """All maxima that the two have reached, together."""
        full = [person for person in pair if self._places.has_maximum(person)]
        if full:
            yield tuple(Maximum(who, len(self._places.busy[who]) + 1) for who in full)

    def _limits(self, pair: Pair) -> Iterator[Changes]:
        """One more booth where one of the two sits, one more room, one more meeting in a row."""
        sites = {self._event.participant[person].site for person in pair}
        for site in self._event.sites:
            if site.id in sites:
                yield (Booths(site.id, site.booths + 1),)
        if self._event.simultaneous_meetings is not None:
            yield (Rooms(self._event.simultaneous_meetings + 1),)
        if self._event.limits.max_consecutive is not None:
            yield (LongestRun(self._event.limits.max_consecutive + 1),)
