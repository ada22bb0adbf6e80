"""Made-up events of any size in five shapes, the same for the same seed; schedules none of them.

    python -m benchmarks.instances SHAPE PEOPLE OUT [--seed N]

writes one as a folder, a workbook or a JSON document.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from matchmaking.files import write_event
from matchmaking.model.event import Event, Hours, Limits, Matching, Site
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import WHOLE_DAY, DailyRange, TimeRange
from matchmaking.model.zones import wall_clock

MEETING_MINUTES, BREAK_MINUTES = 20, 10
FIRST_DAY = datetime.fromisoformat("2027-02-16")
EVENT_ZONE = "Africa/Casablanca"
# fmt: off
BUYER_ZONES = (
    "Europe/Paris", "Europe/Paris", "Europe/Paris", "Europe/Madrid", "Europe/Lisbon",
    "Europe/Berlin", "Europe/Rome", "Europe/Brussels", "Europe/London", "Europe/Istanbul",
    "Africa/Tunis", "Africa/Cairo", "Africa/Dakar", "Africa/Abidjan", "Africa/Lagos",
    "Africa/Nairobi", "Africa/Johannesburg", "Indian/Mauritius", "Asia/Riyadh", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tokyo", "Australia/Perth",
    "America/New_York", "America/Chicago", "America/Los_Angeles", "America/St_Johns",
    "America/Sao_Paulo",
)
# fmt: on
SITES = ("casablanca", "rabat", "tanger")
LANGUAGES = (("fr",), ("en",), ("fr", "en"), ("fr", "en"), ("fr", "ar"), ("en", "es"))
RATINGS = (Rating.MUST, Rating.HIGH, Rating.MEDIUM, Rating.LOW, Rating.NEVER)
RATING_SHARES = (5, 30, 40, 22, 3)
POPULARITY_EXPONENT = 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes an event easy or hard.

    Attributes
    ----------
    hours
        First and last hour in Casablanca of each session of a day.
    days
        At least 1; events of up to 180 people last two days at most.
    rooms_share, booths_share
        Rooms as a share of all people, booths as a share of those at a site; ``None``: no limit.
    away
        Least and largest share of the slots in which somebody is away, at random.
    wishes_factor
        How many wishes beside those of a roomy event.
    """

    hours: tuple[tuple[int, int], ...] = ((8, 13), (14, 19))
    days: int = 1
    rooms_share: float | None = None
    booths_share: float | None = None
    max_meetings: int | None = None
    possible: DailyRange = WHOLE_DAY
    away: tuple[float, float] = (0.0, 0.0)
    wishes_factor: float = 1.0


WAKING = DailyRange(7 * 60, 22 * 60)
SHAPES = {
    "roomy": Shape(days=3, booths_share=0.5, max_meetings=12, possible=WAKING),
    "tight": Shape(rooms_share=0.15, booths_share=0.15, possible=WAKING),
    "dense": Shape(hours=((9, 12), (13, 16)), wishes_factor=1.5),
    "ragged": Shape(away=(0.25, 0.5)),
    "saturated": Shape(away=(0.25, 0.5), rooms_share=0.25, wishes_factor=3.0),
}


