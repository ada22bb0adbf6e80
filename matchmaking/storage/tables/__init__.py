"""The tables, one file a subject; their constraints forbid what must never happen."""

from matchmaking.storage.tables.accounts import (
    accounts,
    buckets,
    grants,
    sessions,
    sign_in_links,
)
from matchmaking.storage.tables.audit import audit
from matchmaking.storage.tables.drafts import drafts, revisions
from matchmaking.storage.tables.erasures import announcements, erasures
from matchmaking.storage.tables.events import (
    events,
    fixed,
    participants,
    parties,
    preferences,
    sites,
)
from matchmaking.storage.tables.metadata import metadata
from matchmaking.storage.tables.published import attendances, meetings, publications, slots
from matchmaking.storage.tables.runs import run_lines, runs, workers

__all__ = [
    "accounts",
    "announcements",
    "attendances",
    "audit",
    "buckets",
    "drafts",
    "erasures",
    "events",
    "fixed",
    "grants",
    "meetings",
    "metadata",
    "participants",
    "parties",
    "preferences",
    "publications",
    "revisions",
    "run_lines",
    "runs",
    "sessions",
    "sign_in_links",
    "sites",
    "slots",
    "workers",
]
