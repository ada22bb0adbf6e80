"""Drafts and their states, read and written; knows no edit and no command.

A state is never changed: whatever happens to a draft adds another one.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from matchmaking.editing import State
from matchmaking.errors import NotThere
from matchmaking.files import schedule_from_json, schedule_to_json
from matchmaking.storage.tables import drafts, revisions


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft without its schedule; `revision` is the number of its present state."""

    id: str
    name: str
    revision: int
    run_id: str | None
    created_by: str
    created_at: datetime
    discarded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """What led to one state of a draft, by whom and when; `step` is told in docs/drafts.md."""

    number: int
    made_by: str
    made_at: datetime
    step: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A state, and the event's revision of which its schedule tells; ``None``: unknown."""

    state: State
    event_revision: int | None


_DRAFT = [drafts.c[name] for name in Draft.__dataclass_fields__]
_STEP = [revisions.c[name] for name in Step.__dataclass_fields__]


def new_draft(
    connection: Connection,
    event_id: str,
    told: Told,
    step: Mapping[str, Any],
    *,
    name: str,
    by: str,
    at: datetime,
    run_id: str | None = None,
) -> str:
    """Store a draft with its first state; its id is returned."""
    id_ = f"d-{secrets.token_hex(8)}"
    row = {"id": id_, "event_id": event_id, "run_id": run_id, "name": name}
    connection.execute(insert(drafts).values({**row, "created_by": by, "created_at": at}))
    _add(connection, id_, Step(1, by, at, step), told)
    return id_


def next_state(connection: Connection, draft: Draft, told: Told, step: Step) -> None:
    """Store what has become of a draft; one that was discarded is there again."""
    _add(connection, draft.id, step, told)
    now = {"revision": step.number, "discarded_at": None}
    connection.execute(update(drafts).where(drafts.c.id == draft.id).values(now))


def drafts_of(connection: Connection, event_id: str) -> tuple[Draft, ...]:
    """All drafts of an event, the newest first, those discarded included."""
    query = select(*_DRAFT).where(drafts.c.event_id == event_id)
    rows = connection.execute(query.order_by(drafts.c.created_at.desc(), drafts.c.id))
    return tuple(Draft(*row) for row in rows)


def draft_in(connection: Connection, event_id: str, draft_id: str) -> Draft:
    """A draft of an event.

    Raises
    ------
    NotThere
        When the event has none with this id.
    """
    query = select(*_DRAFT).where(drafts.c.event_id == event_id, drafts.c.id == draft_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere("draft", draft_id)
    return Draft(*row)


def state_of(connection: Connection, draft: Draft, number: int) -> Told:
    """One state of a draft.

    Raises
    ------
    NotThere
        When it has never had so many.
    """
    query = select(revisions.c.schedule, revisions.c.locked, revisions.c.event_revision).where(
        revisions.c.draft_id == draft.id, revisions.c.number == number
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere("revision", str(number))
    state = State(schedule_from_json(row.schedule), frozenset(row.locked))
    return Told(state, row.event_revision)


def steps_of(connection: Connection, draft: Draft, after: int = 0) -> tuple[Step, ...]:
    """What led to each state of a draft whose number is greater than `after`, in their order."""
    query = select(*_STEP).where(revisions.c.draft_id == draft.id, revisions.c.number > after)
    rows = connection.execute(query.order_by(revisions.c.number))
    return tuple(Step(*row) for row in rows)


def _add(connection: Connection, draft_id: str, step: Step, told: Told) -> None:
    row = {
        "draft_id": draft_id,
        "number": step.number,
        "made_by": step.made_by,
        "made_at": step.made_at,
        "step": dict(step.step),
        "locked": sorted(told.state.locked),
        "event_revision": told.event_revision,
        "schedule": schedule_to_json(told.state.schedule),
    }
    connection.execute(insert(revisions).values(row))
