"""A service whose clock runs, with a small event in its database."""

from dataclasses import replace
from pathlib import Path

import pytest

from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.service.command import Service
from matchmaking.service.events import create_event
from matchmaking.service.roles import OPERATOR
from tests.faults.additions import EVENT

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def service(store) -> Service:
    return Service(store)


@pytest.fixture
def event() -> Event:
    return replace(read_event(EXAMPLES / "delegations"), id=EVENT)


@pytest.fixture
def fair(service: Service, event: Event) -> None:
    """The event is in the database."""
    create_event(service, OPERATOR, EVENT, event)