def make_event(shape_name: str, people: int, seed: int) -> Event:
    """An event of `people` participants (at least 6), one third sellers and the others buyers."""
    rng = random.Random(f"{shape_name} {people} {seed}")
    shape = SHAPES[shape_name]
    sellers = [_seller(number, rng) for number in range(1, people // 3 + 1)]
    buyers = [_buyer(number, rng) for number in range(1, people - len(sellers) + 1)]
    booths = _share(shape.booths_share, sum(seller.site is not None for seller in sellers) // 3)
    event = Event(
        id=f"{shape_name}-{people}-{seed}",
        name=f"{shape_name.title()} event of {people}",
        timezone=EVENT_ZONE,
        meeting_minutes=MEETING_MINUTES,
        break_minutes=BREAK_MINUTES,
        sessions=tuple(_sessions(shape, shape.days if people > 180 else min(shape.days, 2))),
        participants=(*sellers, *buyers),
        sites=tuple(Site(site, site.title(), booths or len(sellers)) for site in SITES),
        limits=Limits(_share(shape.rooms_share, people), shape.max_meetings, max_consecutive=6),
        hours=Hours(DailyRange(9 * 60, 18 * 60), shape.possible),
        matching=Matching(allowed=(("seller", "buyer"),)),
        preferences=tuple(_wishes(shape, sellers, buyers, rng)),
    )
    people_with_hours = tuple(
        _sent_away(event, shape, person, rng) for person in event.participants
    )
    return replace(event, participants=people_with_hours)


def _seller(number: int, rng: random.Random) -> Participant:
    """A company of Morocco, two in three at one of the sites."""
    return Participant(
        id=f"s{number:05}",
        name=f"Seller {number}",
        kind="seller",
        timezone=EVENT_ZONE,
        languages=rng.choice(LANGUAGES),
        site=rng.choice([*SITES, *SITES, None, None, None]),
        **_limits(rng),
    )


def _buyer(number: int, rng: random.Random) -> Participant:
    """A buyer somewhere; one in ten has a colleague, so that either may go."""
    company = f"Buyers {number // 20}" if number % 20 < 2 else None
    return Participant(
        id=f"b{number:05}",
        name=f"Buyer {number}",
        kind="buyer",
        timezone=rng.choice(BUYER_ZONES),
        company=company,
        languages=rng.choice(LANGUAGES),
        **_limits(rng),
    )


def _limits(rng: random.Random) -> dict[str, Any]:
    """One in five wants few meetings, one in ten was promised some."""
    limits: dict[str, Any] = {}
    if rng.random() < 0.2:
        limits["max_meetings"] = rng.randint(3, 8)
    if rng.random() < 0.1:
        limits["min_meetings"] = rng.randint(1, 3)
    return limits


def _sessions(shape: Shape, days: int) -> Iterator[TimeRange]:
    for day in range(days):
        for start, end in shape.hours:
            yield DailyRange(start * 60, end * 60).on(FIRST_DAY + timedelta(days=day))


def _share(share: float | None, whole: int) -> int | None:
    return None if share is None else max(1, round(share * whole))


def _sent_away(event: Event, shape: Shape, person: Participant, rng: random.Random) -> Participant:
    """The same participant, away in a random share of the slots."""
    slots = event.grid.slots
    away = rng.sample(slots, round(rng.uniform(*shape.away) * len(slots)))
    starts = sorted(wall_clock(slot.starts_at, person.timezone) for slot in away)
    length = timedelta(minutes=MEETING_MINUTES)
    # A slot across midnight suits nobody anyway, and a range lies within one day.
    ranges = [TimeRange(s, s + length) for s in starts if (s + length).date() == s.date()]
    return replace(person, unavailable=tuple(ranges))


def _wishes(
    shape: Shape, sellers: list[Participant], buyers: list[Participant], rng: random.Random
) -> Iterator[Preference]:
    """Yield wishes until enough pairs are wished for; one in five is returned.

    A fair of 180 people has four wished pairs a head, one of 1,000 thirteen, the largest nineteen;
    one in four shares no language.
    """
    people = len(sellers) + len(buyers)
    wanted = round(people * min(4 * (people / 180) ** 0.7, 19) * shape.wishes_factor)
    popular = [_Popularity(side, rng) for side in (sellers, buyers)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < min(wanted, len(sellers) * len(buyers) // 3):
        seller, buyer = _pair(sellers, buyers, popular, rng)
        if (seller, buyer) not in pairs:
            pairs.add((seller, buyer))
            source, target = rng.sample((seller, buyer), 2)
            yield Preference(source, target, _rating(rng))
            if rng.random() < 0.2:
                yield Preference(target, source, _rating(rng))


def _pair(
    sellers: list[Participant],
    buyers: list[Participant],
    popular: list["_Popularity"],
    rng: random.Random,
) -> tuple[str, str]:
    """Anybody of one side, and somebody popular of the other."""
    if rng.random() < 0.5:
        return popular[0].draw(), rng.choice(buyers).id
    return rng.choice(sellers).id, popular[1].draw()


def _rating(rng: random.Random) -> Rating:
    return rng.choices(RATINGS, RATING_SHARES)[0]


class _Popularity:
    """Draws people so that the one of rank r is drawn r^-0.8 times as often as the first (Zipf)."""

    def __init__(self, people: list[Participant], rng: random.Random) -> None:
        self._rng = rng
        self._ids = [person.id for person in rng.sample(people, len(people))]
        ranks = range(1, len(people) + 1)
        self._cumulated = list(accumulate(rank**-POPULARITY_EXPONENT for rank in ranks))

    def draw(self) -> str:
        return self._rng.choices(self._ids, cum_weights=self._cumulated)[0]


def main() -> None:
    """Write one event."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instances")
    parser.add_argument("shape", choices=SHAPES)
    parser.add_argument("people", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_event(make_event(arguments.shape, arguments.people, arguments.seed), arguments.out)


if __name__ == "__main__":
    main()
