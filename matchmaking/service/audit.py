"""The audit log: who did what to which object and when; knows no command."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from matchmaking.storage.tables import audit


def write_entry(
    connection: Connection,
    at: datetime,
    actor: str,
    event_id: str | None,
    command: str,
    subject: str | None,
    fields: Mapping[str, Any],
) -> None:
    """Write one entry, in the transaction of what it tells of."""
    entry = {
        "at": at,
        "actor": actor,
        "event_id": event_id,
        "command": command,
        "subject": subject,
        "fields": dict(fields),
    }
    connection.execute(insert(audit).values(entry))
