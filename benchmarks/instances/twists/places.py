"""Who sits where: booths that are the only thing scarce, and many small sites."""

import random
from dataclasses import replace

from matchmaking.model.event import Event, Site


def everyone_at_a_site(event: Event, rng: random.Random) -> Event:
    """Every seller sits at one of the event's sites, which have a booth for one in five of them."""
    sellers = [person for person in event.participants if person.kind == "seller"]
    booths = max(1, len(sellers) // (5 * len(event.sites)))
    people = (
        replace(p, site=rng.choice(event.sites).id) if p.kind == "seller" else p
        for p in event.participants
    )
    sites = tuple(replace(site, booths=booths) for site in event.sites)
    return replace(event, participants=tuple(people), sites=sites)


def eight_sites(event: Event, rng: random.Random) -> Event:
    """Two in three of all people, of either side, sit at one of eight sites, two to a booth."""
    sites = tuple(Site(f"site-{n}", f"Site {n}", 1) for n in range(1, 9))
    booths = max(1, len(event.participants) * 2 // 3 // (2 * len(sites)))
    people = (
        replace(p, site=rng.choice(sites).id if rng.random() < 2 / 3 else None)
        for p in event.participants
    )
    return replace(
        event,
        participants=tuple(people),
        sites=tuple(replace(site, booths=booths) for site in sites),
    )
