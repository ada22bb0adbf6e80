"""Who answers for a run: takes the next one, extends the lease, gives it back, ends it.

A run that was taken belongs to one taking, whose random name stands in its row. Every change of
the run is bound to that name, so that whoever lost the run, for whatever reason, changes nothing.

Where there are several machines, the database's clock alone says when a lease is over. On SQLite
no clock says so: its one worker gives back, when it starts, what an earlier one left behind.
"""

import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    RowMapping,
    func,
    literal,
    or_,
    select,
    update,
)

from matchmaking.service.audit import write_entry
from matchmaking.service.command import CLOCKS_DIFFER
from matchmaking.service.roles import WORKER
from matchmaking.storage import Store
from matchmaking.storage.run_lines import add_lines, log_line
from matchmaking.storage.tables import events, runs
from matchmaking.words import Words

LEASE_SECONDS = 12.0
"""How long a run stays with a worker of which nothing is heard."""

_LONGEST_LEASE = timedelta(seconds=LEASE_SECONDS) + CLOCKS_DIFFER
"""A small step of the clock takes no run from the worker that is at it."""

MOST_ATTEMPTS = 3
"""A run whose process died so often fails: another attempt would die as well."""

_TAKING = 4011720270217
"""The number of PostgreSQL's lock under which runs are taken, one after another."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A run that is carried out here and now; `taking` is the name of this one attempt."""

    run_id: str
    event_id: str
    taking: str


class NoRoom(Exception):
    """As many runs go on as the installation allows."""


def take(store: Store, run_id: str | None = None, at_once: int | None = None) -> Taken | None:
    """Take a run that nobody answers for: the one with this id, or the next.

    Parameters
    ----------
    at_once
        How many runs may go on at the same time.

    Raises
    ------
    NoRoom
        When so many go on.
    """
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_TAKING)))
        while (row := _next(connection, run_id)) is not None:
            if row["wanted"] == "cancel" or row["attempts"] >= MOST_ATTEMPTS:
                _end_untaken(connection, row)
                continue
            if at_once is not None and _number_going_on(connection) >= at_once:
                raise NoRoom
            return _taken(connection, row)
    return None


def extend(store: Store, taken: Taken) -> str | None:
    """Answer for the run a while longer; return what is wanted of it, or ``lost``."""
    with store.writing() as connection:
        row = change(connection, taken, {"leased_until": _lease_end(connection)})
    return "lost" if row is None else row["wanted"]


def hand_back(store: Store, taken: Taken) -> None:
    """Leave the run to another worker; this was no attempt."""
    with store.writing() as connection:
        left = {**_LEFT, "attempts": runs.c.attempts - 1}
        if change(connection, taken, left) is not None:
            _log(connection, taken.run_id, log_line("runs.log.handed_back"))


def give_up(store: Store, taken: Taken, code: int) -> None:
    """Leave a run whose process died to another attempt; or end it where that is useless.

    `code` is the exit code, or the negative number of the signal that ended the process.
    """
    with store.writing() as connection:
        row = change(connection, taken, {"attempts": runs.c.attempts})
        if row is None:
            return
        _log(connection, taken.run_id, log_line("runs.log.died", code=code))
        if row["wanted"] == "cancel" or row["attempts"] >= MOST_ATTEMPTS:
            _end_untaken(connection, row)
        else:
            change(connection, taken, _LEFT)


def cancel(store: Store, taken: Taken) -> None:
    """End the run without a result."""
    with store.writing() as connection:
        end(connection, taken, "cancelled", None)


def give_back_all(store: Store) -> None:
    """Leave to another attempt what an earlier worker was at: on SQLite there is only one."""
    with store.writing() as connection:
        connection.execute(update(runs).where(runs.c.state == "running").values(_LEFT))


def end(
    connection: Connection,
    taken: Taken,
    state: str,
    answer: Mapping[str, Any] | None,
    **noted: object,
) -> None:
    """End a run that is ours, and write so into the audit log."""
    row = change(connection, taken, _ended(state, answer))
    if row is not None:
        _note(connection, row, state, **noted)


def change(connection: Connection, taken: Taken, values: Mapping[str, Any]) -> RowMapping | None:
    """Change the run's row, and return it; ``None``: the run is not ours any more."""
    changed = update(runs).where(*_ours(taken)).values(values).returning(*_ROW)
    return connection.execute(changed).mappings().one_or_none()


