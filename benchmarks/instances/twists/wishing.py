"""Wishes of an event rewritten; each (source, target) has one rating, the first that is given."""

from collections.abc import Iterable
from dataclasses import replace

from matchmaking.model.event import Event
from matchmaking.model.preference import Preference


def with_wishes(event: Event, wishes: Iterable[Preference]) -> Event:
    """The event with these wishes instead, of which the first of each direction counts."""
    first: dict[tuple[str, str], Preference] = {}
    for wish in wishes:
        first.setdefault((wish.source, wish.target), wish)
    return replace(event, preferences=tuple(first.values()))
