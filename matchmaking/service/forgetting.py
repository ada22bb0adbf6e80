"""Drops rows whose time is over; knows not what they are."""

from sqlalchemy import ColumnElement, Connection, Table, delete, select


def forget(connection: Connection, table: Table, is_over: ColumnElement[bool]) -> None:
    """Delete those rows, by their digest, that nobody else is at.

    Two transactions that wait for each other's rows would not end; a row that is left is
    forgotten another time.
    """
    rows = select(table.c.digest).where(is_over).with_for_update(skip_locked=True)
    connection.execute(delete(table).where(table.c.digest.in_(rows)))
