"""A draft of an event's schedule, as a run leaves it."""

from sqlalchemy import select

from matchmaking.editing import State
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Service
from matchmaking.storage.draft_rows import Told, new_draft
from matchmaking.storage.tables import events
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
