"""Accounts, what each may do where, and how one signs in; secrets only as their SHA-256."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Id, Instant, Party, name

_Digest = name(64)

accounts = Table(
    "accounts",
    metadata,
    # random; stands in the audit log and survives the erasure of the address
    Column("id", Id, primary_key=True),
    Column("email", Text, unique=True),
    Column("is_operator", Boolean, nullable=False, default=False),
    Column("language", Text),
    Column("created_at", Instant, nullable=False),
)

grants = Table(
    "grants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", Id, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("role", Text, nullable=False),
    # the company of a manager, the id of a participant; empty for organisers
    Column("subject", Party, nullable=False, default=""),
    Column("granted_at", Instant, nullable=False),
    CheckConstraint("role IN ('owner', 'editor', 'viewer', 'manager', 'participant')", "role"),
    CheckConstraint("(role IN ('manager', 'participant')) = (subject <> '')", "subject"),
    UniqueConstraint("account_id", "event_id", "role", "subject"),
    Index(None, "event_id", "subject"),
)

sign_in_links = Table(
    "sign_in_links",
    metadata,
    Column("digest", _Digest, primary_key=True),
    # none where nobody has the address: asking does the same then, and leads nowhere
    Column("account_id", Id, ForeignKey("accounts.id", ondelete="CASCADE")),
    # of the code that is typed where the link is opened in another browser
    Column("code_digest", _Digest),
    # of the cookie of the browser that asked; none where the operator printed the link
    Column("browser_digest", _Digest),
    Column("wrong_codes", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("consumed_at", Instant),
    Index(None, "account_id"),
    Index(None, "browser_digest"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", _Digest, primary_key=True),
    Column("account_id", Id, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "account_id"),
)

buckets = Table(
    "buckets",
    metadata,
    # of what is limited: a mail address, a network
    Column("digest", _Digest, primary_key=True),
    # when as much as ever may be taken again; later by each one that was taken
    Column("full_at", Instant, nullable=False),
    Index(None, "full_at"),
)