def ours(connection: Connection, taken: Taken, *, lock: bool = False) -> RowMapping | None:
    """The run's row; ``None``: the run is not ours any more."""
    query = select(*_ROW).where(*_ours(taken))
    query = query.with_for_update() if lock else query
    return connection.execute(query).mappings().one_or_none()


_ROW = (runs.c.id, runs.c.event_id, runs.c.asked_by, runs.c.wanted, runs.c.attempts)


def _ours(taken: Taken) -> tuple[ColumnElement[bool], ...]:
    return runs.c.id == taken.run_id, runs.c.worker == taken.taking, runs.c.state == "running"


_LEFT: Mapping[str, Any] = {"state": "queued", "worker": None, "leased_until": None}


def _ended(state: str, answer: Mapping[str, Any] | None) -> dict[str, Any]:
    over = {"state": state, "ended_at": _now(), "answer": answer, "best": None}
    return {**_LEFT, **over}


def _next(connection: Connection, run_id: str | None) -> RowMapping | None:
    query = select(*_ROW).where(is_open(connection)).order_by(runs.c.asked_at, runs.c.id).limit(1)
    query = query if run_id is None else query.where(runs.c.id == run_id)
    return connection.execute(query.with_for_update()).mappings().one_or_none()


def _taken(connection: Connection, row: RowMapping) -> Taken:
    machine = socket.gethostname()[:40]
    taken = Taken(row["id"], row["event_id"], f"{machine}-{secrets.token_hex(8)}")
    values = {
        "state": "running",
        "worker": taken.taking,
        "leased_until": _lease_end(connection),
        "attempts": row["attempts"] + 1,
        "started_at": func.coalesce(runs.c.started_at, literal(_now(), runs.c.started_at.type)),
    }
    connection.execute(update(runs).where(runs.c.id == row["id"]).values(values))
    line = log_line("runs.log.taken", machine=machine, attempt=row["attempts"] + 1)
    _log(connection, row["id"], line)
    return taken


def _end_untaken(connection: Connection, row: RowMapping) -> None:
    """End a run that nobody will try any more."""
    state, answer = "cancelled", None
    if row["wanted"] != "cancel":
        words = Words(_language(connection, row["event_id"]))
        told = words.say("runs.died", attempts=row["attempts"])
        state, answer = "failed", {"error": "Died", "told": [told]}
    connection.execute(update(runs).where(runs.c.id == row["id"]).values(_ended(state, answer)))
    _note(connection, row, state)


def _language(connection: Connection, event_id: str) -> str:
    settings = connection.execute(select(events.c.settings).where(events.c.id == event_id)).scalar()
    language: str = (settings or {}).get("event", {}).get("language", "en")
    return language


def _note(connection: Connection, row: RowMapping, state: str, **noted: object) -> None:
    told = {"state": state, **noted}
    write_entry(connection, _now(), WORKER.id, row["event_id"], "execute_run", row["id"], told)


def is_open(connection: Connection) -> ColumnElement[bool]:
    """Whether nobody answers for a run that is to be carried out."""
    return or_(runs.c.state == "queued", _is_left(connection))


def _is_left(connection: Connection) -> ColumnElement[bool]:
    if connection.dialect.name == "sqlite":
        return literal(False)
    is_over = runs.c.leased_until < _database_clock()
    # longer than any: the clock was ahead, and has been set back since
    is_of_another_time = runs.c.leased_until > _database_clock() + _LONGEST_LEASE
    return (runs.c.state == "running") & (is_over | is_of_another_time)


def _number_going_on(connection: Connection) -> int:
    going_on = (runs.c.state == "running") & ~_is_left(connection)
    return connection.execute(select(func.count()).where(going_on)).scalar_one()


def _lease_end(connection: Connection) -> Any:
    lease = timedelta(seconds=LEASE_SECONDS)
    return _now() + lease if connection.dialect.name == "sqlite" else _database_clock() + lease


def _database_clock() -> ColumnElement[datetime]:
    return func.clock_timestamp(type_=DateTime(timezone=True))


def _now() -> datetime:
    return datetime.now(UTC)


def _log(connection: Connection, run_id: str, line: dict[str, Any]) -> None:
    add_lines(connection, run_id, _now(), "log", [line])
