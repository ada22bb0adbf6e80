"""Runs of the solver: what was asked, how it stands, what was found so far."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.types import Document, Id, Instant, Json

runs = Table(
    "runs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("event_id", Id, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("asked_by", Id, nullable=False),
    Column("asked_at", Instant, nullable=False),
    # seconds, workers, seed; what it stands on; changed inputs of a what-if
    Column("order", Json, nullable=False),
    Column("state", Text, nullable=False),
    # what its owner wants of it meanwhile: stop and keep the best, or cancel
    Column("wanted", Text),
    # SHA-256 of the inputs that were read, in hexadecimal digits
    Column("fingerprint", Text),
    Column("worker", Text),
    # until then the worker answers for the run; afterwards another one may take it
    Column("leased_until", Instant),
    Column("attempts", Integer, nullable=False, default=0),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    # the best schedule so far, from which another worker goes on
    Column("best", Document),
    # a draft and what it achieves; of a what-if: the differences; of a failure: what to tell
    Column("answer", Document),
    CheckConstraint("state IN ('queued', 'running', 'done', 'failed', 'cancelled')", "state"),
    CheckConstraint("wanted IN ('stop', 'cancel')", "wanted"),
    CheckConstraint("(state = 'running') = (leased_until IS NOT NULL)", "lease"),
    CheckConstraint("(state IN ('done', 'failed', 'cancelled')) = (ended_at IS NOT NULL)", "end"),
    Index(None, "event_id", "asked_at"),
    Index(None, "state", "leased_until"),
)

run_lines = Table(
    "run_lines",
    metadata,
    Column("run_id", Id, ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    # progress: seconds, method, and the stages of which there is news; log: message and fields
    Column("kind", Text, nullable=False),
    Column("line", Json, nullable=False),
    CheckConstraint("kind IN ('progress', 'log')", "kind"),
)

workers = Table(
    "workers",
    metadata,
    # random, of one process
    Column("id", Id, primary_key=True),
    Column("seen_at", Instant, nullable=False),
)
