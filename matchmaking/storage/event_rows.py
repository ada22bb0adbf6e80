"""An event's document and the rows in which it is stored; knows the columns and no meaning.

The document is the JSON of FORMATS: its tables are rows here, everything else is the settings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from matchmaking.files import instant_text
from matchmaking.model.preference import Rating
from matchmaking.storage.tables import events, fixed, participants, preferences, sites

Row = dict[str, Any]
Document = Mapping[str, Any]

TABLES: Mapping[str, Table] = {
    "sites": sites,
    "participants": participants,
    "preferences": preferences,
    "fixed": fixed,
}
"""The tables of the document that are stored as rows, each after those to which it refers."""


def settings_in(document: Document) -> Row:
    """All of a document that is not stored as rows."""
    return {key: value for key, value in document.items() if key not in TABLES}


def stored_document(connection: Connection, event_id: str) -> Row | None:
    """The document of an event; ``None``: there is none with this id."""
    settings = connection.execute(
        select(events.c.settings).where(events.c.id == event_id)
    ).scalar_one_or_none()
    if settings is None:
        return None
    tables = {name: stored_rows(connection, name, event_id) for name in TABLES}
    return {**settings, **tables}


def stored_rows(
    connection: Connection, name: str, event_id: str, *conditions: ColumnElement[bool]
) -> list[Row]:
    """The rows of one table of the document that meet the conditions, in their order."""
    table = TABLES[name]
    query = select(table).where(table.c.event_id == event_id, *conditions)
    read = _READ.get(name, _given)
    return [read(row) for row in connection.execute(query.order_by(table.c.position)).mappings()]


def columns_of(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the columns of rows of the document, without their event and position."""
    return map(_WRITTEN.get(name) or _all_columns(name), rows)


def _given(row: RowMapping) -> Row:
    return {
        key: value
        for key, value in row.items()
        if value is not None and key not in ("event_id", "position")
    }


def _wish(row: RowMapping) -> Row:
    rating = Rating(row["rating"]).word
    return {"from": row["source"], "to": row["target"], "rating": rating}


def _agreed(row: RowMapping) -> Row:
    starts_at: datetime | None = row["starts_at"]
    pair = {"a": row["a"], "b": row["b"]}
    return pair if starts_at is None else {**pair, "starts": instant_text(starts_at)}


def _all_columns(name: str) -> Callable[[Mapping[str, Any]], Row]:
    columns = [c.name for c in TABLES[name].columns if c.name not in ("event_id", "position")]
    return lambda row: {column: row.get(column) for column in columns}


def _wish_columns(row: Mapping[str, Any]) -> Row:
    rating = Rating[row["rating"].upper()].value
    return {"source": row["from"], "target": row["to"], "rating": rating}


def _agreed_columns(row: Mapping[str, Any]) -> Row:
    first, second = sorted((row["a"], row["b"]))
    starts = row.get("starts")
    return {
        "a": row["a"],
        "b": row["b"],
        "starts_at": None if starts is None else datetime.fromisoformat(starts),
        "first": first,
        "second": second,
    }


_READ: Mapping[str, Callable[[RowMapping], Row]] = {"preferences": _wish, "fixed": _agreed}
_WRITTEN: Mapping[str, Callable[[Mapping[str, Any]], Row]] = {
    "preferences": _wish_columns,
    "fixed": _agreed_columns,
}
