"""A meeting keeps its id, sequence and dates through a re-solve, and counts its changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.continuity import carried_over, ended_meetings, under_earlier_ids
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import EndedMeeting, Meeting, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from tests.by_hand import schedule_by_hand

THEN = datetime(2026, 11, 1, tzinfo=UTC)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
MINUTES_20 = timedelta(minutes=20)

BEFORE = Meeting("m-1", ("a", "b"), NINE, NINE + MINUTES_20, 9, False, "https://v/1", 3, THEN, THEN)
AFTER = replace(BEFORE, sequence=0, created_at=NOW, revised_at=NOW)


def schedule(*meetings: Meeting, ended: tuple[EndedMeeting, ...] = ()) -> Schedule:
    return schedule_by_hand("e", *meetings, ended=ended)


def continued(meeting: Meeting, previous: Schedule | None) -> Meeting:
    (only,) = carried_over([meeting], previous, NOW)
    return only


def test_a_first_run_begins_at_zero() -> None:
    assert continued(AFTER, None) == AFTER


def test_an_unchanged_meeting_keeps_everything() -> None:
    assert continued(AFTER, schedule(BEFORE)) == BEFORE


def test_the_two_sides_in_the_other_order_are_no_change() -> None:
    turned = replace(AFTER, participants=("b", "a"))
    assert continued(turned, schedule(BEFORE)) == replace(BEFORE, participants=("b", "a"))


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": NINE + MINUTES_20, "ends_at": NINE + 2 * MINUTES_20},
        {"ends_at": NINE + 2 * MINUTES_20},
        {"participants": ("a", "c")},
        {"video_url": "https://v/2"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_guests_see_counts_as_one_change(change: dict[str, object]) -> None:
    changed = replace(AFTER, **change)  # type: ignore[arg-type]  # one field of any type
    expected = replace(changed, sequence=4, created_at=THEN, revised_at=NOW)
    assert continued(changed, schedule(BEFORE)) == expected


def test_a_new_value_changes_nothing_for_guests() -> None:
    richer = replace(AFTER, value=20)
    assert continued(richer, schedule(BEFORE)) == replace(BEFORE, value=20)


def test_a_meeting_that_had_ended_goes_on_one_higher() -> None:
    previous = schedule(ended=(EndedMeeting("m-1", 5),))
    assert continued(AFTER, previous) == replace(AFTER, sequence=6)


def test_lost_meetings_are_remembered_until_they_are_held_again() -> None:
    previous = schedule(BEFORE, ended=(EndedMeeting("m-0", 2), EndedMeeting("m-2", 7)))
    held = [replace(AFTER, id="m-2")]
    assert ended_meetings(held, previous) == (EndedMeeting("m-0", 2), EndedMeeting("m-1", 3))


def person(id: str, company: str) -> Participant:
    return Participant(id, id.upper(), "seller", "UTC", company=company)


EVENT = Event("e", "E", "UTC", 20, (), (person("a1", "A"), person("a2", "A"), person("b1", "B")))


def test_a_colleague_goes_on_under_the_same_id() -> None:
    id = meeting_id(EVENT, sides_of(EVENT, "a1", "b1"))
    assert id == meeting_id(EVENT, sides_of(EVENT, "b1", "a2"))


def test_another_event_gives_another_id() -> None:
    sides = sides_of(EVENT, "a1", "b1")
    assert meeting_id(EVENT, sides) != meeting_id(replace(EVENT, id="f"), sides)


def test_an_id_of_another_program_is_kept_for_the_same_two_sides() -> None:
    before = replace(BEFORE, id="from-elsewhere", participants=("a1", "b1"))
    ours = replace(AFTER, id=meeting_id(EVENT, ("A", "B")), participants=("a2", "b1"))
    (renamed,) = under_earlier_ids(EVENT, [ours], schedule(before))
    assert renamed.id == "from-elsewhere"


def test_the_id_tells_the_sides_where_a_person_is_gone() -> None:
    id = meeting_id(EVENT, ("A", "B"))
    before = replace(BEFORE, id=id, participants=("gone", "b1"))
    ours = replace(AFTER, id=id, participants=("a2", "b1"))
    assert under_earlier_ids(EVENT, [ours], schedule(before)) == (ours,)


def test_of_two_earlier_meetings_of_the_same_sides_the_one_that_stays_goes_on() -> None:
    # Persons met when the earlier schedule was made; now companies do, once.
    stays = replace(BEFORE, id="stays", participants=("a1", "b1"))
    ends = replace(BEFORE, id="ends", participants=("a2", "b1"), starts_at=NINE + MINUTES_20)
    ours = replace(AFTER, id=meeting_id(EVENT, ("A", "B")), participants=("a1", "b1"))
    (renamed,) = under_earlier_ids(EVENT, [ours], schedule(stays, ends))
    assert renamed.id == "stays"


def test_meetings_stand_in_the_order_of_the_ids_that_they_keep() -> None:
    others = replace(
        EVENT, participants=(*EVENT.participants, person("c1", "C"), person("d1", "D"))
    )
    pairs = [("a1", "b1"), ("c1", "d1")]
    ours = [
        replace(AFTER, id=meeting_id(others, sides_of(others, *pair)), participants=pair)
        for pair in pairs
    ]
    before = [
        replace(BEFORE, id=id, participants=pair) for id, pair in zip("21", pairs, strict=True)
    ]
    renamed = under_earlier_ids(others, ours, schedule(*before))
    assert [(m.id, m.participants) for m in renamed] == [("1", pairs[1]), ("2", pairs[0])]
