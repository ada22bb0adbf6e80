"""A random fair of sellers and buyers, as easy or hard as its settings; knows no odd rule."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from benchmarks.instances.people import BUYER_ZONES, EVENT_ZONE, SITES, make_buyer, make_seller
from benchmarks.instances.wishes import make_wishes
from matchmaking.model.event import Event, Hours, Limits, Matching, Site
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import WHOLE_DAY, DailyRange, TimeRange
from matchmaking.model.zones import wall_clock

MEETING_MINUTES, BREAK_MINUTES = 20, 10
FIRST_DAY = datetime.fromisoformat("2027-02-16")
WAKING = DailyRange(7 * 60, 22 * 60)
WORKING = DailyRange(9 * 60, 18 * 60)


@dataclass(frozen=True, slots=True)
class Fair:
    """What makes a fair easy or hard.

    Attributes
    ----------
    hours
        First and last hour in Casablanca of each session of a day.
    days
        At least 1; events of up to 180 people last two days at most.
    rooms_share, booths_share
        Rooms as a share of all people, booths as a share of those at a site; ``None``: no limit.
    comfortable, possible
        Hours of each participant's own day.
    zones
        Where the buyers are.
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
    comfortable: DailyRange = WORKING
    possible: DailyRange = WHOLE_DAY
    zones: tuple[str, ...] = BUYER_ZONES
    away: tuple[float, float] = (0.0, 0.0)
    wishes_factor: float = 1.0

    def event(self, people: int, rng: random.Random) -> Event:
        """A nameless event of `people` (at least 6), one third sellers and the others buyers."""
        sellers = [make_seller(number, rng) for number in range(1, people // 3 + 1)]
        count = people - len(sellers)
        buyers = [make_buyer(number, self.zones, rng) for number in range(1, count + 1)]
        booths = _share(self.booths_share, sum(seller.site is not None for seller in sellers) // 3)
        event = Event(
            id="fair",
            name="Fair",
            timezone=EVENT_ZONE,
            meeting_minutes=MEETING_MINUTES,
            break_minutes=BREAK_MINUTES,
            sessions=tuple(self._sessions(people)),
            participants=(*sellers, *buyers),
            sites=tuple(Site(site, site.title(), booths or len(sellers)) for site in SITES),
            limits=Limits(_share(self.rooms_share, people), self.max_meetings, max_consecutive=6),
            hours=Hours(self.comfortable, self.possible),
            matching=Matching(allowed=(("seller", "buyer"),)),
            preferences=tuple(make_wishes(sellers, buyers, self.wishes_factor, rng)),
        )
        with_hours = (self._sent_away(event, person, rng) for person in event.participants)
        return replace(event, participants=tuple(with_hours))

    def _sessions(self, people: int) -> Iterator[TimeRange]:
        for day in range(self.days if people > 180 else min(self.days, 2)):
            for start, end in self.hours:
                yield DailyRange(start * 60, end * 60).on(FIRST_DAY + timedelta(days=day))

    def _sent_away(self, event: Event, person: Participant, rng: random.Random) -> Participant:
        """The same participant, away in a random share of the slots."""
        slots = event.grid.slots
        away = rng.sample(slots, round(rng.uniform(*self.away) * len(slots)))
        starts = sorted(wall_clock(slot.starts_at, person.timezone) for slot in away)
        length = timedelta(minutes=MEETING_MINUTES)
        # A slot across midnight suits nobody anyway, and a range lies within one day.
        ranges = [TimeRange(s, s + length) for s in starts if (s + length).date() == s.date()]
        return replace(person, unavailable=tuple(ranges))


def _share(share: float | None, whole: int) -> int | None:
    return None if share is None else max(1, round(share * whole))
