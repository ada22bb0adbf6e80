"""A draft of an event's schedule, as a run leaves it, and where its meetings could move."""

from datetime import datetime

from sqlalchemy import select

from matchmaking.editing import State
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Service
from matchmaking.storage.draft_rows import Told, new_draft
from matchmaking.storage.tables import events
from matchmaking.verification.clocks import may_be_met
from tests.solved import SOLVED_AT


def stored_draft(service: Service, schedule: Schedule, name: str = "First") -> str:
    """Store a draft whose bounds are those of the event as it is; its id is returned."""
    with service.store.writing() as connection:
        revision = connection.execute(
            select(events.c.revision).where(events.c.id == schedule.event_id)
        ).scalar_one()
        told = Told(State(schedule), revision)
        step, by = {"run": "r-1"}, "a-1"
        return new_draft(connection, schedule.event_id, told, step, name=name, by=by, at=SOLVED_AT)


def free_slot(event: Event, schedule: Schedule, *people: str) -> datetime:
    """A slot in which these participants have no meeting, and in which each may be met."""
    for slot in event.grid.slots:
        busy = {m.starts_at for p in people for m in schedule.meetings_of.get(p, ())}
        suits = all(may_be_met(event, event.participant[p], slot.starts_at) for p in people)
        if suits and slot.starts_at not in busy:
            return slot.starts_at
    raise LookupError
