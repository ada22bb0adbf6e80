"""What firms say of themselves: whom they wish to meet, when they can, who they are."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from matchmaking.errors import BadInput, Conflict, NotAllowed, NotThere, TooLate
from matchmaking.model.event import FixedMeeting
from matchmaking.service.events import create_event, export_event
from matchmaking.service.hours import change_hours
from matchmaking.service.participants import (
    add_participant,
    change_participant,
    remove_participant,
)
from matchmaking.service.roles import OPERATOR
from matchmaking.service.wishes import change_wishes
from matchmaking.storage.tables import accounts, audit, grants
from tests.service.actors import EDITOR, MANAGER, PARTICIPANT
from tests.service.published import publish_meeting
from tests.service.rows import rows_of


@pytest.fixture
def stored(service, event):
    """The event with a limit of two musts, stored."""
    event = replace(event, limits=replace(event.limits, max_musts=2))
    create_event(service, OPERATOR, "fair", event)
    return event


def test_a_participant_sets_and_withdraws_wishes_and_the_others_stay(service, stored) -> None:
    change_wishes(service, PARTICIPANT, "fair", "argan-1", {"hansa-1": "must", "maple-1": "low"})
    change_wishes(service, PARTICIPANT, "fair", "argan-1", {"maple-1": None, "hansa-2": "high"})
    assert _wishes(service, "argan-1") == {"hansa-1": "must", "hansa-2": "high"}
    # nobody else's changed
    assert len(export_event(service, OPERATOR, "fair").preferences) == 12 + 2


def test_a_manager_wishes_for_the_company_and_for_its_people(service, stored) -> None:
    change_wishes(service, MANAGER, "fair", "Argan & Fils", {"Hansa Einkauf": None})
    change_wishes(service, MANAGER, "fair", "argan-3", {"Khaleej Trading": "medium"})
    assert _wishes(service, "Argan & Fils") == {"Maple Imports": "medium"}
    assert _wishes(service, "argan-3") == {"Khaleej Trading": "medium"}


@pytest.mark.parametrize(
    ("party", "ratings", "told"),
    [
        ("argan-1", {"nobody": "high"}, ["error.unknown_name"]),
        ("argan-1", {"hansa-1": "very"}, ["error.unknown_rating"]),
        ("argan-1", {"argan-2": "high"}, ["error.wish_within_company"]),
        (
            "argan-1",
            {"hansa-1": "must", "maple-1": "must", "khaleej-1": "must"},
            ["error.too_many_musts"],
        ),
        # hansa-1 and weave have a fixed meeting
        ("hansa-1", {"weave": "never"}, ["error.fixed_vetoed"]),
    ],
)
def test_a_wrong_wish_is_refused_whole(service, store, stored, party, ratings, told) -> None:
    before = rows_of(store, "fair")
    with pytest.raises(BadInput) as refused:
        change_wishes(service, EDITOR, "fair", party, {"maple-2": "low", **ratings})
    assert [mistake.message for mistake in refused.value.mistakes] == told
    assert rows_of(store, "fair") == before


def test_musts_given_before_count(service, stored) -> None:
    change_wishes(service, EDITOR, "fair", "weave", {"hansa-1": "must", "maple-1": "must"})
    with pytest.raises(BadInput):
        change_wishes(service, EDITOR, "fair", "weave", {"khaleej-1": "must"})
    change_wishes(service, EDITOR, "fair", "weave", {"khaleej-1": "must", "maple-1": None})
    assert _wishes(service, "weave")["khaleej-1"] == "must"


def test_a_participant_sets_its_hours_and_clears_them(service, stored) -> None:
    hours = {"timezone": "Europe/Paris", "availability": ["2027-05-11 09:00-11:00"]}
    change_hours(service, PARTICIPANT, "fair", "argan-1", hours)
    person = export_event(service, OPERATOR, "fair").participant["argan-1"]
    assert (person.timezone, len(person.availability), person.min_meetings) == (
        "Europe/Paris",
        1,
        2,
    )
    change_hours(service, PARTICIPANT, "fair", "argan-1", {"availability": []})
    assert export_event(service, OPERATOR, "fair").participant["argan-1"].availability == ()


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ({"timezone": "Casablanca"}, [("error.unknown_zone", "/participants/0/timezone")]),
        ({"max_meetings": 9}, [("error.unknown_column", "max_meetings")]),
    ],
)
def test_wrong_hours_are_told_with_their_column(service, stored, hours, told) -> None:
    with pytest.raises(BadInput) as refused:
        change_hours(service, PARTICIPANT, "fair", "argan-1", hours)
    assert [(m.message, m.column) for m in refused.value.mistakes] == told


def test_hours_leave_room_for_a_fixed_meeting(service, event) -> None:
    at_nine = FixedMeeting("weave", "hansa-1", datetime(2027, 5, 11, 9, tzinfo=UTC))
    create_event(service, OPERATOR, "fair", replace(event, fixed=(at_nine,)))
    with pytest.raises(BadInput) as refused:
        change_hours(service, EDITOR, "fair", "weave", {"unavailable": ["2027-05-11 09:00-10:00"]})
    assert [m.message for m in refused.value.mistakes] == ["error.fixed_outside_hours"]


# wishes end at 09:00, hours at 10:00 on the clock of Casablanca, which is that of UTC
BEFORE, BETWEEN, AFTER = (datetime(2027, 2, 1, hour, 59, 59, tzinfo=UTC) for hour in (8, 9, 10))


@pytest.mark.parametrize("actor", [PARTICIPANT, MANAGER], ids=["participant", "manager"])
def test_deadlines_hold_for_firms(service, event, actor) -> None:
    _with_deadlines(service, event)

    def wish(now: datetime) -> None:
        at_that_time = replace(service, clock=lambda: now)
        change_wishes(at_that_time, actor, "fair", "argan-1", {"hansa-1": "low"})

    def change(now: datetime) -> None:
        at_that_time = replace(service, clock=lambda: now)
        change_hours(at_that_time, actor, "fair", "argan-1", {"timezone": "Europe/Paris"})

    wish(BEFORE)
    change(BETWEEN)
    for late, command, until in [
        (BETWEEN, wish, "wishes_until"),
        (datetime(2027, 2, 1, 9, tzinfo=UTC), wish, "wishes_until"),
        (AFTER, change, "hours_until"),
    ]:
        with pytest.raises(TooLate) as refused:
            command(late)
        assert refused.value.until == until


def test_deadlines_do_not_hold_for_organisers(service, event) -> None:
    _with_deadlines(service, event)
    late = replace(service, clock=lambda: AFTER)
    change_wishes(late, EDITOR, "fair", "argan-1", {"hansa-1": "low"})
    change_hours(late, EDITOR, "fair", "argan-1", {"timezone": "Europe/Paris"})
    assert _wishes(service, "argan-1") == {"hansa-1": "low"}


def test_nobody_speaks_for_others(service, store, stored) -> None:
    before = rows_of(store, "fair")
    for actor, party in [(PARTICIPANT, "argan-2"), (MANAGER, "weave"), (MANAGER, "nobody")]:
        with pytest.raises(NotAllowed):
            change_wishes(service, actor, "fair", party, {"hansa-1": "low"})
        with pytest.raises(NotAllowed):
            change_hours(service, actor, "fair", party, {"timezone": "Europe/Paris"})
    assert rows_of(store, "fair") == before


def test_a_company_adds_a_colleague_like_the_first(service, stored) -> None:
    row = {"id": "argan-4", "name": "Idriss", "timezone": "Europe/Paris", "languages": ["fr"]}
    add_participant(service, MANAGER, "fair", "Argan & Fils", row)
    person = export_event(service, OPERATOR, "fair").participant["argan-4"]
    assert (person.company, person.kind, person.site) == ("Argan & Fils", "seller", "rabat")


def test_a_company_describes_its_people_but_promises_itself_nothing(service, stored) -> None:
    change_participant(service, MANAGER, "fair", "argan-2", {"name": "R. Alaoui", "country": "MA"})
    assert export_event(service, OPERATOR, "fair").participant["argan-2"].name == "R. Alaoui"
    for column, value in {"min_meetings": 4, "company": "weave", "timezone": "UTC"}.items():
        with pytest.raises(BadInput):
            change_participant(service, MANAGER, "fair", "argan-2", {column: value})


def test_an_organiser_adds_and_changes_everything(service, stored) -> None:
    row = {"id": "oasis", "name": "O", "kind": "seller", "timezone": "UTC", "max_meetings": 3}
    add_participant(service, EDITOR, "fair", "oasis", row)
    change_participant(service, EDITOR, "fair", "oasis", {"company": "Oasis", "max_meetings": None})
    person = export_event(service, OPERATOR, "fair").participant["oasis"]
    assert (person.company, person.max_meetings) == ("Oasis", None)


@pytest.mark.parametrize(
    ("party", "id_", "told"),
    [
        ("weave", "weave", "error.id_twice"),
        ("Argan & Fils", "WEAVE", "error.id_differs_in_case"),
        ("weave", "oasis", "error.company_is_an_id"),
    ],
)
def test_an_id_stands_for_one_participant(service, stored, party, id_, told) -> None:
    row = {"id": id_, "name": "O", "kind": "seller", "timezone": "UTC"}
    with pytest.raises(BadInput) as refused:
        add_participant(service, EDITOR, "fair", party, row)
    assert [mistake.message for mistake in refused.value.mistakes] == [told]


def test_a_company_that_is_wished_for_does_not_vanish_by_renaming(service, store, stored) -> None:
    before = rows_of(store, "fair")
    change_participant(service, EDITOR, "fair", "noor-1", {"company": "Noor"})
    # the only one left of Noor Solar, which others wish to meet
    with pytest.raises(BadInput) as refused:
        change_participant(service, EDITOR, "fair", "noor-2", {"company": "Noor"})
    assert {mistake.message for mistake in refused.value.mistakes} == {"error.unknown_name"}
    assert rows_of(store, "fair")["preferences"] == before["preferences"]


def test_whoever_is_removed_takes_wishes_fixed_meetings_and_roles_along(
    service, store, stored
) -> None:
    with store.writing() as connection:
        connection.execute(insert(accounts).values(id="a-1", created_at=BEFORE))
        for role, subject in [("participant", "weave"), ("participant", "noor-1")]:
            own = {"account_id": "a-1", "event_id": "fair", "granted_at": BEFORE}
            connection.execute(insert(grants).values(role=role, subject=subject, **own))
    remove_participant(service, EDITOR, "fair", "weave")
    left = export_event(service, OPERATOR, "fair")
    assert "weave" not in left.participant
    assert left.fixed == ()
    assert len(left.preferences) == 12 - 3  # two wishes of weave, one about it
    with store.reading() as connection:
        assert connection.execute(select(grants.c.subject)).scalars().all() == ["noor-1"]


def test_whoever_has_published_meetings_stays(service, store, stored) -> None:
    publish_meeting(store, stored, "argan-1", "hansa-1")
    with pytest.raises(Conflict):
        remove_participant(service, EDITOR, "fair", "argan-1")


def test_what_is_not_there_is_told(service, stored) -> None:
    for command, value in [(change_wishes, {}), (change_hours, {}), (change_participant, {})]:
        with pytest.raises(NotThere):
            command(service, EDITOR, "fair", "nobody", value)
    with pytest.raises(NotThere):
        remove_participant(service, EDITOR, "fair", "Argan & Fils")


def test_the_audit_log_names_a_company_by_an_id(service, store, stored) -> None:
    change_wishes(service, MANAGER, "fair", "Argan & Fils", {"weave": None, "maple-1": "low"})
    with store.reading() as connection:
        query = select(audit.c.actor, audit.c.command, audit.c.subject, audit.c.fields)
        assert connection.execute(query).all()[1:] == [
            ("a-manager", "change_wishes", "argan-1", {"preferences_added": 1})
        ]


def _wishes(service, party: str) -> dict[str, str]:
    event = export_event(service, OPERATOR, "fair")
    return {w.target: w.rating.word for w in event.preferences if w.source == party}


def _with_deadlines(service, event) -> None:
    wishes_until, hours_until = (datetime(2027, 2, 1, hour) for hour in (9, 10))  # noqa: DTZ001
    dated = replace(event, wishes_until=wishes_until, hours_until=hours_until)
    create_event(service, OPERATOR, "fair", dated)
