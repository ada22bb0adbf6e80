"""Says in the database that this worker is there, until it ends; knows no job."""

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import delete, insert, update

from matchmaking.storage import Store
from matchmaking.storage.tables import workers
from matchmaking.worker.regularly import attempt, regularly

SECONDS_BETWEEN_SIGNS = 10.0
"""One that was not seen for several times as long has died."""


@contextmanager
def present(store: Store) -> Iterator[None]:
    """Be seen at work while the body runs."""
    id_ = f"{socket.gethostname()[:40]}-{secrets.token_hex(8)}"
    try:
        with regularly(lambda: _seen(store, id_), SECONDS_BETWEEN_SIGNS):
            yield
    finally:
        attempt(lambda: _gone(store, id_))


def _seen(store: Store, id_: str) -> None:
    seen_at = datetime.now(UTC)
    with store.writing() as connection:
        again = update(workers).where(workers.c.id == id_).values(seen_at=seen_at)
        if connection.execute(again).rowcount == 0:
            connection.execute(insert(workers).values(id=id_, seen_at=seen_at))


def _gone(store: Store, id_: str) -> None:
    with store.writing() as connection:
        connection.execute(delete(workers).where(workers.c.id == id_))
