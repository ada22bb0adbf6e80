"""Which personal data was erased, and of which events that was announced; nothing personal."""

from sqlalchemy import Column, ForeignKey, SmallInteger, Table

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Id, Instant

erasures = Table(
    "erasures",
    metadata,
    # no reference: nobody comes back with an event that is made anew
    Column("event_id", Id, primary_key=True),
    # a pseudonym from then on, which nobody else gets
    Column("participant_id", Id, primary_key=True),
    Column("erased_at", Instant, nullable=False),
)

announcements = Table(
    "announcements",
    metadata,
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    # when the event's time is over; another date is announced anew
    Column("due_at", Instant, primary_key=True),
    # how many days before: 30, 7
    Column("days", SmallInteger, primary_key=True),
    Column("announced_at", Instant, nullable=False),
)
