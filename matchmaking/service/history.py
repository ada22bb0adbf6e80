"""What has been done to an event, for its organisers to read; writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from matchmaking.service.command import Work, command
from matchmaking.storage.tables import audit, erasures

MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to which object and when; the actor is a pseudonym.

    `is_removed`: whether the subject is a participant who was erased.
    """

    id: int
    at: datetime
    actor: str
    command: str
    subject: str | None
    fields: Mapping[str, Any]
    is_removed: bool = False


@command(changes=False)
def read_audit(work: Work, before: int | None = None) -> tuple[Entry, ...]:
    """The latest entries, newest first; with `before`, those older than the entry of that id."""
    is_removed = exists().where(
        erasures.c.event_id == audit.c.event_id, erasures.c.participant_id == audit.c.subject
    )
    query = (
        select(
            audit.c.id,
            audit.c.at,
            audit.c.actor,
            audit.c.command,
            audit.c.subject,
            audit.c.fields,
            is_removed,
        )
        .where(audit.c.event_id == work.event_id)
        .order_by(audit.c.id.desc())
        .limit(MOST_ENTRIES)
    )
    if before is not None:
        query = query.where(audit.c.id < before)
    return tuple(Entry(*row) for row in work.connection.execute(query))
