"""Random small events, planned and planned again: the independent checker has nothing to say."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Consent, Event, FixedMeeting, Hours, Limits, Matching, Site
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Schedule
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.scheduling import Options, plan
from matchmaking.verification import verify

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BY_COUNT = Options(effort=0.05, workers=1)
DAYS = (date(2027, 3, 27), date(2027, 3, 28))
"""In the night between them the clocks of Europe change."""

ZONES = ("Europe/Paris", "Africa/Casablanca", "Asia/Kathmandu", "America/St_Johns")


def some_ranges(chance: random.Random, most: int) -> tuple[TimeRange, ...]:
    """Up to `most` ranges on the days of the event."""
    starts = [chance.randrange(0, 20 * 60, 5) for _ in range(chance.randint(0, most))]
    return tuple(
        DailyRange(start, min(1440, start + chance.choice((30, 120, 480)))).on(chance.choice(DAYS))
        for start in starts
    )


def some_person(chance: random.Random, number: int) -> Participant:
    return Participant(
        f"p{number}",
        f"P {number}",
        chance.choice(("seller", "buyer")),
        chance.choice(ZONES),
        company=chance.choice((None, None, "Atlas", "Borealis")),
        languages=chance.choice(((), ("fr",), ("en", "fr"), ("ar",))),
        site=chance.choice((None, None, "hall", "pier")),
        availability=some_ranges(chance, 1) if chance.random() < 0.2 else (),
        if_needed=some_ranges(chance, 1),
        unavailable=some_ranges(chance, 1),
        max_meetings=chance.choice((None, None, 1, 2)),
        min_meetings=chance.choice((None, None, 1)),
    )


def some_wishes(chance: random.Random, people: Sequence[Participant]) -> tuple[Preference, ...]:
    names = sorted({name for person in people for name in (person.id, person.represents)})
    company = {person.id: person.represents for person in people}
    given = {
        (a, b): chance.choice(list(Rating))
        for a, b in (chance.sample(names, 2) for _ in range(24))
        if company.get(a, a) != company.get(b, b)
    }
    return tuple(Preference(a, b, rating) for (a, b), rating in given.items())


def some_event(seed: int) -> Event:
    """Two sessions, on either side of a change of clocks; everything that a rule speaks of."""
    chance = random.Random(seed)
    people = tuple(some_person(chance, number) for number in range(7))
    event = Event(
        "random",
        "Random",
        "Europe/Paris",
        chance.choice((20, 25)),
        (DailyRange(1350, 1440).on(DAYS[0]), DailyRange(60, 240).on(DAYS[1])),
        people,
        break_minutes=chance.choice((0, 10)),
        sites=(Site("hall", "Hall", 1), Site("pier", "Pier", 2)),
        limits=Limits(
            simultaneous_meetings=chance.choice((None, 1, 3)),
            max_consecutive=chance.choice((None, 1, 2)),
        ),
        hours=Hours(comfortable=DailyRange(540, 1200)),
        matching=Matching(
            allowed=chance.choice((None, (("seller", "buyer"),))),
            consent=chance.choice(list(Consent)),
            once_per_company=chance.choice((True, False)),
        ),
        preferences=some_wishes(chance, people),
    )
    return replace(event, fixed=some_fixed(chance, event))


def some_fixed(chance: random.Random, event: Event) -> tuple[FixedMeeting, ...]:
    """One meeting that is right in itself, with or without a start, or none."""
    pairs, availability = Pairs(event), Availability(event)
    a, b = (person.id for person in chance.sample(event.participants, 2))
    slots = sorted(availability.common(a, b))
    if not slots or pairs.own_company(a, b) or pairs.prohibition(a, b) is not None:
        return ()
    starts_at = event.grid.slots[chance.choice(slots)].starts_at
    return (FixedMeeting(a, b, chance.choice((None, starts_at))),)


def assert_verified(event: Event, schedule: Schedule, previous: Schedule | None = None) -> None:
    verdict = verify(event, schedule, previous)
    assert verdict.violations == ()
    assert [(s.stage, s.achieved) for s in verdict.stages] == [
        (s.stage, s.achieved) for s in schedule.stages
    ]


@pytest.mark.parametrize(
    "seed",
    [*range(10), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(10, 200))],
)
def test_a_plan_and_its_revision_are_what_the_checker_finds(seed: int) -> None:
    event, chance = some_event(seed), random.Random(seed)
    gone = chance.choice(event.participants).id
    changed = replace(
        event,
        participants=tuple(
            replace(person, unavailable=some_ranges(chance, 3)) if person.id == gone else person
            for person in event.participants
        ),
        preferences=event.preferences[1:],
        fixed=(),
    )
    first = plan(event, None, BY_COUNT, NOW)
    assert_verified(event, first)
    assert_verified(changed, plan(changed, first, BY_COUNT, NOW), first)
