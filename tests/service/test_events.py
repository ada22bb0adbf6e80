"""Whole events in and out of the database: created, imported, exported, deleted."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from matchmaking.errors import BadInput, Conflict, NotThere
from matchmaking.files import event_from_json, event_to_json
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.service.events import (
    create_event,
    delete_event,
    export_event,
    import_event,
    preview_import,
)
from matchmaking.service.roles import OPERATOR, Actor, Grant, Role
from matchmaking.storage.tables import audit, events, metadata
from tests.service.published import publish_meeting
from tests.service.rows import rows_of


@pytest.fixture
def stored(service, event):
    """The event, stored."""
    create_event(service, OPERATOR, event.id, event)
    return event


def test_an_event_comes_out_as_it_went_in(service, stored) -> None:
    assert export_event(service, OPERATOR, "fair") == stored


@pytest.mark.parametrize("seed", range(12))
def test_any_event_comes_out_as_it_went_in(service, random_fair, seed: int) -> None:
    # what nobody has said is not told from an empty list: both mean the same
    fair = event_from_json(event_to_json(random_fair(seed)))
    create_event(service, OPERATOR, fair.id, fair)
    assert export_event(service, OPERATOR, fair.id) == fair


def test_an_event_that_is_there_is_not_made_again(service, stored) -> None:
    with pytest.raises(Conflict) as refused:
        create_event(service, OPERATOR, "fair", replace(stored, name="Another"))
    assert [said.message for said in refused.value.reasons] == ["import.there_already"]
    assert export_event(service, OPERATOR, "fair") == stored


def test_an_event_stands_under_its_own_id_only(service, event) -> None:
    with pytest.raises(BadInput) as refused:
        create_event(service, OPERATOR, "another", event)
    assert [mistake.message for mistake in refused.value.mistakes] == ["import.another_event"]


def test_importing_twice_changes_no_row(service, store, stored) -> None:
    before = rows_of(store, "fair")
    assert not import_event(service, OPERATOR, "fair", stored, remove=True)
    assert rows_of(store, "fair") == before


def test_another_order_of_rows_is_no_change(service, store, stored) -> None:
    before = rows_of(store, "fair")
    turned = replace(stored, participants=stored.participants[::-1], fixed=())
    assert not import_event(service, OPERATOR, "fair", turned)
    assert rows_of(store, "fair") == before


def test_a_preview_tells_settings_and_rows_and_changes_nothing(service, store, stored) -> None:
    before = rows_of(store, "fair")
    difference = preview_import(service, OPERATOR, "fair", _changed(stored))
    assert difference.settings == {
        "event.name": ("Three companies on either side", "Four companies"),
        "limits.max_meetings": (4, None),
    }
    told = {
        name: (
            list(table.added),
            {key: change.columns for key, change in table.changed.items()},
            list(table.removed),
        )
        for name, table in difference.tables.items()
    }
    assert told == {
        "sites": ([], {}, []),
        "participants": (
            [("zellige-1",)],
            {("argan-1",): ("company", "min_meetings")},
            [("khaleej-2",)],
        ),
        "preferences": (
            [("zellige-1", "maple-1")],
            {("maple-2", "noor-2"): ("rating",)},
            [("argan-2", "hansa-2")],
        ),
        "fixed": ([], {}, [("hansa-1", "weave")]),
    }
    assert rows_of(store, "fair") == before


def test_what_is_gone_stays_unless_its_removal_is_asked_for(service, stored) -> None:
    changed = _changed(stored)
    import_event(service, OPERATOR, "fair", changed)
    kept = export_event(service, OPERATOR, "fair")
    # 12 participants and one more; 12 wishes and one more; the fixed meeting
    assert [len(rows) for rows in (kept.participants, kept.preferences, kept.fixed)] == [13, 13, 1]
    import_event(service, OPERATOR, "fair", changed, remove=True)
    assert _sorted(export_event(service, OPERATOR, "fair")) == _sorted(changed)


def test_a_change_counts_once_and_is_noted_without_names(service, store, stored) -> None:
    import_event(service, OPERATOR, "fair", _changed(stored))
    with store.reading() as connection:
        assert connection.execute(select(events.c.revision)).scalar_one() == 2
        noted = connection.execute(select(audit.c.command, audit.c.fields)).all()
    assert noted == [
        ("create_event", {"sites": 1, "participants": 12, "preferences": 12, "fixed": 1}),
        (
            "import_event",
            {
                "settings": 2,
                "participants_added": 1,
                "participants_changed": 1,
                "preferences_added": 1,
                "preferences_changed": 1,
            },
        ),
    ]


def test_what_stays_may_not_contradict_what_is_new(service, store, stored) -> None:
    # weave is kept, but of a kind that the new settings do not know
    others = tuple(p for p in stored.participants if p.id != "weave")
    wishes = tuple(w for w in stored.preferences if "weave" not in (w.source, w.target))
    kinds = replace(stored.matching, allowed=(("supplier", "buyer"),))
    renamed = tuple(replace(p, kind="supplier") if p.kind == "seller" else p for p in others)
    new = replace(stored, matching=kinds, participants=renamed, preferences=wishes, fixed=())
    before = rows_of(store, "fair")
    with pytest.raises(BadInput) as refused:
        import_event(service, OPERATOR, "fair", replace(new, sites=stored.sites))
    assert {mistake.message for mistake in refused.value.mistakes} == {"error.fixed_kinds"}
    assert rows_of(store, "fair") == before
    import_event(service, OPERATOR, "fair", new, remove=True)
    assert _sorted(export_event(service, OPERATOR, "fair")) == _sorted(new)


def test_only_what_was_looked_at_is_imported(service, store, stored) -> None:
    changed = _changed(stored)
    seen = preview_import(service, OPERATOR, "fair", changed)
    import_event(service, OPERATOR, "fair", replace(stored, name="Meanwhile"))
    before = rows_of(store, "fair")
    with pytest.raises(Conflict) as refused:
        import_event(service, OPERATOR, "fair", changed, seen=seen)
    assert [said.message for said in refused.value.reasons] == ["import.changed_meanwhile"]
    assert rows_of(store, "fair") == before


def test_two_people_change_their_places_in_companies(service, stored) -> None:
    swap = {"argan-3": "Noor Solar", "noor-2": "Argan & Fils"}
    people = tuple(replace(p, company=swap.get(p.id, p.company)) for p in stored.participants)
    swapped = replace(stored, participants=people)
    import_event(service, OPERATOR, "fair", swapped, remove=True)
    assert export_event(service, OPERATOR, "fair") == swapped


def test_a_fixed_meeting_may_be_told_the_other_way_round(service, stored) -> None:
    (agreed,) = stored.fixed
    turned = replace(stored, fixed=(replace(agreed, a=agreed.b, b=agreed.a),))
    import_event(service, OPERATOR, "fair", turned)
    assert export_event(service, OPERATOR, "fair") == turned


def test_whoever_has_published_meetings_is_not_removed(service, store, stored) -> None:
    publish_meeting(store, stored, "argan-1", "hansa-1")
    before = rows_of(store, "fair")
    people = tuple(p for p in stored.participants if p.id != "argan-1")
    wishes = tuple(w for w in stored.preferences if w.target != "argan-1")
    without = replace(stored, participants=people, preferences=wishes)
    with pytest.raises(Conflict) as refused:
        import_event(service, OPERATOR, "fair", without, remove=True)
    assert [(said.message, said.fields) for said in refused.value.reasons] == [
        ("import.has_meetings", {"participant": "argan-1"})
    ]
    assert rows_of(store, "fair") == before


def test_an_import_leaves_accounts_runs_and_what_is_published_as_they_are(
    service, store, stored
) -> None:
    publish_meeting(store, stored, "argan-1", "hansa-1")
    before = rows_of(store, "fair")
    import_event(service, OPERATOR, "fair", _changed(stored), remove=True)
    after = rows_of(store, "fair")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"events", "parties", "participants", "preferences", "fixed", "audit"}
    assert before["grants"] != [] != before["meetings"]


def test_deleting_leaves_nothing_but_the_audit_log(service, store, stored) -> None:
    publish_meeting(store, stored, "argan-1", "hansa-1")
    delete_event(service, OPERATOR, "fair")
    left = {"audit": 2}  # the account goes with its last role
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
            assert count == left.get(table.name, 0), table.name


def test_only_the_operator_makes_events(service, event) -> None:
    owner = Actor("a-1", grants=(Grant("other", Role.OWNER),))
    with pytest.raises(NotThere):
        create_event(service, owner, "fair", event)


def test_the_end_of_an_event_is_stored_in_utc(service, store, stored) -> None:
    with store.reading() as connection:
        ends_at = connection.execute(select(events.c.ends_at)).scalar_one()
        typed = connection.execute(text("SELECT CAST(ends_at AS TEXT) FROM events")).scalar_one()
    # 12:00 in Casablanca on 2027-05-11; Morocco is at UTC+0 for good
    assert ends_at.isoformat() == "2027-05-11T12:00:00+00:00"
    assert typed.startswith("2027-05-11 12:00:00")


def _changed(event):
    """A setting changed and one gone, one of each kind of row added, changed or removed."""
    people = [
        replace(p, company=None, min_meetings=None) if p.id == "argan-1" else p
        for p in event.participants
        if p.id != "khaleej-2"
    ]
    wishes = [w for w in event.preferences if (w.source, w.target) != ("argan-2", "hansa-2")]
    new = Participant("zellige-1", "Rania", "seller", "Africa/Casablanca", company="Zellige")
    return replace(
        event,
        name="Four companies",
        limits=replace(event.limits, max_meetings=None),
        participants=(*people, new),
        preferences=(
            *wishes[:-1],  # the last is that of maple-2
            Preference("maple-2", "noor-2", Rating.LOW),
            Preference("zellige-1", "maple-1", Rating.MUST),
        ),
        fixed=(),
    )


def _sorted(event):
    """The same whatever the order of its rows."""
    return replace(
        event,
        participants=sorted(event.participants, key=lambda p: p.id),
        preferences=sorted(event.preferences, key=lambda w: (w.source, w.target)),
    )
