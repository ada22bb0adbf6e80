"""Two events with the same participants: whatever is done to one, the other's rows stay."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from matchmaking.model.event import Event
from matchmaking.service.command import Service
from matchmaking.service.events import create_event, delete_event, import_event, preview_import
from matchmaking.service.hours import change_hours
from matchmaking.service.imported_schedules import import_schedule
from matchmaking.service.participants import (
    add_participant,
    change_participant,
    remove_participant,
)
from matchmaking.service.roles import OPERATOR
from matchmaking.service.wishes import change_wishes
from tests.by_hand import schedule_by_hand
from tests.service.published import publish_meeting
from tests.service.rows import rows_of


def _done(command: Callable[..., object], *arguments: object) -> Callable[[Service], object]:
    return lambda service: command(service, OPERATOR, "fair", *arguments)


COMMANDS: dict[str, Callable[[Service], object]] = {
    "wish": _done(change_wishes, "weave", {"maple-1": None, "hansa-2": "must"}),
    "hours": _done(change_hours, "weave", {"timezone": "Europe/Paris"}),
    "describe": _done(change_participant, "weave", {"name": "W", "company": "Weave"}),
    "add": _done(
        add_participant, "oasis", {"id": "oasis", "name": "O", "kind": "seller", "timezone": "UTC"}
    ),
    "remove": _done(remove_participant, "weave"),
    "keep a schedule": _done(import_schedule, schedule_by_hand("fair"), "earlier"),
    "delete": _done(delete_event),
}


@pytest.fixture
def twins(service, store, event) -> Event:
    """The event and another one that differs by its id only, both with a published meeting."""
    for id_ in ("fair", "twin"):
        twin = replace(event, id=id_)
        create_event(service, OPERATOR, id_, twin)
        publish_meeting(store, twin, "argan-1", "hansa-1")
    return event


@pytest.mark.parametrize("done", COMMANDS)
def test_a_command_on_one_event_leaves_the_other(service, store, twins, done: str) -> None:
    own, other = rows_of(store, "fair"), rows_of(store, "twin")
    COMMANDS[done](service)
    assert rows_of(store, "fair") != own
    assert rows_of(store, "twin") == other


def test_an_import_into_one_event_leaves_the_other(service, store, twins) -> None:
    other = rows_of(store, "twin")
    people = tuple(p for p in twins.participants if p.id in ("argan-1", "hansa-1"))
    few = replace(twins, name="Few", participants=people, preferences=(), fixed=())
    assert preview_import(service, OPERATOR, "fair", few)
    import_event(service, OPERATOR, "fair", few, remove=True)
    # ten of twelve participants, and everything that named them, are gone from one event only
    assert len(rows_of(store, "fair")["participants"]) == 2
    assert rows_of(store, "twin") == other


def test_creating_an_event_leaves_the_other(service, store, twins) -> None:
    other = rows_of(store, "twin")
    create_event(service, OPERATOR, "third", replace(twins, id="third"))
    assert rows_of(store, "twin") == other
