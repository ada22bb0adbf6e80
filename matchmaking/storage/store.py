"""One database: its engine, and reading and writing transactions; knows no table.

Errors do not name the values of a statement: logs are no place for them.

SQLite is opened so that nothing acknowledged is lost (write-ahead log, every commit synced), and
every writing transaction takes the database's write lock at its first statement. Within a process
writers queue in the order in which they came: SQLite's own waiting is unfair. On PostgreSQL only
those of one event queue, before they take a connection, lest they hold all while they wait.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from matchmaking.storage.turns import Turns
from matchmaking.storage.unavailable import told_when_unavailable

BUSY_SECONDS = 10.0
"""How long a writer waits for another process."""

_QUEUES = 64
"""Of PostgreSQL: events share them by chance, so that their number does not grow."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    # what is deleted is overwritten, or the file would keep it until another row takes the place
    "secure_delete=ON",
    f"busy_timeout={BUSY_SECONDS * 1000:.0f}",
)


class Store:
    """A database and its transactions.

    Parameters
    ----------
    url
        As SQLAlchemy takes it: ``sqlite:///…`` or ``postgresql+psycopg://…``.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        self._queues = tuple(Turns() for _ in range(1 if self.is_sqlite else _QUEUES))

    @classmethod
    def in_folder(cls, folder: Path) -> "Store":
        """The SQLite database of a data folder, which is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{folder / 'matchmaking.db'}")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the database as it is now, whatever others write meanwhile.

        Raises
        ------
        Unavailable
            When the database cannot be read now.
        """
        engine = self.engine
        if not self.is_sqlite:
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with told_when_unavailable(), engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, event_id: str = "") -> Iterator[Connection]:
        """A transaction that is committed when the body ends, and undone when it raises.

        Parameters
        ----------
        event_id
            The event that it changes, if it is one; then others of the process wait for their turn.

        Raises
        ------
        Unavailable, StorageFull
            When the database cannot be written now; with the first, the very commit may be done.
        """
        with (
            self._queue(event_id),
            told_when_unavailable(),
            self.engine.connect() as connection,
        ):
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def _queue(self, event_id: str) -> AbstractContextManager[None]:
        if not self.is_sqlite and not event_id:
            return nullcontext()
        return self._queues[hash(event_id) % len(self._queues)]

    def forget_deleted(self) -> None:
        """Empty SQLite's write-ahead log, which still holds pages as they were before.

        Where others are reading it waits a while, and then leaves it to the next time.
        """
        if self.is_sqlite:
            with closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _postgresql(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is said below, not by the driver
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
