"""Events with their sites, participants, wishes and fixed meetings: the columns of FORMATS.

A *party* is whatever a wish may name: a participant, or a company. Each name stands for one party,
so that a wish can point at either and none is left behind when its party goes.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Id, Instant, Json, Party

events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True),
    # the document of FORMATS without the tables that stand below
    Column("settings", Json, nullable=False),
    # from the settings, in UTC, where the database has to compare them
    Column("ends_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    # grows with every change of the event's inputs
    Column("revision", Integer, nullable=False, default=1),
    Column("erased_at", Instant),
)


def _of_event() -> Column[str]:
    return Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)


sites = Table(
    "sites",
    metadata,
    _of_event(),
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("booths", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    CheckConstraint("booths >= 0", "booths"),
)

parties = Table("parties", metadata, _of_event(), Column("name", Party, primary_key=True))

participants = Table(
    "participants",
    metadata,
    _of_event(),
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("company", Party),
    Column("email", Text),
    Column("country", Text),
    Column("languages", Json),
    Column("language", Text),
    Column("timezone", Text, nullable=False),
    Column("site", Id),
    Column("availability", Json),
    Column("if_needed", Json),
    Column("unavailable", Json),
    Column("max_meetings", Integer),
    Column("min_meetings", Integer),
    Column("sectors", Json),
    Column("offers", Json),
    Column("seeks", Json),
    Column("position", Integer, nullable=False),
    CheckConstraint("max_meetings >= 0", "maximum"),
    CheckConstraint("min_meetings >= 0", "minimum"),
    ForeignKeyConstraint(["event_id", "id"], ["parties.event_id", "parties.name"]),
    ForeignKeyConstraint(["event_id", "company"], ["parties.event_id", "parties.name"]),
    ForeignKeyConstraint(["event_id", "site"], ["sites.event_id", "sites.id"]),
    Index(None, "event_id", "company"),
)

preferences = Table(
    "preferences",
    metadata,
    _of_event(),
    Column("source", Party, primary_key=True),
    Column("target", Party, primary_key=True),
    Column("rating", SmallInteger, nullable=False),
    Column("position", Integer, nullable=False),
    CheckConstraint("rating BETWEEN 0 AND 4", "rating"),
    ForeignKeyConstraint(
        ["event_id", "source"], ["parties.event_id", "parties.name"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["event_id", "target"], ["parties.event_id", "parties.name"], ondelete="CASCADE"
    ),
    Index(None, "event_id", "target"),
)

fixed = Table(
    "fixed",
    metadata,
    _of_event(),
    Column("a", Id, primary_key=True),
    Column("b", Id, primary_key=True),
    Column("starts_at", Instant),
    Column("position", Integer, nullable=False),
    # a and b in order, so that no pair stands there twice
    Column("first", Id, nullable=False),
    Column("second", Id, nullable=False),
    CheckConstraint(
        "first < second AND (a = first AND b = second OR a = second AND b = first)", "in_order"
    ),
    UniqueConstraint("event_id", "first", "second"),
    ForeignKeyConstraint(
        ["event_id", "a"], ["participants.event_id", "participants.id"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["event_id", "b"], ["participants.event_id", "participants.id"], ondelete="CASCADE"
    ),
)
