"""Takes everything personal of an event out of its tables; what is left tells of nobody."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from matchmaking.storage.account_rows import forget_without_role
from matchmaking.storage.tables import (
    drafts,
    events,
    fixed,
    grants,
    meetings,
    participants,
    parties,
    preferences,
    publications,
    runs,
    slots,
)

_COUNTED = (participants, preferences, meetings, publications)

_CLEARED = (publications, meetings, slots, drafts, runs, preferences, fixed, participants, parties)
"""Each after those that refer to it; the rest goes with these."""


def cleared(connection: Connection, event_id: str, now: datetime) -> dict[str, int]:
    """Clear an event; how many rows its larger tables had is returned, by table."""
    counts = {
        table.name: connection.execute(
            select(func.count()).where(table.c.event_id == event_id)
        ).scalar_one()
        for table in _COUNTED
    }
    for table in _CLEARED:
        connection.execute(delete(table).where(table.c.event_id == event_id))
    of_firms = delete(grants).where(grants.c.event_id == event_id, grants.c.subject != "")
    ended = connection.execute(of_firms.returning(grants.c.account_id)).scalars().all()
    forget_without_role(connection, ended)
    own = update(events).where(events.c.id == event_id)
    connection.execute(own.values(erased_at=now, revision=events.c.revision + 1))
    return counts
