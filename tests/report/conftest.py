"""Named situations of an event after a run, small enough to count by hand, and one large one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from matchmaking.model.event import Event, FixedMeeting, Hours, Limits, Site
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import (
    Meeting,
    ParticipantOutcome,
    Reason,
    RunRecord,
    Schedule,
    StageOutcome,
    UnmetWish,
)
from matchmaking.model.time_ranges import DailyRange, TimeRange

DAY = date(2027, 2, 16)
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Situation:
    """An event and its schedule."""

    event: Event
    schedule: Schedule


def hours(start: str, end: str) -> TimeRange:
    """A range on the event's day."""
    return TimeRange(*(datetime.combine(DAY, time.fromisoformat(clock)) for clock in (start, end)))


def meeting(event: Event, a: str, b: str, slot: int, *, fixed: bool = False) -> Meeting:
    """A meeting in a slot of the event, worth 9."""
    at = event.grid.slots[slot]
    return Meeting(f"m-{a}-{b}", (a, b), at.starts_at, at.ends_at, 9, fixed, None, 0, NOW, NOW)


RUN = RunRecord(1.94, 1, 2, "matchmaking 1.0.0", "flow and placing", "2026f")


@pytest.fixture
def two_continents() -> Situation:
    """Three sellers in Casablanca, two of them at a site with one booth; buyers in Paris, New York.

    The four slots begin at 9:00, 9:30, 10:00 and 10:30 in Casablanca (UTC+0), an hour later in
    Paris, five hours earlier in New York, where every one of them is too early to be comfortable.
    Rif and Kif have stated no hours, nor has Hudson. Kif has no wish and nobody wishes to meet it.
    """
    event = Event(
        id="two-continents",
        name="Two continents",
        timezone="Africa/Casablanca",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(hours("09:00", "11:00"),),
        sites=(Site("hub", "Technopark", 1),),
        limits=Limits(simultaneous_meetings=3, max_meetings=2),
        hours=Hours(comfortable=DailyRange(9 * 60, 18 * 60)),
        participants=(
            Participant(
                "s1",
                "Aya",
                "seller",
                "Africa/Casablanca",
                company="Atlas",
                email="aya@atlas.example",
                site="hub",
                unavailable=(hours("09:00", "09:30"),),
                min_meetings=2,
            ),
            Participant("s2", "Badr", "seller", "Africa/Casablanca", company="Rif", site="hub"),
            Participant("s3", "Kif", "seller", "Africa/Casablanca"),
            Participant(
                "b1",
                "Chloé",
                "buyer",
                "Europe/Paris",
                company="Seine",
                availability=(hours("10:00", "11:30"),),
                if_needed=(hours("11:30", "12:00"),),
            ),
            Participant("b2", "Dan", "buyer", "America/New_York", company="Hudson"),
        ),
        preferences=(
            Preference("s1", "b1", Rating.MUST),
            Preference("s1", "b2", Rating.MUST),
            Preference("s2", "b1", Rating.MEDIUM),
            Preference("b1", "s2", Rating.LOW),
            Preference("b2", "s2", Rating.HIGH),
            Preference("b2", "s1", Rating.HIGH),
            Preference("b1", "s3", Rating.NEVER),
        ),
        fixed=(FixedMeeting("s1", "b1", datetime(2027, 2, 16, 9, 30, tzinfo=UTC)),),
    )
    schedule = Schedule(
        event_id=event.id,
        status="optimal",
        value=27,
        gap=0.0,
        stages=(
            StageOutcome("must", 1, 1),
            StageOutcome("minimum", 1, 1),
            StageOutcome("value", 63, 63),
            StageOutcome("comfort", 5, 3),
        ),
        run=RUN,
        meetings=(
            meeting(event, "s1", "b1", 1, fixed=True),
            meeting(event, "s2", "b2", 0),
            meeting(event, "s2", "b1", 3),
        ),
        participants=(
            ParticipantOutcome("s1", 1, 0.5, 0, 0),
            ParticipantOutcome("s2", 2, 1.0, 2, 0),
            ParticipantOutcome("s3", 0, None, 0, 0),
            ParticipantOutcome("b1", 2, 1.0, 1, 1),
            ParticipantOutcome("b2", 1, 0.5, 0, 1),
        ),
        unscheduled=(
            UnmetWish("b2", "s1", Rating.HIGH, Reason.MAXIMUM_REACHED, "Dan has enough."),
            UnmetWish("s1", "b2", Rating.MUST, Reason.NO_COMMON_TIME, "Aya wakes too late."),
        ),
    )
    return Situation(event, schedule)


