"""Drafts of a schedule and every state that each has had."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Document, Id, Instant, Json

drafts = Table(
    "drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("run_id", Id, ForeignKey("runs.id", ondelete="SET NULL"), unique=True),
    Column("name", Text, nullable=False),
    # the number of its present state
    Column("revision", Integer, nullable=False, default=1),
    Column("created_by", Id, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("discarded_at", Instant),
    Index(None, "event_id", "created_at"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("draft_id", Id, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("made_by", Id, nullable=False),
    Column("made_at", Instant, nullable=False),
    # what led to it: a run, an edit with its fields, a return to an earlier state
    Column("step", Json, nullable=False),
    # the meetings that may not move when the draft is solved again
    Column("locked", Json, nullable=False),
    # the event's revision of which the schedule tells; none: nobody knows any more
    Column("event_revision", Integer),
    # schedule.json
    Column("schedule", Document, nullable=False),
)
