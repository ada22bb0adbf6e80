"""Named situations for warnings: a morning of four slots, and people who come to it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from matchmaking.check import warnings
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import TimeRange


@pytest.fixture
def morning() -> Callable[..., Event]:
    """Makes an event in UTC on 2027-02-16: slots 09:00, 09:30, 10:00, 10:30 of 20 minutes.

    Wishes are written as ``"ada bo high"``.
    """

    def make(people: list[Participant], *wishes: str, **settings: object) -> Event:
        session = TimeRange(*map(datetime.fromisoformat, ("2027-02-16T09:00", "2027-02-16T11:00")))
        fields: dict[str, object] = {
            "id": "morning",
            "name": "A morning",
            "timezone": "UTC",
            "meeting_minutes": 20,
            "break_minutes": 10,
            "sessions": (session,),
            "participants": tuple(people),
            "preferences": tuple(map(_wish, wishes)),
        }
        return Event(**(fields | settings))

    return make


@pytest.fixture
def told() -> Callable[[Event], list[tuple[str, tuple[str, ...]]]]:
    """The warnings of an event: each as its message and those concerned."""

    def judge(event: Event) -> list[tuple[str, tuple[str, ...]]]:
        return [(warning.message, warning.participants) for warning in warnings(event)]

    return judge


def _wish(text: str) -> Preference:
    source, target, rating = text.split()
    return Preference(source, target, Rating[rating.upper()])
