"""What two participants or their companies could do otherwise; knows no schedule."""

from collections.abc import Iterator

from matchmaking.changes.change import Ask
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.event import Event
from matchmaking.model.preference import Rating

Pair = tuple[str, str]
"""The ids of two participants."""


def colleagues_of(event: Event, pair: Pair) -> Iterator[Pair]:
    """Yield the other pairs of the same two companies: one side changed first, then both."""
    a, b = (event.participant[person] for person in pair)
    of_a = [who.id for who in event.companies[a.represents] if who is not a]
    of_b = [who.id for who in event.companies[b.represents] if who is not b]
    yield from ((a.id, other) for other in of_b)
    yield from ((other, b.id) for other in of_a)
    yield from ((one, other) for one in of_a for other in of_b)


def missing_wishes(ratings: Ratings, pair: Pair) -> tuple[Ask, ...]:
    """The wishes that would make both of a pair have asked for the other."""
    both = (pair, pair[::-1])
    return tuple(Ask(*two) for two in both if ratings.of(*two) in (None, Rating.NEVER))
