"""What is published: every version, and the meetings of the present one.

A meeting begins where one of the published slots does, and these do not overlap; so whoever has
one attendance a start is nowhere twice at once.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Document, Id, Instant, Party

publications = Table(
    "publications",
    metadata,
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("draft_id", Id, ForeignKey("drafts.id", ondelete="SET NULL")),
    Column("draft_revision", Integer),
    Column("published_by", Id, nullable=False),
    Column("published_at", Instant, nullable=False),
    # the event's revision of which the schedule tells
    Column("event_revision", Integer),
    # schedule.json
    Column("schedule", Document, nullable=False),
    CheckConstraint("version >= 1", "version"),
)

slots = Table(
    "slots",
    metadata,
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("starts_at", Instant, primary_key=True),
    Column("ends_at", Instant, nullable=False),
    CheckConstraint("starts_at < ends_at", "order"),
    UniqueConstraint("event_id", "starts_at", "ends_at"),
)

meetings = Table(
    "meetings",
    metadata,
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Id, primary_key=True),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    # the two sides in order: companies where these meet once, else participants
    Column("side", Party, nullable=False),
    Column("other_side", Party, nullable=False),
    Column("video_url", Text),
    Column("sequence", Integer, nullable=False),
    CheckConstraint("sequence >= 0", "sequence"),
    CheckConstraint("side < other_side", "sides_in_order"),
    UniqueConstraint("event_id", "side", "other_side"),
    UniqueConstraint("event_id", "id", "starts_at"),
    ForeignKeyConstraint(
        ["event_id", "starts_at", "ends_at"],
        ["slots.event_id", "slots.starts_at", "slots.ends_at"],
    ),
)

attendances = Table(
    "attendances",
    metadata,
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("participant_id", Id, primary_key=True),
    Column("starts_at", Instant, primary_key=True),
    Column("meeting_id", Id, nullable=False),
    # 0 or 1: a meeting has two places
    Column("place", Integer, nullable=False),
    CheckConstraint("place IN (0, 1)", "place"),
    UniqueConstraint("event_id", "meeting_id", "place"),
    ForeignKeyConstraint(
        ["event_id", "participant_id"], ["participants.event_id", "participants.id"]
    ),
    # a meeting that moves takes its attendances with it, or stays where it is
    ForeignKeyConstraint(
        ["event_id", "meeting_id", "starts_at"],
        ["meetings.event_id", "meetings.id", "meetings.starts_at"],
        onupdate="CASCADE",
        ondelete="CASCADE",
    ),
)
