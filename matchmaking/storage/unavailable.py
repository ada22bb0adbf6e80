"""What a database says when it cannot work now, as an error of ours; knows no transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from matchmaking.errors import StorageFull, Unavailable

_DEFECT = sqlite3.SQLITE_ERROR
"""What SQLite says of a statement that is wrong: no waiting helps."""

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE, "53100")
"""SQLite: the file, or the index of its write-ahead log, cannot grow; PostgreSQL: the disk."""


@contextmanager
def told_when_unavailable() -> Iterator[None]:
    """Tell of a database that is away, busy for too long, or out of room.

    Raises
    ------
    Unavailable, StorageFull
    """
    try:
        yield
    except TimeoutError as error:  # all connections of this process are in use
        raise Unavailable(str(error)) from error
    except (OperationalError, InterfaceError, sqlite3.OperationalError) as error:
        said = getattr(error, "orig", error)
        code = getattr(said, "sqlite_errorcode", None) or getattr(said, "sqlstate", None)
        if code == _DEFECT:
            raise
        kind = StorageFull if code in _FULL else Unavailable
        raise kind(str(said).partition("\n")[0]) from error
