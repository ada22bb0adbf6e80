"""A service over a real database, and a small event with everything in it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchmaking.files import read_event
from matchmaking.model.event import Event, FixedMeeting
from matchmaking.service.command import Service

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def service(store) -> Service:
    """A service whose clock stands still."""
    return Service(store, clock=lambda: datetime(2026, 12, 1, 8, tzinfo=UTC))


@pytest.fixture
def event() -> Event:
    """People and companies, a site, wishes of both, and a fixed meeting."""
    event = replace(read_event(EXAMPLES / "delegations"), id="fair")
    return replace(event, fixed=(FixedMeeting("weave", "hansa-1"),))
