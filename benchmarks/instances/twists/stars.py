"""Everyone wants the same three buyers, whose slots are far too few."""

import random
from collections.abc import Iterator

from benchmarks.instances.twists.wishing import with_wishes
from matchmaking.model.event import Event
from matchmaking.model.preference import Preference, Rating


def three_buyers(event: Event, rng: random.Random) -> Event:
    """Every seller wishes for the same three buyers, and they wish for one seller in ten."""
    return with_wishes(event, [*_wishes_for_stars(event, rng), *event.preferences])


def _wishes_for_stars(event: Event, rng: random.Random) -> Iterator[Preference]:
    sellers, buyers = (
        [p.id for p in event.participants if p.kind == kind] for kind in ("seller", "buyer")
    )
    stars = rng.sample(buyers, 3)
    for seller in sellers:
        for star in stars:
            yield Preference(seller, star, rng.choice((Rating.MUST, Rating.HIGH, Rating.HIGH)))
            if rng.random() < 0.1:
                yield Preference(star, seller, rng.choice((Rating.HIGH, Rating.MEDIUM)))
