"""Who did what to which object and when; no personal data but the account's pseudonym."""

from sqlalchemy import Column, Index, Integer, Table, Text

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Id, Instant, Json

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    # an account's id, or "operator" on the command line, or "worker"
    Column("actor", Id, nullable=False),
    # no reference: an entry outlives its event
    Column("event_id", Id),
    Column("command", Text, nullable=False),
    Column("subject", Text),
    Column("fields", Json, nullable=False),
    Index(None, "event_id", "at"),
)
