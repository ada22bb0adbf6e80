"""An event that is not two sides: anyone may meet anyone."""

import random
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.instances.twists.wishing import with_wishes
from matchmaking.model.event import Event
from matchmaking.model.preference import Preference


def anyone(event: Event, rng: random.Random) -> Event:
    """All kinds may meet; every other wish goes to one of the own kind instead."""
    open_to_all = replace(event, matching=replace(event.matching, allowed=None))
    return with_wishes(open_to_all, _wishes(event, rng))


def _wishes(event: Event, rng: random.Random) -> Iterator[Preference]:
    kinds: dict[str, list[str]] = {}
    for person in event.participants:
        kinds.setdefault(person.kind, []).append(person.id)
    for wish in event.preferences:
        target = wish.target
        if rng.random() < 0.5:
            target = rng.choice(kinds[event.people_named(wish.source)[0].kind])
        if target != wish.source:
            yield replace(wish, target=target)
