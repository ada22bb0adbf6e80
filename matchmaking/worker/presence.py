"""Says in the database that this worker is there, until it ends; knows no job."""

import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import structlog
from sqlalchemy import delete, insert, update

from matchmaking.errors import Unavailable
from matchmaking.storage import Store
from matchmaking.storage.tables import workers

SECONDS_BETWEEN_SIGNS = 10.0
"""One that was not seen for several times as long has died."""

log = structlog.get_logger()


@contextmanager
def present(store: Store) -> Iterator[None]:
    """Be seen at work while the body runs."""
    id_ = f"{socket.gethostname()[:40]}-{secrets.token_hex(8)}"
    is_over = threading.Event()
    signs = threading.Thread(target=_give_signs, args=(store, id_, is_over), daemon=True)
    signs.start()
    try:
        yield
    finally:
        is_over.set()
        signs.join()


def _give_signs(store: Store, id_: str, is_over: threading.Event) -> None:
    _try(_seen, store, id_)
    while not is_over.wait(SECONDS_BETWEEN_SIGNS):
        _try(_seen, store, id_)
    _try(_gone, store, id_)


def _try(sign: Callable[[Store, str], None], store: Store, id_: str) -> None:
    """A database that is away sees nobody, and then everybody again."""
    try:
        sign(store, id_)
    except Unavailable as error:
        log.warning("database away", problem=error.problem)


def _seen(store: Store, id_: str) -> None:
    seen_at = datetime.now(UTC)
    with store.writing() as connection:
        again = update(workers).where(workers.c.id == id_).values(seen_at=seen_at)
        if connection.execute(again).rowcount == 0:
            connection.execute(insert(workers).values(id=id_, seen_at=seen_at))


def _gone(store: Store, id_: str) -> None:
    with store.writing() as connection:
        connection.execute(delete(workers).where(workers.c.id == id_))