@pytest.fixture
def awkward_names(two_continents: Situation) -> Situation:
    """The same event, but everybody is called what breaks pages."""
    names = (
        '<script>alert("1")</script>',
        'O\'Neil & "Sons" </title></svg>',
        "شركة الأطلس (Rabat) \u202e",
        "🧵👩‍💻 " + "Unbroken" * 40,
        "{{ 7 * 7 }} {name} %s",
    )
    event = two_continents.event
    people = tuple(
        replace(person, name=name, company=name if person.company else None)
        for person, name in zip(event.participants, names, strict=True)
    )
    unmet = tuple(
        replace(wish, explanation=names[0]) for wish in two_continents.schedule.unscheduled
    )
    return Situation(
        replace(event, name=names[1], participants=people, sites=(Site("hub", names[0], 1),)),
        replace(two_continents.schedule, unscheduled=unmet),
    )


@pytest.fixture
def nobody_meets(two_continents: Situation) -> Situation:
    """The same event with an empty schedule of unknown quality, and no wish told as unmet."""
    schedule = replace(
        two_continents.schedule,
        status="feasible",
        value=0,
        gap=None,
        stages=(StageOutcome("must", 0, None), StageOutcome("value", 0, None)),
        meetings=(),
        participants=(),
        unscheduled=(),
    )
    return Situation(replace(two_continents.event, preferences=()), schedule)


@pytest.fixture
def nobody_at_all(nobody_meets: Situation) -> Situation:
    """An event to which nobody has signed up."""
    return Situation(replace(nobody_meets.event, participants=(), fixed=()), nobody_meets.schedule)


@pytest.fixture
def no_slot(nobody_meets: Situation) -> Situation:
    """An event whose only session is too short for a meeting."""
    return Situation(
        replace(nobody_meets.event, sessions=(hours("09:00", "09:10"),), fixed=()),
        nobody_meets.schedule,
    )


@pytest.fixture
def crowd_of() -> Callable[[int], Situation]:
    """Events of any size: half sellers in Casablanca, half buyers all over the world.

    Buyer n meets sellers n, n + 1, ... in slots 0, 1, ...: nobody is in two meetings at once.
    Every buyer wishes to meet ten more sellers and does not.
    """
    return _crowd


def _crowd(participants: int) -> Situation:
    half = participants // 2
    zones = ("Europe/Paris", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Asia/Dubai")
    sellers = [
        Participant(f"s{n}", f"Seller {n}", "seller", "Africa/Casablanca") for n in range(half)
    ]
    buyers = [Participant(f"b{n}", f"Buyer {n}", "buyer", zones[n % 5]) for n in range(half)]
    sessions = tuple(
        TimeRange(
            datetime.combine(DAY, time(9)) + timedelta(days=n),
            datetime.combine(DAY, time(19)) + timedelta(days=n),
        )
        for n in range(3)
    )
    event = Event(
        id="crowd",
        name="Crowd",
        timezone="Africa/Casablanca",
        meeting_minutes=20,
        break_minutes=10,
        sessions=sessions,
        hours=Hours(comfortable=DailyRange(9 * 60, 18 * 60)),
        participants=(*sellers, *buyers),
        preferences=tuple(
            Preference(f"b{n}", f"s{(n + k) % half}", Rating.HIGH)
            for n in range(half)
            for k in range(20)
        ),
    )
    return Situation(event, _crowded_schedule(event, half))


def _crowded_schedule(event: Event, half: int) -> Schedule:
    held = [(n, k) for n in range(half) for k in range(10)]
    return Schedule(
        event_id=event.id,
        status="feasible",
        value=9 * len(held),
        gap=0.0001,
        stages=(StageOutcome("must", 0, 0), StageOutcome("value", 99_990, 100_000)),
        run=RUN,
        meetings=tuple(meeting(event, f"b{n}", f"s{(n + k) % half}", k) for n, k in held),
        unscheduled=tuple(
            UnmetWish(
                f"b{n}",
                f"s{(n + k) % half}",
                Rating.HIGH,
                Reason.ROOMS_FULL,
                "All rooms are taken.",
            )
            for n in range(half)
            for k in range(10, 20)
        ),
    )
