"""All wishes are mutual musts, so that the first stage decides everything."""

import random

from benchmarks.instances.twists.wishing import with_wishes
from matchmaking.model.event import Event
from matchmaking.model.preference import Preference, Rating


def mutual_musts(event: Event, _rng: random.Random) -> Event:
    """Every wish is a must and is returned as a must; vetoes stay."""
    wishes = []
    for wish in event.preferences:
        rating = Rating.NEVER if wish.rating == Rating.NEVER else Rating.MUST
        wishes.append(Preference(wish.source, wish.target, rating))
        wishes.append(Preference(wish.target, wish.source, rating))
    return with_wishes(event, wishes)
