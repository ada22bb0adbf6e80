"""What the database holds, row by row; for comparing before and after."""

from sqlalchemy import Connection, Table, select

from matchmaking.storage import Store
from matchmaking.storage.tables import metadata


def rows_of(store: Store, event_id: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of one event in every table that has events, the audit log included."""
    with store.reading() as connection:
        return {
            table.name: _rows(connection, table, event_id)
            for table in metadata.sorted_tables
            if "event_id" in table.c or table.name == "events"
        }


def _rows(connection: Connection, table: Table, event_id: str) -> list[tuple[object, ...]]:
    key = table.c.id if table.name == "events" else table.c.event_id
    query = select(table).where(key == event_id)
    return sorted((tuple(row) for row in connection.execute(query)), key=repr)
