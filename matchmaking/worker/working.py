"""Works until it is told to end, in the way that the database asks for; knows no job."""

import importlib
import signal
import threading

from matchmaking.service.command import Service
from matchmaking.settings import Settings
from matchmaking.storage import Store
from matchmaking.worker.beside_sqlite import work_beside_sqlite
from matchmaking.worker.presence import present
from matchmaking.worker.regularly import regularly
from matchmaking.worker.upkeep import SECONDS_BETWEEN_LOOKS, keep_up


def work(store: Store, settings: Settings) -> None:
    """Carry out runs until SIGTERM or Ctrl-C, and end within 10 seconds of it.

    Personal data whose time is over is erased meanwhile.

    Raises
    ------
    Conflict
        When the database is SQLite and has a worker already.
    """
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    at_once, service = settings.runs_at_once, Service(store)
    with present(store), regularly(lambda: keep_up(service, settings), SECONDS_BETWEEN_LOOKS):
        if store.is_sqlite:
            work_beside_sqlite(store, at_once, stopping)
        else:
            # Its engine is an optional dependency, which an installation on SQLite lacks.
            beside_postgres = importlib.import_module("matchmaking.worker.beside_postgres")
            beside_postgres.work_beside_postgres(store, at_once, stopping)
