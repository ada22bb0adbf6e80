"""What must never happen is refused by the database itself, whatever the code does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from matchmaking.files import read_event
from matchmaking.storage import Store
from matchmaking.storage.event_changes import add_event
from matchmaking.storage.tables import (
    attendances,
    events,
    fixed,
    grants,
    meetings,
    participants,
    parties,
    preferences,
    publications,
    revisions,
    run_lines,
    runs,
    slots,
)
from tests.service.published import AT, publish_meeting

EXAMPLE = Path(__file__).parents[2] / "examples" / "delegations"
OWN = {"event_id": "fair"}


@pytest.fixture
def stored(store: Store) -> Store:
    """Argan & Fils (argan-1) and Hansa Einkauf (hansa-1) meet in the first slot."""
    event = replace(read_event(EXAMPLE), id="fair")
    with store.writing() as connection:
        add_event(connection, event, AT)
    publish_meeting(store, event, "argan-1", "hansa-1")
    return store


def _slot(store: Store) -> dict[str, Any]:
    with store.reading() as connection:
        return dict(connection.execute(select(slots)).mappings().first() or {})


def _meeting(store: Store, **values: Any) -> dict[str, Any]:
    """A second meeting in the same slot, of Noor Solar and Maple Imports."""
    sides = {"side": "Maple Imports", "other_side": "Noor Solar"}
    return {**_slot(store), "id": "m-2", **sides, "sequence": 0, **values}


def _place(store: Store, **values: Any) -> dict[str, Any]:
    """noor-1 in that second meeting."""
    starts_at = _slot(store)["starts_at"]
    person = {"participant_id": "noor-1", "starts_at": starts_at, "meeting_id": "m-2", "place": 0}
    return {**OWN, **person, **values}


def _insert(store: Store, table: Table, *rows: dict[str, Any]) -> None:
    with store.writing() as connection:
        for row in rows:
            connection.execute(insert(table).values(row))


def _refuses(store: Store, table: Table, row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        _insert(store, table, row)


def test_what_the_refusals_below_begin_from_is_accepted(stored) -> None:
    _insert(stored, meetings, _meeting(stored))
    _insert(stored, attendances, _place(stored))


def test_nobody_is_in_two_meetings_at_once(stored) -> None:
    _insert(stored, meetings, _meeting(stored))
    _refuses(stored, attendances, _place(stored, participant_id="argan-1"))


def test_no_meeting_moves_onto_another_of_the_same_person(stored) -> None:
    first = _slot(stored)
    later = {name: first[name] + timedelta(minutes=30) for name in ("starts_at", "ends_at")}
    _insert(stored, slots, {**OWN, **later})
    _insert(stored, meetings, {**_meeting(stored), **later})
    _insert(
        stored,
        attendances,
        _place(stored, participant_id="argan-1", starts_at=later["starts_at"]),
    )
    earlier = {name: first[name] for name in later}
    with pytest.raises(IntegrityError), stored.writing() as connection:
        connection.execute(update(meetings).where(meetings.c.id == "m-2").values(earlier))


def test_a_meeting_that_moves_takes_its_people_along(stored) -> None:
    first = _slot(stored)
    later = {name: first[name] + timedelta(minutes=30) for name in ("starts_at", "ends_at")}
    _insert(stored, slots, {**OWN, **later})
    with stored.writing() as connection:
        connection.execute(update(meetings).values(later))
        starts = connection.execute(select(attendances.c.starts_at)).scalars().all()
    assert starts == [later["starts_at"]] * 2


def test_two_sides_meet_once(stored) -> None:
    pair = {"side": "Argan & Fils", "other_side": "Hansa Einkauf"}
    _refuses(stored, meetings, _meeting(stored, **pair))


def test_the_two_sides_stand_in_order_and_differ(stored) -> None:
    turned = {"side": "Noor Solar", "other_side": "Maple Imports"}
    _refuses(stored, meetings, _meeting(stored, **turned))
    _refuses(stored, meetings, _meeting(stored, side="weave", other_side="weave"))


def test_a_meeting_has_two_places(stored) -> None:
    _insert(stored, meetings, _meeting(stored))
    _insert(stored, attendances, _place(stored))
    _refuses(stored, attendances, _place(stored, participant_id="maple-1"))  # the first again
    _refuses(stored, attendances, _place(stored, participant_id="maple-1", place=2))


def test_a_meeting_has_a_published_slot(stored) -> None:
    slot = _slot(stored)
    for name in ("starts_at", "ends_at"):
        moved = {name: slot[name] + timedelta(minutes=1)}
        _refuses(stored, meetings, _meeting(stored, **moved))


def test_an_attendance_is_of_somebody_in_a_meeting_at_its_time(stored) -> None:
    _refuses(stored, attendances, _place(stored))  # no such meeting
    _insert(stored, meetings, _meeting(stored))
    _refuses(stored, attendances, _place(stored, participant_id="nobody"))
    slot = _slot(stored)
    _refuses(stored, attendances, _place(stored, starts_at=slot["ends_at"]))


def test_whoever_meets_somebody_cannot_vanish(stored) -> None:
    with pytest.raises(IntegrityError), stored.writing() as connection:
        connection.execute(delete(participants).where(participants.c.id == "argan-1"))


@pytest.mark.parametrize("column", ["source", "target"])
def test_a_wish_names_parties_of_its_event(stored, column: str) -> None:
    wish = {**OWN, "source": "weave", "target": "noor-1", "rating": 3, "position": 99}
    _insert(stored, preferences, wish)
    _refuses(stored, preferences, {**wish, column: "nobody"})


def test_a_wish_stands_once_and_goes_with_its_party(stored) -> None:
    wish = {**OWN, "source": "weave", "target": "maple-1", "rating": 3, "position": 99}
    _insert(stored, preferences, wish)
    _refuses(stored, preferences, {**wish, "rating": 1})
    _refuses(stored, preferences, {**wish, "target": "maple-2", "rating": 5})
    with stored.writing() as connection:
        connection.execute(delete(participants).where(participants.c.id == "weave"))
        connection.execute(delete(parties).where(parties.c.name == "weave"))
        query = select(preferences.c.source).where(
            (preferences.c.source == "weave") | (preferences.c.target == "weave")
        )
        assert connection.execute(query).all() == []


def test_a_pair_is_fixed_once_in_either_order(stored) -> None:
    pair = {**OWN, "position": 1, "first": "maple-1", "second": "weave"}
    _insert(stored, fixed, {**pair, "a": "weave", "b": "maple-1"})
    _refuses(stored, fixed, {**pair, "a": "maple-1", "b": "weave"})
    _refuses(stored, fixed, {**pair, "a": "weave", "b": "maple-2"})  # not the two in order


def test_a_participant_has_a_site_of_its_event_and_names_of_parties(stored) -> None:
    person = {**OWN, "id": "new", "name": "N", "kind": "buyer", "timezone": "UTC", "position": 99}
    _refuses(stored, participants, person)  # no party of this name
    _insert(stored, parties, {**OWN, "name": "new"})
    _refuses(stored, participants, {**person, "company": "Nowhere"})
    _refuses(stored, participants, {**person, "site": "nowhere"})
    _insert(stored, participants, person)


ORPHANS: dict[str, tuple[Table, Callable[[], dict[str, Any]]]] = {
    "party": (parties, lambda: {"event_id": "gone", "name": "weave"}),
    "slot": (slots, lambda: {"event_id": "gone", "starts_at": AT, "ends_at": AT + _HOUR}),
    "version": (
        publications,
        lambda: {
            "event_id": "gone",
            "version": 1,
            "published_by": "a",
            "published_at": AT,
            "schedule": {},
        },
    ),
    "run": (
        runs,
        lambda: {
            "id": "r-9",
            "event_id": "gone",
            "asked_by": "a",
            "asked_at": AT,
            "order": {},
            "state": "queued",
        },
    ),
    "line": (
        run_lines,
        lambda: {"run_id": "gone", "number": 1, "at": AT, "kind": "log", "line": {}},
    ),
    "state": (
        revisions,
        lambda: {
            "draft_id": "gone",
            "number": 1,
            "made_by": "a",
            "made_at": AT,
            "step": {},
            "locked": [],
            "schedule": {},
        },
    ),
    "grant": (
        grants,
        lambda: {"account_id": "gone", "event_id": "fair", "role": "owner", "granted_at": AT},
    ),
}
_HOUR = timedelta(hours=1)


@pytest.mark.parametrize("orphan", ORPHANS)
def test_nothing_is_without_what_it_belongs_to(stored, orphan: str) -> None:
    table, row = ORPHANS[orphan]
    _refuses(stored, table, row())


def test_what_belongs_to_an_event_goes_with_it(stored) -> None:
    with stored.writing() as connection:
        connection.execute(delete(events).where(events.c.id == "fair"))
        for table in (parties, participants, preferences, slots, meetings, attendances, grants):
            assert connection.execute(select(table)).all() == []
