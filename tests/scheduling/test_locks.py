"""What is locked stays: meetings, agendas, slots; and what cannot stay is told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.errors import BadInput, LocalTime, NoSchedule, Said
from matchmaking.model.event import Event, FixedMeeting, Limits
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.time_ranges import DailyRange
from matchmaking.scheduling import NO_LOCKS, Locks, Options, plan
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BY_COUNT = Options(effort=1, workers=1)
NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)
HALF_PAST_NINE = NINE + timedelta(minutes=30)
TEN = NINE + timedelta(hours=1)
NEXT_DAY = NINE + timedelta(days=1)


@pytest.fixture
def wishes(fair: Event) -> Event:
    """The fair, each person alone, where Amina and Adil wish to meet Bo, Berit and Cleo."""
    alone = with_people(fair, "amina", "adil", "bo", "berit", company=None)
    return wishing(
        alone,
        *((seller, buyer, Rating.LOW) for seller in ("amina", "adil") for buyer in ("bo", "cleo")),
    )


def earlier(event: Event, *held: tuple[str, str, datetime]) -> Schedule:
    """A schedule of these meetings."""
    meetings = (
        meeting_by_hand(meeting_id(event, sides_of(event, a, b)), a, b, starts_at)
        for a, b, starts_at in held
    )
    return schedule_by_hand(event.id, *meetings)


def id_of(event: Event, a: str, b: str) -> str:
    return meeting_id(event, sides_of(event, a, b))


def promises(meetings: Iterable[Meeting]) -> set[tuple[frozenset[str], datetime]]:
    return {meeting.promise for meeting in meetings}


def replanned(event: Event, previous: Schedule, locks: Locks) -> Schedule:
    return plan(event, previous, BY_COUNT, NOW, locks=locks)


def test_a_locked_meeting_stays_though_moving_it_would_save_others(wishes: Event) -> None:
    # Of three meetings at nine one room is left: without a lock any of them may stay there.
    previous = earlier(wishes, ("amina", "bo", NINE), ("adil", "cleo", NINE))
    tight = replace(wishes, limits=Limits(simultaneous_meetings=1))
    for a, b in [("amina", "bo"), ("adil", "cleo")]:
        locks = Locks(meetings=frozenset([id_of(wishes, a, b)]))
        schedule = replanned(tight, previous, locks)
        assert (frozenset([a, b]), NINE) in promises(schedule.meetings)
        assert [(s.stage, s.achieved) for s in schedule.stages[:2]] == [("lost", 0), ("moved", 1)]


def test_a_locked_meeting_is_not_called_fixed(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE))
    locks = Locks(meetings=frozenset([id_of(wishes, "amina", "bo")]))
    schedule = replanned(wishes, previous, locks)
    assert [meeting.fixed for meeting in schedule.meetings] == [False] * 4


def test_nothing_is_added_to_a_locked_agenda(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE))
    schedule = replanned(wishes, previous, Locks(people=frozenset(["amina"])))
    assert promises(schedule.meetings_of["amina"]) == {(frozenset(["amina", "bo"]), NINE)}
    # The others may still win what they wish for.
    assert len(schedule.meetings_of["adil"]) == 2


def test_an_empty_agenda_can_be_locked(wishes: Event) -> None:
    schedule = replanned(wishes, earlier(wishes), Locks(people=frozenset(["amina"])))
    assert "amina" not in schedule.meetings_of


def test_nothing_enters_or_leaves_a_locked_slot(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE))
    slots = frozenset(slot.starts_at for slot in wishes.grid.slots)
    schedule = replanned(wishes, previous, Locks(slots=slots))
    assert promises(schedule.meetings) == promises(previous.meetings)
    free = replanned(wishes, previous, Locks(slots=slots - {TEN}))
    # Three wishes are left, and two pairs can meet at ten at the same time.
    assert {m.starts_at for m in free.meetings} == {NINE, TEN}
    assert len(free.meetings) == 3


def test_nothing_before_an_instant_changes(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE), ("adil", "bo", HALF_PAST_NINE))
    schedule = replanned(wishes, previous, Locks(before=NEXT_DAY))
    today = [meeting for meeting in schedule.meetings if meeting.starts_at < NEXT_DAY]
    assert promises(today) == promises(previous.meetings)
    assert len(schedule.meetings) == 4


def test_what_is_locked_and_cannot_stay_is_given_up_and_told(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE), ("adil", "cleo", NINE))
    away = (DailyRange(9 * 60, 10 * 60).on(NINE.date()),)
    changed = with_people(wishes, "bo", unavailable=away)
    locks = Locks(before=TEN)
    schedule = replanned(changed, previous, locks)
    assert [meeting.participants for meeting in locks.given_up(previous, schedule)] == [
        ("amina", "bo")
    ]
    assert promises(m for m in schedule.meetings if m.starts_at < TEN) == {
        (frozenset(["adil", "cleo"]), NINE)
    }


def test_a_meeting_of_a_locked_person_with_somebody_who_left_is_lost(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE), ("amina", "cleo", TEN))
    left = tuple(person for person in wishes.participants if person.id != "bo")
    wish = tuple(wish for wish in wishes.preferences if wish.target != "bo")
    changed = replace(wishes, participants=left, preferences=wish)
    locks = Locks(people=frozenset(["amina"]))
    schedule = replanned(changed, previous, locks)
    assert promises(schedule.meetings_of["amina"]) == {(frozenset(["amina", "cleo"]), TEN)}
    assert [m.participants for m in locks.given_up(previous, schedule)] == [("amina", "bo")]
    assert schedule.stages[0].achieved == 1


def test_bounds_hold_over_the_schedules_that_keep_the_locks(wishes: Event) -> None:
    schedule = replanned(wishes, earlier(wishes), Locks(people=frozenset(["amina", "adil"])))
    assert schedule.meetings == ()
    assert [(s.achieved, s.bound) for s in schedule.stages] == [(0, 0)] * 6
    assert schedule.status == "optimal"


def mistakes(event: Event, previous: Schedule, locks: Locks) -> list[tuple[str, str | None]]:
    with pytest.raises(BadInput) as caught:
        replanned(event, previous, locks)
    return [(mistake.message, mistake.value) for mistake in caught.value.mistakes]


def test_every_lock_that_names_nothing_is_told(wishes: Event) -> None:
    previous = schedule_by_hand(wishes.id, meeting_by_hand("m-1", "zoe", "bo", TEN))
    locks = Locks(
        frozenset(["m-0"]), frozenset(["nobody", "zoe"]), frozenset([NINE + timedelta(minutes=5)])
    )
    assert mistakes(wishes, previous, locks) == [
        ("locks.unknown_meeting", "m-0"),
        ("locks.unknown_person", "nobody"),
        ("locks.gone_person", "zoe"),
        ("locks.no_slot", "2027-02-16T09:05:00Z"),
    ]


def changed_so_that_it_is_lost(event: Event) -> list[tuple[Event, str]]:
    """Events in which Amina and Bo can no longer meet at nine, and what is said of each."""
    bo_left = replace(
        event,
        participants=tuple(person for person in event.participants if person.id != "bo"),
        preferences=tuple(wish for wish in event.preferences if wish.target != "bo"),
    )
    first, second = event.sessions
    later = replace(first, start=first.start + timedelta(minutes=30))
    away = (DailyRange(9 * 60, 10 * 60).on(NINE.date()),)
    return [
        (bo_left, "locks.lost.gone"),
        (replace(event, sessions=(later, second)), "locks.lost.no_slot"),
        (with_people(event, "bo", unavailable=away), "locks.lost.away"),
        (
            replace(event, fixed=(FixedMeeting("amina", "bo", TEN),)),
            "locks.lost.fixed_elsewhere",
        ),
        (wishing(event, ("amina", "bo", Rating.NEVER)), "locks.lost.apart"),
    ]


@pytest.mark.parametrize("number", range(5))
def test_a_locked_meeting_that_cannot_stay_is_told_with_the_cause(
    wishes: Event, number: int
) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE))
    id = previous.meetings[0].id
    changed, message = changed_so_that_it_is_lost(wishes)[number]
    assert mistakes(changed, previous, Locks(meetings=frozenset([id]))) == [(message, id)]


def clash(event: Event, previous: Schedule, locks: Locks) -> list[Said]:
    with pytest.raises(NoSchedule) as caught:
        replanned(event, previous, locks)
    return list(caught.value.clash)


LOCKED_AT_NINE = Said(
    "clash.locked_at", {"a": "Amina [amina]", "b": "Bo [bo]", "time": LocalTime(NINE, "UTC")}
)


def test_locks_that_contradict_a_limit_are_named(wishes: Event) -> None:
    previous = earlier(wishes, ("amina", "bo", NINE), ("adil", "cleo", NINE))
    tight = replace(wishes, limits=Limits(simultaneous_meetings=1))
    other = {"a": "Adil [adil]", "b": "Cleo [cleo]", "time": LocalTime(NINE, "UTC")}
    assert clash(tight, previous, Locks(slots=frozenset([NINE]))) == [
        LOCKED_AT_NINE,
        Said("clash.locked_at", other),
        Said("clash.rooms_at", {"capacity": 1, "time": LocalTime(NINE, "UTC")}),
    ]


def test_a_fixed_meeting_contradicts_a_locked_agenda(wishes: Event) -> None:
    changed = replace(wishes, fixed=(FixedMeeting("amina", "cleo", TEN),))
    said = clash(changed, earlier(wishes), Locks(people=frozenset(["amina"])))
    assert said == [
        Said(
            "clash.fixed_at",
            {"a": "Amina [amina]", "b": "Cleo [cleo]", "time": LocalTime(TEN, "UTC")},
        ),
        Said("clash.locked_agenda", {"who": "Amina [amina]"}),
    ]


def test_a_fixed_meeting_contradicts_a_locked_slot(wishes: Event) -> None:
    changed = replace(wishes, fixed=(FixedMeeting("amina", "cleo", TEN),))
    said = clash(changed, earlier(wishes), Locks(slots=frozenset([TEN])))
    # The hours of either of the two would do.
    assert [sentence.message for sentence in said] == ["clash.fixed_at", "clash.locked_slots"]


def test_no_locks_are_no_locks() -> None:
    assert not NO_LOCKS
    assert all(
        [
            Locks(meetings=frozenset("m")),
            Locks(people=frozenset("p")),
            Locks(slots=frozenset([NINE])),
            Locks(before=NINE),
        ]
    )
