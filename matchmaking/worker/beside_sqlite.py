"""The one worker beside a SQLite database: takes runs until it is told to end; solves nothing."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy.engine import make_url

from matchmaking.errors import Conflict, Said, Unavailable
from matchmaking.storage import Store
from matchmaking.worker.patience import patiently
from matchmaking.worker.supervising import supervise
from matchmaking.worker.taking import give_back_all, take

_SECONDS_BETWEEN_LOOKS = 1.0

log = structlog.get_logger()


def work_beside_sqlite(store: Store, at_once: int, stopping: threading.Event) -> None:
    """Carry out runs, `at_once` at the same time, until `stopping`.

    Raises
    ------
    Conflict
        When another worker is at this database.
    """
    with _alone(Path(make_url(store.url).database or "")):
        patiently(lambda: give_back_all(store))
        with ThreadPoolExecutor(max_workers=at_once) as pool:
            for loop in [pool.submit(_work, store, stopping) for _ in range(at_once)]:
                loop.result()


def _work(store: Store, stopping: threading.Event) -> None:
    while not stopping.is_set():
        try:
            taken = take(store)
            if taken is not None:
                supervise(store, taken, stopping.is_set)
                continue
        except Unavailable as error:
            log.warning("database away", problem=error.problem)
        stopping.wait(_SECONDS_BETWEEN_LOOKS)


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Keep every other worker away; the lock goes with the process, however that ends."""
    lock = sqlite3.connect(database.with_suffix(".worker"), timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise Conflict([Said("runs.another_worker", {"database": str(database)})]) from error
    try:
        yield
    finally:
        lock.close()
