"""Meetings that both sides must have wished for."""

import random
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.instances.twists.wishing import with_wishes
from benchmarks.instances.wishes import make_rating
from matchmaking.model.event import Consent, Event
from matchmaking.model.preference import Preference


def consent_of_both(event: Event, rng: random.Random) -> Event:
    """Consent of both is needed; two wishes in three are returned."""
    matching = replace(event.matching, consent=Consent.BOTH)
    return with_wishes(replace(event, matching=matching), _wishes(event, rng))


def _wishes(event: Event, rng: random.Random) -> Iterator[Preference]:
    yield from event.preferences
    for wish in event.preferences:
        if rng.random() < 2 / 3:
            yield Preference(wish.target, wish.source, make_rating(rng))
