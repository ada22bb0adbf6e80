"""Erasure: nothing of a person is found afterwards, and everybody else goes on; both databases."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from matchmaking.editing import Cancel, edit_to_json
from matchmaking.errors import Conflict, NotThere, Said
from matchmaking.files import event_to_json, schedule_to_json, write_event
from matchmaking.model.event import Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, Schedule, UnmetWish
from matchmaking.service.drafts import read_draft
from matchmaking.service.erasing import (
    ForeseenErasure,
    erase_event,
    erase_participant,
    foresee_erasure,
)
from matchmaking.service.events import create_event, delete_event, export_event, import_event
from matchmaking.service.history import read_audit
from matchmaking.service.members import grant_role, invite, list_members
from matchmaking.service.operators import link_for
from matchmaking.service.publishing import list_publications, publish_draft, read_published
from matchmaking.service.roles import OPERATOR, Role
from matchmaking.service.runs import Order, ask_for_run
from matchmaking.service.shown_names import shown_name
from matchmaking.service.signing_in import sign_in_with_link
from matchmaking.storage.tables import (
    accounts,
    attendances,
    erasures,
    grants,
    meetings,
    participants,
    parties,
    preferences,
    runs,
    sessions,
    sign_in_links,
)
from matchmaking.verification import verify
from matchmaking.words import Words
from tests.service.clocks import Clock
from tests.service.drafted import stored_draft
from tests.service.unknown import (
    COMPANY,
    GONE,
    MAIL,
    NAME,
    TEXTS,
    everything_stored,
    files_of,
    found_in,
    packed_drafts,
    with_unknown,
)
from tests.solved import solved

ADA = "ada@fair.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(service, clock):
    return replace(service, clock=clock)


@pytest.fixture
def event(event: Event) -> Event:
    return with_unknown(event)


@pytest.fixture(scope="module")
def best() -> list[Schedule]:
    """The schedule of the event, once it was solved."""
    return []


@pytest.fixture
def schedule(service, event: Event, best) -> Schedule:
    """The event is stored; this is the best schedule of it, in which the person has meetings."""
    create_event(service, OPERATOR, "fair", event)
    if not best:
        best.append(solved(event))
    assert best[0].meetings_of[GONE]
    return best[0]


def explained(names: tuple[str, str], explanation: str) -> UnmetWish:
    return UnmetWish(*names, Rating.LOW, Reason.OUTWEIGHED, explanation)


@pytest.fixture
def known_everywhere(service, schedule) -> str:
    """The person stands wherever the service puts names; the id of a published draft."""
    told = [f"{NAME} cannot meet.", f"– {COMPANY} ({NAME}) [{GONE}] is full."]
    answer = {"error": "NoSchedule", "told": told}
    order = {"changes": {"values": [f"participants.{GONE}.name={NAME}"], "gone": []}}
    failed = {"id": "r-failed", "event_id": "fair", "asked_by": "a-1", "state": "failed"}
    times = dict.fromkeys(("asked_at", "ended_at"), service.clock())
    with service.store.writing() as connection:
        connection.execute(
            insert(runs).values({**failed, **times, "answer": answer, "order": order})
        )
    unmet = (
        explained((COMPANY, "khaleej-2"), "Nobody knows."),
        explained(("noor-1", "khaleej-2"), f"{COMPANY} ({NAME}) is there."),
    )
    schedule = replace(schedule, unscheduled=(*schedule.unscheduled, *unmet))
    draft = stored_draft(service, schedule, f"For {NAME}, <{MAIL}>")
    publish_draft(service, OPERATOR, "fair", draft, 1)
    invite(service, OPERATOR, "fair", GONE, MAIL)
    invite(service, OPERATOR, "fair", COMPANY, f"boss.{MAIL}")
    sign_in_with_link(service, link_for(service, MAIL), None, None, "network")
    return draft


@pytest.mark.usefixtures("postgres_programs")
def test_nothing_of_the_person_is_found_in_the_database_and_what_comes_out_of_it(
    service, store, event, known_everywhere, tmp_path
) -> None:
    assert found_in(everything_stored(store)) == set(TEXTS)
    packed = packed_drafts(store)
    erase_participant(service, OPERATOR, "fair", GONE)
    store.forget_deleted()
    assert found_in(everything_stored(store)) == set()
    if store.is_sqlite:
        files = files_of(store)
        assert found_in(files.decode("latin-1")) == set()
        assert [part for part in packed if part in files] == []
    left = export_event(service, OPERATOR, "fair")
    for form in ("workbook.xlsx", "document.json", "folder"):
        write_event(left, tmp_path / form)
    versions = [
        read_published(service, OPERATOR, "fair", version.version)[1]
        for version in list_publications(service, OPERATOR, "fair")
    ]
    states = [read_draft(service, OPERATOR, "fair", known_everywhere).state.schedule]
    documents = [event_to_json(left), *map(schedule_to_json, [*versions, *states])]
    assert found_in(json.dumps(documents, ensure_ascii=False)) == set()
    written = "".join(path.read_text() for path in (tmp_path / "folder").iterdir())
    assert found_in(written) == set()


def test_everybody_else_keeps_what_was_published_and_meetings_end_in_the_ordinary_way(
    service, store, event, schedule, known_everywhere, clock
) -> None:
    gone = {meeting.id: meeting for meeting in schedule.meetings_of[GONE]}
    before = read_published(service, OPERATOR, "fair")[1]
    clock.go_on(hours=1)
    erase_participant(service, OPERATOR, "fair", GONE)
    version, after = read_published(service, OPERATOR, "fair")
    assert version == 2
    assert after.meetings == tuple(m for m in before.meetings if m.id not in gone)
    # A calendar forgets what is cancelled at the sequence after its last one.
    assert {ended.id: ended.sequence for ended in after.ended} == dict.fromkeys(gone, 0)
    assert verify(export_event(service, OPERATOR, "fair"), after).violations == ()
    with store.reading() as connection:
        present = select(meetings.c.id).where(meetings.c.event_id == "fair")
        assert set(connection.execute(present).scalars()) == {m.id for m in after.meetings}
        busy = select(attendances.c.participant_id).distinct()
        assert GONE not in connection.execute(busy).scalars().all()


def test_the_person_goes_from_the_event_with_company_wishes_and_access(
    service, store, known_everywhere
) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    with store.reading() as connection:
        for column in (
            participants.c.id,
            parties.c.name,
            preferences.c.source,
            preferences.c.target,
            grants.c.subject,
        ):
            assert {GONE, COMPANY}.isdisjoint(connection.execute(select(column)).scalars())
        for table in (accounts, sessions, sign_in_links):
            assert connection.execute(select(table)).all() == []
        erased = connection.execute(select(erasures)).all()
    assert [tuple(row) for row in erased] == [("fair", GONE, service.clock())]


def test_history_tells_what_was_done_by_the_id_alone(service, known_everywhere, schedule) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    latest = read_audit(service, OPERATOR, "fair")
    told = [(entry.command, entry.subject, entry.is_removed) for entry in latest[:2]]
    version = ("erase_participant", None, False)
    assert told == [("erase_participant", GONE, True), version]
    cancelled = {entry.fields["meeting_id"] for entry in latest if entry.subject == "v2"}
    assert cancelled == {meeting.id for meeting in schedule.meetings_of[GONE]}
    assert latest[2].fields == edit_to_json(Cancel(latest[2].fields["meeting_id"]))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "removed participant"), ("fr", "participant retiré"), ("ar", "مشارك أُزيل")],
)
def test_others_see_a_removed_participant(service, schedule, language: str, said: str) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    event = export_event(service, OPERATOR, "fair")
    assert shown_name(event, GONE, Words(language)) == said
    assert shown_name(event, "hansa-1", Words(language)) == "Hansa Einkauf (Anke Vogel)"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_reasons_that_named_the_person_name_a_removed_participant(
    service, event, schedule, language: str
) -> None:
    words = Words(language)
    event = replace(event, language=language)
    import_event(service, OPERATOR, "fair", event)
    name = words.isolated(f"{COMPANY} ({NAME})")
    wish = explained(("noor-1", "khaleej-2"), f"… {name} …")
    draft = stored_draft(service, replace(schedule, unscheduled=(wish,)))
    erase_participant(service, OPERATOR, "fair", GONE)
    (told,) = read_draft(service, OPERATOR, "fair", draft).state.schedule.unscheduled
    assert told == replace(wish, explanation=f"… {words.say('erasure.removed_participant')} …")


def test_a_company_stays_that_somebody_else_represents(service, schedule) -> None:
    erase_participant(service, OPERATOR, "fair", "argan-1")
    left = export_event(service, OPERATOR, "fair")
    assert [p.id for p in left.companies["Argan & Fils"]] == ["argan-2", "argan-3"]
    assert ("Argan & Fils", "Hansa Einkauf") in {(w.source, w.target) for w in left.preferences}


def test_an_account_with_another_role_is_kept_and_that_is_foreseen(service, schedule) -> None:
    account = invite(service, OPERATOR, "fair", GONE, ADA).account_id
    grant_role(service, OPERATOR, "fair", ADA, Role.OWNER)
    foreseen = foresee_erasure(service, OPERATOR, "fair", GONE)
    # Wishes: to Hansa and Maple from the company, and one about it from Khaleej.
    assert foreseen == ForeseenErasure((), COMPANY, 3, 0, (account,))
    erase_participant(service, OPERATOR, "fair", GONE)
    (ada,) = list_members(service, OPERATOR, "fair")
    assert (ada.address, ada.role) == (ADA, Role.OWNER)


def test_what_is_foreseen_names_the_meetings_and_changes_nothing(
    service, store, schedule, known_everywhere
) -> None:
    foreseen = foresee_erasure(service, OPERATOR, "fair", GONE)
    assert {m.id for m in foreseen.cancelled} == {m.id for m in schedule.meetings_of[GONE]}
    assert NAME in everything_of_people(store)


def everything_of_people(store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(participants.c.name)).scalars())


def test_a_run_that_has_read_the_name_leaves_nothing(service, store, schedule) -> None:
    waiting = ask_for_run(service, OPERATOR, "fair", Order(effort=1), 60.0)
    running = ask_for_run(service, OPERATOR, "fair", Order(effort=1), 60.0, beside=True)
    with store.writing() as connection:
        going_on = {"state": "running", "leased_until": service.clock() + timedelta(minutes=1)}
        connection.execute(runs.update().where(runs.c.id == running).values(going_on))
    assert foresee_erasure(service, OPERATOR, "fair", GONE).runs == 1
    erase_participant(service, OPERATOR, "fair", GONE)
    with store.reading() as connection:
        wanted = dict(connection.execute(select(runs.c.id, runs.c.wanted)).all())
    assert wanted == {waiting: None, running: "cancel"}


def test_whoever_was_erased_does_not_come_back_with_an_earlier_file(
    service, event, schedule
) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    refusal = (Said("erasure.was_erased", {"participant": GONE}),)
    with pytest.raises(Conflict) as refused:
        import_event(service, OPERATOR, "fair", event)
    assert refused.value.reasons == refusal
    delete_event(service, OPERATOR, "fair")
    with pytest.raises(Conflict) as refused:
        create_event(service, OPERATOR, "fair", event)
    assert refused.value.reasons == refusal


def test_nobody_is_erased_who_is_not_there(service, schedule) -> None:
    for erase in (foresee_erasure, erase_participant):
        with pytest.raises(NotThere):
            erase(service, OPERATOR, "fair", "nobody")


@pytest.mark.usefixtures("postgres_programs")
def test_of_an_erased_event_nothing_is_left_but_its_settings_organisers_and_numbers(
    service, store, event, schedule, known_everywhere
) -> None:
    grant_role(service, OPERATOR, "fair", ADA, Role.OWNER)
    erase_event(service, OPERATOR, "fair")
    store.forget_deleted()
    names = {text for p in event.participants for text in (p.name, p.company or p.name)}
    stored = everything_stored(store)
    assert {name for name in names if name in stored} == set()
    if store.is_sqlite:
        files = files_of(store).decode("latin-1")
        assert {name for name in names if name.isascii() and name in files} == set()
    assert [m.address for m in list_members(service, OPERATOR, "fair")] == [ADA]
    numbers = read_audit(service, OPERATOR, "fair")[0].fields
    assert numbers == {
        "participants": len(event.participants),
        "preferences": len(event.preferences),
        "meetings": len(schedule.meetings),
        "publications": 1,
    }
    for refused_command in (export_event, erase_event):
        with pytest.raises(Conflict) as refused:
            refused_command(service, OPERATOR, "fair")
        assert refused.value.reasons == (Said("erasure.event_was_erased", {"event": "fair"}),)
    delete_event(service, OPERATOR, "fair")
