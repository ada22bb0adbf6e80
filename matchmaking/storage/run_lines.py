"""The lines that a run leaves while it goes on, in their order; knows not who writes them.

Whoever writes lines has changed the run's row before, in the same transaction: that row's lock
keeps their numbers apart.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select

from matchmaking.storage.tables import run_lines

Kind = Literal["progress", "log"]


def add_lines(
    connection: Connection, run_id: str, at: datetime, kind: Kind, lines: Iterable[dict[str, Any]]
) -> None:
    """Write lines after those that are there."""
    last = select(func.max(run_lines.c.number)).where(run_lines.c.run_id == run_id)
    number = connection.execute(last).scalar() or 0
    rows = [
        {"run_id": run_id, "number": number + n, "at": at, "kind": kind, "line": line}
        for n, line in enumerate(lines, start=1)
    ]
    if rows:
        connection.execute(insert(run_lines), rows)


def log_line(message: str, **fields: object) -> dict[str, Any]:
    """A line of the log: a key of the catalogues and its placeholders."""
    return {"message": message, "fields": fields}


def lines_after(connection: Connection, run_id: str, number: int) -> list[dict[str, Any]]:
    """All lines above a number, each with its own, its kind and its time."""
    query = (
        select(run_lines.c.number, run_lines.c.at, run_lines.c.kind, run_lines.c.line)
        .where(run_lines.c.run_id == run_id, run_lines.c.number > number)
        .order_by(run_lines.c.number)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
