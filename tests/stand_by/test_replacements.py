"""Who could step in: everybody whom the independent checker accepts, and the best first."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.model.event import Event, FixedMeeting, Hours, Limits, Site
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.stand_by import ClosedBy, Replacement, StandBy
from matchmaking.verification import verify
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

EVERYBODY = 100


@pytest.fixture
def fair() -> Event:
    """Seller Ada, buyers Bo, Cy, Di, and Eve of Di's company Dunes; slots at 9:00, 9:30, 10:00 UTC.

    Ada wishes to meet all four, each a little.
    """
    clocks = ("2027-02-16T09:00", "2027-02-16T10:30")
    buyers = [Participant(name.lower(), name, "buyer", "UTC") for name in ("Bo", "Cy")]
    buyers += [Participant(n.lower(), n, "buyer", "UTC", company="Dunes") for n in ("Di", "Eve")]
    event = Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(TimeRange(*map(datetime.fromisoformat, clocks)),),
        participants=(Participant("ada", "Ada", "seller", "UTC"), *buyers),
    )
    return wishing(event, *(("ada", buyer.id, Rating.LOW) for buyer in buyers))


def held(event: Event, *meetings: tuple[str, str, int]) -> Schedule:
    """A schedule of meetings: two participants, and the slot."""
    return schedule_by_hand(event.id, *(meeting_of(event, *meeting) for meeting in meetings))


def meeting_of(event: Event, a: str, b: str, slot: int) -> Meeting:
    starts_at = event.grid.slots[slot].starts_at
    return meeting_by_hand(meeting_id(event, sides_of(event, a, b)), a, b, starts_at)


def names(event: Event, schedule: Schedule, person: str, slot: int) -> list[str]:
    found = StandBy(event, schedule).replacements(person, slot)
    return [replacement.participant.id for replacement in found]


def stage(event: Event, schedule: Schedule, name: str) -> int:
    return next(s.achieved for s in verify(event, schedule).stages if s.stage == name)


def scheduled_at_random(event: Event, seed: int) -> Schedule:
    """A schedule to which meetings were added in random order while the checker accepted them."""
    rng = random.Random(seed)
    people = [person.id for person in event.participants]
    choices = [
        (a, b, slot)
        for a in people
        for b in people
        if a < b
        for slot in range(len(event.grid))
        if rng.random() < 0.5
    ]
    rng.shuffle(choices)
    schedule = held(event)
    for choice in choices:
        longer = with_meeting(schedule, meeting_of(event, *choice))
        if not verify(event, longer).broken:
            schedule = longer
    return schedule


def with_meeting(schedule: Schedule, meeting: Meeting) -> Schedule:
    return replace(schedule, meetings=(*schedule.meetings, meeting))


def gaps_and_absences(
    event: Event, schedule: Schedule
) -> Iterator[tuple[str, int, str | None, Schedule]]:
    """Yield each participant and slot with its counterpart there and the schedule without it."""
    for person in event.participants:
        for slot in event.grid.slots:
            meetings = schedule.meetings_of.get(person.id, ())
            gone = next((m for m in meetings if m.starts_at == slot.starts_at), None)
            others = tuple(meeting for meeting in schedule.meetings if meeting is not gone)
            absent = gone.counterpart(person.id) if gone else None
            yield person.id, slot.number, absent, replace(schedule, meetings=others)


def accepted(event: Event, person: str, slot: int, absent: str | None, rest: Schedule) -> set[str]:
    """Everybody but the absent whose meeting with the participant breaks no rule."""
    others = {other.id for other in event.participants} - {person, absent}
    return {
        other
        for other in others
        if not verify(event, with_meeting(rest, meeting_of(event, person, other, slot))).broken
    }


@pytest.mark.parametrize("seed", range(25))
def test_all_whom_the_checker_accepts_and_nobody_else_could_step_in(
    random_fair: Callable[[int], Event], seed: int
) -> None:
    # A first session of three slots leaves room for breaks; what ends after 14:30 is uncomfortable.
    hours = Hours(comfortable=DailyRange(9 * 60, 14 * 60 + 30))
    event = random_fair(seed)
    first = replace(event.sessions[0], end=datetime.fromisoformat("2027-02-16T10:30"))
    event = replace(event, hours=hours, sessions=(first, *event.sessions[1:]))
    schedule = scheduled_at_random(event, seed)
    stand_by = StandBy(event, schedule)
    for person, slot, absent, rest in gaps_and_absences(event, schedule):
        found = stand_by.replacements(person, slot, EVERYBODY)
        expected = accepted(event, person, slot, absent, rest)
        assert {one.participant.id for one in found} == expected
        assert len(found) == len(expected)
        assert list(found[:2]) == list(stand_by.replacements(person, slot, 2))
        assert found == tuple(sorted(found, key=merit))
        for one in found:
            with_one = with_meeting(rest, meeting_of(event, person, one.participant.id, slot))
            # What is said of each is what the checker counts.
            assert one.discomfort == added(event, rest, with_one, "comfort")
            assert one.is_must == added(event, rest, with_one, "must")
            assert one.meetings == len(rest.meetings_of.get(one.participant.id, ()))


def merit(one: Replacement) -> tuple[bool, int, int]:
    return not one.is_must, -one.value, one.meetings


def added(event: Event, before: Schedule, after: Schedule, name: str) -> int:
    return stage(event, after, name) - stage(event, before, name)


def test_the_random_schedules_have_gaps_and_absences_with_and_without_replacements(
    random_fair: Callable[[int], Event],
) -> None:
    kinds = set()
    for seed in range(8):
        event = random_fair(seed)
        schedule = scheduled_at_random(event, seed)
        for person, slot, absent, rest in gaps_and_absences(event, schedule):
            kinds.add((absent is None, bool(accepted(event, person, slot, absent, rest))))
    assert kinds == {(True, True), (True, False), (False, True), (False, False)}


def test_musts_come_first_then_worth_then_the_idle(fair: Event) -> None:
    # Cy rates Ada high and so is worth 1 + 9 + 5; Di's must is worth as much and comes first; Eve
    # and Bo are worth 1, and Bo is nearly as idle as Eve: one meeting against none.
    event = wishing(
        fair,
        *((wish.source, wish.target, wish.rating) for wish in fair.preferences),
        ("cy", "ada", Rating.HIGH),
        ("di", "ada", Rating.MUST),
        ("bo", "eve", Rating.LOW),
        ("cy", "bo", Rating.LOW),
    )
    schedule = held(event, ("cy", "bo", 0))
    di, cy, eve, bo = StandBy(event, schedule).replacements("ada", 1)
    assert [one.participant.id for one in (di, cy, eve, bo)] == ["di", "cy", "eve", "bo"]
    assert di == Replacement(
        event.participant["di"],
        Rating.LOW,
        Rating.MUST,
        15,
        0,
        is_uncomfortable=False,
        discomfort=0,
    )
    assert [(one.value, one.meetings) for one in (cy, eve, bo)] == [(15, 1), (1, 0), (1, 1)]


def test_of_equals_who_is_comfortable_comes_first(fair: Event) -> None:
    # In New York 09:00 UTC is 04:00. Elsewhere all are equal and stand in the event's order.
    event = replace(fair, hours=Hours(comfortable=DailyRange(9 * 60, 18 * 60)))
    event = with_people(event, "bo", timezone="America/New_York")
    found = StandBy(event, held(event)).replacements("ada", 0)
    told = [(one.participant.id, one.is_uncomfortable, one.discomfort) for one in found]
    assert told == [("cy", False, 0), ("di", False, 0), ("eve", False, 0), ("bo", True, 1)]


def test_the_colleague_of_the_absent_may_step_in(fair: Event) -> None:
    schedule = held(fair, ("ada", "di", 0))
    # Dunes meets Ada once: instead of Di at 9:00, but not in Ada's gap at 9:30.
    assert names(fair, schedule, "ada", 0) == ["bo", "cy", "eve"]
    assert names(fair, schedule, "ada", 1) == ["bo", "cy"]


def test_a_cancelled_meeting_gives_back_its_room_and_its_booth(fair: Event) -> None:
    one_room = replace(fair, limits=Limits(simultaneous_meetings=1))
    schedule = held(one_room, ("ada", "di", 0))
    assert names(one_room, schedule, "ada", 0) == ["bo", "cy", "eve"]
    # Ada and Cy sit at a hub with one booth, which her own meeting has; Bo and Cy's would need it.
    hub = with_people(replace(fair, sites=(Site("hub", "Hub", 1),)), "ada", "cy", site="hub")
    hub = wishing(
        hub, ("ada", "cy", Rating.LOW), ("ada", "di", Rating.LOW), ("bo", "cy", Rating.LOW)
    )
    schedule = held(hub, ("ada", "di", 0))
    assert names(hub, schedule, "ada", 0) == ["cy"]
    assert names(hub, schedule, "bo", 0) == []
    assert names(hub, schedule, "bo", 1) == ["cy"]


def test_a_maximum_counts_the_cancelled_meeting_no_more(fair: Event) -> None:
    event = with_people(fair, "ada", max_meetings=1)
    schedule = held(event, ("ada", "di", 0))
    assert names(event, schedule, "ada", 0) == ["bo", "cy", "eve"]
    assert names(event, schedule, "ada", 1) == []


def test_the_counterpart_of_a_fixed_meeting_may_be_replaced_too(fair: Event) -> None:
    event = replace(fair, fixed=(FixedMeeting("ada", "di"),))
    assert names(event, held(event, ("ada", "di", 0)), "ada", 0) == ["bo", "cy", "eve"]


def test_the_rule_that_closes_a_slot_to_everybody_is_named(fair: Event) -> None:
    schedule = held(fair, ("ada", "di", 0), ("bo", "cy", 1))
    situations = {
        None: fair,
        ClosedBy.HOURS: with_people(fair, "ada", unavailable=fair.sessions),
        ClosedBy.MAXIMUM: with_people(fair, "ada", max_meetings=1),
        ClosedBy.LONGEST_RUN: replace(fair, limits=Limits(max_consecutive=1)),
        ClosedBy.CAPACITY: replace(fair, limits=Limits(simultaneous_meetings=1)),
    }
    found = {StandBy(e, schedule).closed_by("ada", 1): closed for closed, e in situations.items()}
    assert found == {closed: closed for closed in situations}
    at_hub = with_people(replace(fair, sites=(Site("hub", "Hub", 1),)), "ada", "bo", site="hub")
    assert StandBy(at_hub, schedule).closed_by("ada", 1) is ClosedBy.CAPACITY
    assert StandBy(at_hub, schedule).closed_by("bo", 1) is None


def test_a_meeting_that_fills_a_break_is_kinder_than_one_that_makes_one(fair: Event) -> None:
    event = wishing(
        fair,
        ("ada", "bo", Rating.LOW),
        ("ada", "cy", Rating.LOW),
        ("bo", "di", Rating.LOW),
        ("bo", "eve", Rating.LOW),
    )
    event = replace(event, matching=replace(event.matching, once_per_company=False))
    # Bo is busy at 9:00 and 10:00, so 9:30 fills its only break; Cy is idle and comes first.
    schedule = held(event, ("bo", "di", 0), ("bo", "eve", 2))
    assert [one.discomfort for one in StandBy(event, schedule).replacements("ada", 1)] == [0, -1]
