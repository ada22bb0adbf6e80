"""A wish as the pairs of people who could meet its wish; knows no slot."""

from collections.abc import Iterator

from benchmarks.baselines.finished import Pair
from matchmaking.model.event import Event


def alternatives(event: Event, source: str, target: str) -> Iterator[Pair]:
    """Yield each representative of the one with each of the other."""
    for a in event.people_named(source):
        for b in event.people_named(target):
            yield a.id, b.id
