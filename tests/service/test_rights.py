"""Every role on every command, on its own event and a foreign one, as the one table says."""

import importlib
import pkgutil
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import matchmaking.service
from matchmaking.errors import NotAllowed, NotThere
from matchmaking.files import read_event
from matchmaking.model.event import FixedMeeting
from matchmaking.service.command import COMMANDS, Service
from matchmaking.service.events import create_event
from matchmaking.service.rights import RIGHTS
from matchmaking.service.roles import FIRMS, OPERATOR, Actor, Grant, Role
from matchmaking.storage import Store
from tests.service.clocks import Clock
from tests.service.conftest import EXAMPLES
from tests.service.rehearsal import Rehearsal
from tests.service.samples import FOREIGN, OWN, SAMPLES, Party, Situation, situation_of

for module in pkgutil.iter_modules(matchmaking.service.__path__, "matchmaking.service."):
    importlib.import_module(module.name)

ORGANISERS = [Role.OWNER, Role.EDITOR, Role.VIEWER]


def test_every_right_is_of_a_command_and_every_command_has_a_sample() -> None:
    assert sorted(COMMANDS) == sorted(RIGHTS)
    assert sorted(COMMANDS) == sorted(SAMPLES)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[Store]:
    """One database for the whole table."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        file = shutil.copy(template, tmp_path_factory.mktemp("rights") / "matchmaking.db")
        store = Store(f"sqlite:///{file}")
    else:
        server = request.getfixturevalue("postgres")
        store = Store(server.new_database(f"rights-{uuid.uuid4().hex}", "template"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def situation(store: Store) -> Situation:
    """Two events that are alike; the commands of the table are carried out on the first."""
    service = Service(store, Clock())
    event = replace(read_event(EXAMPLES / "delegations"), id="fair")
    event = replace(event, fixed=(FixedMeeting("weave", "hansa-1"),))
    for id_ in ("fair", "other"):
        create_event(service, OPERATOR, id_, replace(event, id=id_))
    return situation_of(service, event)


@pytest.fixture(scope="module")
def service(store: Store) -> Rehearsal:
    return Rehearsal(store, Clock())


def target_of(command: str) -> str:
    """The event of the sample: only one command is about one that is not there yet."""
    return "new" if command == "create_event" else "fair"


def actors(event_id: str) -> dict[str, Actor]:
    """Somebody of each role on an event, and nobody; firms are those of Argan & Fils."""
    grants = {role: Grant(event_id, role) for role in ORGANISERS}
    grants[Role.MANAGER] = Grant(event_id, Role.MANAGER, OWN.company)
    grants[Role.PARTICIPANT] = Grant(event_id, Role.PARTICIPANT, OWN.id)
    held = {str(role): Actor(f"a-{role}", grants=(grant,)) for role, grant in grants.items()}
    return {"operator": OPERATOR, **held, "nobody": Actor("a-nobody")}


def outcome(
    service: Service, situation: Situation, command: str, actor: Actor, party: Party
) -> str:
    arguments, named = SAMPLES[command](situation, party, actor)
    try:
        COMMANDS[command](service, actor, target_of(command), *arguments, **named)
    except NotAllowed:
        return "not allowed"
    except NotThere as error:
        return "not there" if error.kind == "event" else f"no {error.kind}"
    return "allowed"


def by_the_table(command: str, role: str, party: Party) -> str:
    """What the table says of a role on its own event."""
    if role == "nobody":
        return "not there"
    has_right = role in RIGHTS[command].roles
    if role in FIRMS:
        has_right = has_right and party == OWN
    return "allowed" if has_right else "not allowed"


@pytest.mark.parametrize("command", sorted(RIGHTS))
@pytest.mark.parametrize("party", [OWN, FOREIGN], ids=["own", "foreign"])
def test_a_role_on_its_own_event_may_what_the_table_says(
    service, situation, command: str, party: Party
) -> None:
    found = {
        name: outcome(service, situation, command, actor, party)
        for name, actor in actors(target_of(command)).items()
    }
    assert found == {name: by_the_table(command, name, party) for name in found}


@pytest.mark.parametrize("command", sorted(RIGHTS))
def test_a_role_on_another_event_does_not_even_learn_that_this_one_exists(
    service, situation, command: str
) -> None:
    found = {
        name: outcome(service, situation, command, actor, OWN)
        for name, actor in actors("other").items()
        if not actor.is_operator
    }
    assert found == dict.fromkeys(found, "not there")
