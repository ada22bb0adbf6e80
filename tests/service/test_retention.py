"""Personal data of an event is erased when its time is over, and its owners know before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.service.events import create_event, delete_event, import_event
from matchmaking.service.history import read_audit
from matchmaking.service.members import grant_role
from matchmaking.service.retention import Announcement, due_at, keep_retention
from matchmaking.service.roles import OPERATOR, Role
from matchmaking.storage.erasure_rows import all_erasures
from tests.service.clocks import Clock

ADA, BO = "ada@fair.example", "bo@fair.example"

ENDS_AT = datetime(2027, 5, 11, 12, tzinfo=UTC)
"""The last session ends at 12:00 in Casablanca, where it is UTC+0 all year."""

DUE_AT = datetime(2028, 5, 11, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(service, clock, event):
    """The event is stored, with two owners and an editor."""
    service = replace(service, clock=clock)
    create_event(service, OPERATOR, "fair", event)
    for address, role in ((ADA, Role.OWNER), (BO, Role.OWNER), ("c@fair.example", Role.EDITOR)):
        grant_role(service, OPERATOR, "fair", address, role)
    return service


def told(service, months: int = 12) -> list[Announcement]:
    return list(keep_retention(service, months))


def announced(event, erased_at: datetime) -> Announcement:
    return Announcement("fair", event.name, "en", (ADA, BO), erased_at)


def is_erased(service) -> bool:
    with service.store.reading() as connection:
        return bool(all_erasures(connection))


def test_owners_are_told_30_and_7_days_before_once_each_and_then_it_is_erased(
    service, clock, event
) -> None:
    heard = []
    clock.now = ENDS_AT
    while not is_erased(service):
        heard += [(clock.now, announcement) for announcement in told(service)]
        clock.go_on(hours=12)
    assert heard == [(DUE_AT - days * DAY, announced(event, DUE_AT)) for days in (30, 7)]
    assert clock.now - timedelta(hours=12) == DUE_AT
    entries = [
        (e.at, e.command, e.fields.get("days"))
        for e in read_audit(service, OPERATOR, "fair")
        if e.command != "grant_role"
    ]
    assert entries[:-1] == [
        (DUE_AT, "erase_event", None),
        (DUE_AT - 7 * DAY, "announce_erasure", 7),
        (DUE_AT - 30 * DAY, "announce_erasure", 30),
    ]
    assert told(service) == []


def test_nothing_is_erased_that_was_not_announced_a_week_before(service, clock, event) -> None:
    clock.now = late = DUE_AT + 100 * DAY
    assert told(service) == [announced(event, late + 7 * DAY)]
    clock.now = late + 7 * DAY - timedelta(seconds=1)
    assert (told(service), is_erased(service)) == ([], False)
    clock.now = late + 7 * DAY
    assert (told(service), is_erased(service)) == ([], True)


def test_a_shorter_time_is_announced_anew(service, clock, event) -> None:
    clock.now = DUE_AT - 30 * DAY
    assert told(service) == [announced(event, DUE_AT)]
    assert told(service, months=1) == [announced(event, clock.now + 7 * DAY)]
    assert not is_erased(service)


def test_an_event_that_was_moved_is_announced_anew(service, clock, event) -> None:
    clock.now = DUE_AT - 7 * DAY
    told(service)
    day = timedelta(days=30)
    later = tuple(replace(s, start=s.start + day, end=s.end + day) for s in event.sessions)
    people = tuple(replace(p, availability=()) for p in event.participants)
    import_event(service, OPERATOR, "fair", replace(event, sessions=later, participants=people))
    clock.now = DUE_AT
    # 2027-05-11 and 30 days: the 10th of June; a year later that is 30 days from now.
    moved = datetime(2028, 6, 10, 12, tzinfo=UTC)
    assert moved - DUE_AT == 30 * DAY
    assert (told(service), is_erased(service)) == ([announced(event, moved)], False)


def test_an_event_that_was_deleted_is_nobodys_business(service, clock) -> None:
    delete_event(service, OPERATOR, "fair")
    clock.now = DUE_AT
    assert told(service) == []


@pytest.mark.parametrize(
    ("ends", "months", "due"),
    [
        ("2027-05-11", 12, "2028-05-11"),
        ("2027-12-31", 1, "2028-01-31"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2027-06-15", 120, "2037-06-15"),
    ],
)
def test_months_end_on_the_same_day_or_on_their_last(ends: str, months: int, due: str) -> None:
    at = [datetime.fromisoformat(f"{day}T23:30:00+00:00") for day in (ends, due)]
    assert due_at(at[0], months) == at[1]
