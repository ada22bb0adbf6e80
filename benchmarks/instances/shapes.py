"""Every shape of event by its name, and the twists that may be added; draws nothing itself."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.instances.fair import WAKING, Fair
from benchmarks.instances.people import FAR_ZONES
from benchmarks.instances.twists.anyone import anyone
from benchmarks.instances.twists.consent import consent_of_both
from benchmarks.instances.twists.delegations import five_colleagues, represented
from benchmarks.instances.twists.fixed import fixed_meetings
from benchmarks.instances.twists.limits import long_runs, no_fairness, short_runs
from benchmarks.instances.twists.musts import mutual_musts
from benchmarks.instances.twists.narrow import narrow_hours
from benchmarks.instances.twists.places import eight_sites, everyone_at_a_site
from benchmarks.instances.twists.representatives import each_representative
from benchmarks.instances.twists.sparse import three_wishes_each
from benchmarks.instances.twists.stars import three_buyers
from benchmarks.instances.twists.two_zones import two_zones
from matchmaking.model.event import Event
from matchmaking.model.time_ranges import DailyRange

Twist = Callable[[Event, random.Random], Event]
"""Changes an event; leaves its size and its slots as they are."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A random fair, and what is odd about it."""

    fair: Fair
    twists: tuple[Twist, ...] = ()


SHAPES = {
    "roomy": Shape(Fair(days=3, booths_share=0.5, max_meetings=12, possible=WAKING)),
    "tight": Shape(Fair(rooms_share=0.15, booths_share=0.15, possible=WAKING)),
    "dense": Shape(Fair(hours=((9, 12), (13, 16)), wishes_factor=1.5)),
    "ragged": Shape(Fair(away=(0.25, 0.5))),
    "saturated": Shape(Fair(away=(0.25, 0.5), rooms_share=0.25, wishes_factor=3.0)),
    "wide": Shape(
        Fair(
            days=3,
            booths_share=0.5,
            max_meetings=12,
            comfortable=DailyRange(9 * 60, 17 * 60),
            possible=WAKING,
            zones=FAR_ZONES,
        )
    ),
    "three-buyers": Shape(Fair(wishes_factor=0.5), (three_buyers,)),
    "two-zones": Shape(
        Fair(hours=((0, 8), (8, 9), (9, 17)), possible=DailyRange(8 * 60, 17 * 60)), (two_zones,)
    ),
    "booths": Shape(Fair(possible=WAKING), (everyone_at_a_site,)),
    "delegations": Shape(Fair(possible=WAKING), (five_colleagues,)),
    "mutual-musts": Shape(Fair(hours=((9, 12), (13, 16))), (mutual_musts,)),
    "sparse": Shape(Fair(wishes_factor=0.0), (three_wishes_each,)),
    "all-day": Shape(Fair(hours=((0, 12), (12, 24)), wishes_factor=1.5)),
    "narrow": Shape(Fair(), (narrow_hours,)),
}

TWISTS: dict[str, Twist] = {
    "represented": represented,
    "each-representative": each_representative,
    "anyone": anyone,
    "consent": consent_of_both,
    "fixed": fixed_meetings,
    "sites": eight_sites,
    "no-fairness": no_fairness,
    "short-runs": short_runs,
    "long-runs": long_runs,
}


def make_event(name: str, people: int, seed: int) -> Event:
    """An event of `people` participants (at least 6) in a shape, perhaps with twists.

    `name` is one of `SHAPES`, or one with twists added: ``ragged+consent+fixed``.
    """
    rng = random.Random(f"{name} {people} {seed}")
    base, *added = name.split("+")
    shape = SHAPES[base]
    event = shape.fair.event(people, rng)
    for twist in (*shape.twists, *(TWISTS[twist] for twist in added)):
        event = twist(event, rng)
    return replace(
        event,
        id=f"{name.replace('+', '-')}-{people}-{seed}",
        name=f"{name.replace('+', ' ').capitalize()} event of {people}",
    )


def known_shape(name: str) -> str:
    """The name itself.

    Raises
    ------
    ValueError
        When it is no shape with twists.
    """
    base, *added = name.split("+")
    if base not in SHAPES or not TWISTS.keys() >= set(added):
        raise ValueError(name)
    return name
