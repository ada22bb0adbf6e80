"""Two zones eight hours apart, whose working days overlap by one hour."""

import random
from dataclasses import replace

from matchmaking.model.event import Event

WEST, EAST = "Africa/Abidjan", "Asia/Shanghai"


def two_zones(event: Event, rng: random.Random) -> Event:
    """Half of the people of each kind work in either zone; nobody sits at a site."""
    people = (
        replace(person, timezone=rng.choice((WEST, EAST)), site=None)
        for person in event.participants
    )
    return replace(event, participants=tuple(people))
