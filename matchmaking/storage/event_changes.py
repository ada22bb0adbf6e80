"""Writes an event and its changes as rows, all rows of a table at once; judges none."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, or_, select, update

from matchmaking.files import event_to_json
from matchmaking.model.event import Event
from matchmaking.model.zones import instant_of
from matchmaking.storage.account_rows import forget_without_role
from matchmaking.storage.erasure_rows import check_not_erased
from matchmaking.storage.event_difference import EventDifference, TableDifference, difference
from matchmaking.storage.event_rows import TABLES, Row, columns_of, settings_in
from matchmaking.storage.tables import events, grants, participants, parties

_KEY_COLUMNS = {
    "sites": ("id",),
    "participants": ("id",),
    "preferences": ("source", "target"),
    "fixed": ("first", "second"),
}
"""The columns that hold a row's key in `matchmaking.storage.event_difference.KEYS`."""


def add_event(connection: Connection, event: Event, now: datetime) -> None:
    """Store an event that is not there yet."""
    document = event_to_json(event)
    connection.execute(
        insert(events).values(id=event.id, created_at=now, **_event_columns(event, document))
    )
    _write_tables(connection, event.id, difference({}, document))


def change_event(connection: Connection, event_id: str, changes: EventDifference) -> None:
    """Change the rows of a stored event as the difference says; its revision grows."""
    own = update(events).where(events.c.id == event_id)
    connection.execute(own.values(revision=events.c.revision + 1))
    _write_tables(connection, event_id, changes)


def change_settings(connection: Connection, event: Event) -> None:
    """Give a stored event the settings of `event`."""
    own = update(events).where(events.c.id == event.id)
    connection.execute(own.values(_event_columns(event, event_to_json(event))))


def _event_columns(event: Event, document: Row) -> Row:
    ends_at = instant_of(event.sessions[-1].end, event.timezone)
    return {"settings": settings_in(document), "ends_at": ends_at}


def _write_tables(connection: Connection, event_id: str, changes: EventDifference) -> None:
    """New rows come after those to which they refer; what goes, goes before these."""
    people = changes.tables["participants"]
    check_not_erased(connection, event_id, [id_ for (id_,) in people.added])
    _add_parties(connection, event_id, people)
    for name, table in changes.tables.items():
        _add(connection, event_id, name, table)
        _change(connection, event_id, name, table)
    for name, table in reversed(list(changes.tables.items())):
        if table.removed:
            _delete(connection, event_id, name, table)
        if name == "participants" and (table.removed or table.changed):
            _end_parties(connection, event_id)


def _add(connection: Connection, event_id: str, name: str, table: TableDifference) -> None:
    if not table.added:
        return
    stored = TABLES[name]
    last = select(func.max(stored.c.position)).where(stored.c.event_id == event_id)
    position = connection.execute(last).scalar_one_or_none()
    first = 0 if position is None else position + 1
    rows = columns_of(name, table.added.values())
    connection.execute(
        insert(stored),
        [{"event_id": event_id, "position": n, **row} for n, row in enumerate(rows, first)],
    )


def _change(connection: Connection, event_id: str, name: str, table: TableDifference) -> None:
    if not table.changed:
        return
    stored, keys = TABLES[name], _KEY_COLUMNS[name]
    rows = list(columns_of(name, (change.after for change in table.changed.values())))
    values: Row = {column: bindparam(column) for column in rows[0] if column not in keys}
    own = [stored.c[key] == bindparam(f"key_{key}") for key in keys]
    statement = update(stored).where(stored.c.event_id == event_id, *own).values(values)
    given = [
        {column: row[column] for column in values} | {f"key_{key}": row[key] for key in keys}
        for row in rows
    ]
    connection.execute(statement, given)


def _delete(connection: Connection, event_id: str, name: str, table: TableDifference) -> None:
    stored, keys = TABLES[name], _KEY_COLUMNS[name]
    own = [stored.c[key] == bindparam(f"key_{key}") for key in keys]
    connection.execute(
        delete(stored).where(stored.c.event_id == event_id, *own),
        [
            {f"key_{key}": part for key, part in zip(keys, names, strict=True)}
            for names in table.removed
        ],
    )


def _add_parties(connection: Connection, event_id: str, people: TableDifference) -> None:
    rows = [*people.added.values(), *(change.after for change in people.changed.values())]
    named = dict.fromkeys(
        name for row in rows for name in (row["id"], row.get("company") or row["id"])
    )
    stored = select(parties.c.name).where(parties.c.event_id == event_id)
    there = set(connection.execute(stored).scalars()) if named else set()
    _insert_names(connection, event_id, [name for name in named if name not in there])


def _insert_names(connection: Connection, event_id: str, names: Iterable[str]) -> None:
    rows = [{"event_id": event_id, "name": name} for name in names]
    if rows:
        connection.execute(insert(parties), rows)


def _end_parties(connection: Connection, event_id: str) -> None:
    """Take away those for whom nobody stands any more, with wishes and roles that name them.

    Somebody who gets the same id later is somebody else.
    """
    stands_for_it = exists().where(
        participants.c.event_id == parties.c.event_id,
        or_(participants.c.id == parties.c.name, participants.c.company == parties.c.name),
    )
    connection.execute(delete(parties).where(parties.c.event_id == event_id, ~stands_for_it))
    is_there = exists().where(
        parties.c.event_id == grants.c.event_id, parties.c.name == grants.c.subject
    )
    ended = delete(grants).where(grants.c.event_id == event_id, grants.c.subject != "", ~is_there)
    accounts = connection.execute(ended.returning(grants.c.account_id)).scalars().all()
    forget_without_role(connection, accounts)
