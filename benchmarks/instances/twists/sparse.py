"""Few wishes: whoever comes wants three meetings and no more."""

import random
from collections.abc import Iterator, Mapping

from benchmarks.instances.twists.wishing import with_wishes
from benchmarks.instances.wishes import Popularity, make_rating
from matchmaking.model.event import Event
from matchmaking.model.preference import Preference


def three_wishes_each(event: Event, rng: random.Random) -> Event:
    """Everyone wishes for three of the other side, popular ones first to mind; no other wish."""
    people = {
        kind: [p for p in event.participants if p.kind == kind] for kind in ("seller", "buyer")
    }
    popular = {
        "seller": Popularity(people["buyer"], rng),
        "buyer": Popularity(people["seller"], rng),
    }
    return with_wishes(event, _wishes(event, popular, rng))


def _wishes(
    event: Event, popular: Mapping[str, Popularity], rng: random.Random
) -> Iterator[Preference]:
    for person in event.participants:
        targets: set[str] = set()
        while len(targets) < 3:
            targets.add(popular[person.kind].draw())
        for target in sorted(targets):
            yield Preference(person.id, target, make_rating(rng))
