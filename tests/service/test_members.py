"""Roles given, taken and listed, and what ends with them."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import select

from matchmaking.errors import BadInput, Conflict, NotAllowed, NotThere, Said
from matchmaking.service.accounts import actor_with
from matchmaking.service.events import create_event
from matchmaking.service.history import MOST_ENTRIES, read_audit
from matchmaking.service.members import grant_role, invite, list_members, revoke_role
from matchmaking.service.roles import OPERATOR, Actor, Role
from matchmaking.service.sessions import begin_session, signed_in
from matchmaking.storage.tables import accounts, audit

ADA, BO = "ada@fair.example", "bo@fair.example"


@pytest.fixture(autouse=True)
def stored(service, event) -> None:
    create_event(service, OPERATOR, "fair", event)


def grant(service, address: str, role: Role) -> str:
    return grant_role(service, OPERATOR, "fair", address, role).account_id


def acting(service, account_id: str) -> Actor:
    with service.store.reading() as connection:
        return actor_with(connection, account_id)


def session_of(service, account_id: str) -> str:
    with service.store.writing() as connection:
        return begin_session(connection, account_id, service.clock())


def members(service) -> list[tuple[str | None, Role, str]]:
    found = list_members(service, OPERATOR, "fair")
    return [(member.address, member.role, member.subject) for member in found]


def test_an_owner_makes_others_organisers(service) -> None:
    ada = acting(service, grant(service, ADA, Role.OWNER))
    grant_role(service, ada, "fair", " Bo@Fair.example", Role.EDITOR)
    assert members(service) == [(ADA, Role.OWNER, ""), (BO, Role.EDITOR, "")]


def test_a_second_role_takes_the_place_of_the_first_and_ends_the_sessions(service) -> None:
    grant(service, ADA, Role.OWNER)
    bo = grant(service, BO, Role.EDITOR)
    session = session_of(service, bo)

    grant(service, BO, Role.VIEWER)

    assert members(service) == [(ADA, Role.OWNER, ""), (BO, Role.VIEWER, "")]
    assert signed_in(service, session) is None


def test_the_same_role_again_changes_nothing(service) -> None:
    ada = grant(service, ADA, Role.OWNER)
    session = session_of(service, ada)
    assert grant(service, ADA, Role.OWNER) == ada
    assert signed_in(service, session).actor.id == ada


def test_a_role_that_is_taken_ends_at_once(service) -> None:
    grant(service, ADA, Role.OWNER)
    bo = grant(service, BO, Role.EDITOR)
    session = session_of(service, bo)

    revoke_role(service, OPERATOR, "fair", bo, Role.EDITOR)

    assert signed_in(service, session) is None
    assert members(service) == [(ADA, Role.OWNER, "")]


def test_nothing_is_kept_of_whoever_has_no_role_left(service, event) -> None:
    bo = grant(service, BO, Role.EDITOR)
    invite(service, OPERATOR, "fair", "weave", BO)

    revoke_role(service, OPERATOR, "fair", bo, Role.EDITOR)
    assert accounts_of(service) == [BO]
    revoke_role(service, OPERATOR, "fair", bo, Role.PARTICIPANT, "weave")
    assert accounts_of(service) == []


def accounts_of(service) -> list[str]:
    with service.store.reading() as connection:
        return list(connection.execute(select(accounts.c.email)).scalars())


def test_whoever_is_invited_to_two_events_at_once_gets_one_account(service, event) -> None:
    create_event(service, OPERATOR, "other", replace(event, id="other"))
    threads = [
        threading.Thread(target=invite, args=(service, OPERATOR, id_, "weave", BO))
        for id_ in ("fair", "other")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert accounts_of(service) == [BO]
    assert members(service) == [(BO, Role.PARTICIPANT, "weave")]


def test_the_last_owner_cannot_go_whoever_asks(service) -> None:
    ada = grant(service, ADA, Role.OWNER)
    for actor in (OPERATOR, acting(service, ada)):
        with pytest.raises(Conflict) as refused:
            revoke_role(service, actor, "fair", ada, Role.OWNER)
        assert refused.value.reasons == (Said("refused.last_owner"),)
    with pytest.raises(Conflict):
        grant(service, ADA, Role.VIEWER)
    assert members(service) == [(ADA, Role.OWNER, "")]

    grant(service, BO, Role.OWNER)
    revoke_role(service, OPERATOR, "fair", ada, Role.OWNER)
    assert members(service) == [(BO, Role.OWNER, "")]


def test_a_role_that_nobody_has_cannot_be_taken(service) -> None:
    with pytest.raises(NotThere):
        revoke_role(service, OPERATOR, "fair", "a-unknown", Role.OWNER)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.MANAGER, Role.PARTICIPANT])
def test_only_an_organisers_role_is_granted(service, role: Role) -> None:
    with pytest.raises(Conflict):
        grant(service, ADA, role)


def test_nobody_is_invited_under_what_is_no_address(service) -> None:
    with pytest.raises(BadInput):
        invite(service, OPERATOR, "fair", "weave", "weave")


def test_a_manager_invites_the_own_people_and_no_others(service, event) -> None:
    company = event.participant["hansa-1"].company
    manager = acting(service, invite(service, OPERATOR, "fair", company, ADA).account_id)

    invite(service, manager, "fair", "hansa-2", BO)
    invite(service, manager, "fair", company, BO)

    assert members(service) == [
        (ADA, Role.MANAGER, company),
        (BO, Role.PARTICIPANT, "hansa-2"),
        (BO, Role.MANAGER, company),
    ]
    with pytest.raises(NotAllowed):
        invite(service, manager, "fair", "weave", BO)


def test_to_be_invited_twice_or_by_a_stranger_signs_nobody_out(service, event) -> None:
    ada = grant(service, ADA, Role.OWNER)
    session = session_of(service, ada)
    invite(service, OPERATOR, "fair", "weave", ADA)
    invite(service, OPERATOR, "fair", "weave", ADA)
    assert members(service) == [(ADA, Role.OWNER, ""), (ADA, Role.PARTICIPANT, "weave")]
    assert signed_in(service, session).actor.id == ada


def test_nobody_is_invited_for_a_party_that_is_not_there(service) -> None:
    with pytest.raises(NotThere):
        invite(service, OPERATOR, "fair", "nobody", ADA)
    assert accounts_of(service) == []


def test_what_was_done_is_read_newest_first_and_names_nobody(service) -> None:
    ada = grant(service, ADA, Role.OWNER)
    bo = grant_role(service, acting(service, ada), "fair", BO, Role.EDITOR).account_id
    revoke_role(service, acting(service, ada), "fair", bo, Role.EDITOR)

    entries = read_audit(service, OPERATOR, "fair")[:3]

    assert [(e.actor, e.command, e.subject, e.fields) for e in entries] == [
        (ada, "revoke_role", bo, {"role": "editor"}),
        (ada, "grant_role", bo, {"role": "editor"}),
        ("operator", "grant_role", ada, {"role": "owner"}),
    ]
    assert not any(address in repr(entries) for address in (ADA, BO))


def test_a_long_history_is_read_in_pieces(service) -> None:
    entry = {
        "at": service.clock(),
        "actor": "worker",
        "event_id": "fair",
        "command": "x",
        "fields": {},
    }
    with service.store.writing() as connection:
        connection.execute(audit.insert(), [entry] * MOST_ENTRIES)

    latest = read_audit(service, OPERATOR, "fair")
    earlier = read_audit(service, OPERATOR, "fair", latest[-1].id)

    # One entry is of the event's creation.
    assert (len(latest), len(earlier)) == (MOST_ENTRIES, 1)
    assert earlier[0].command == "create_event"
