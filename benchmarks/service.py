"""What a large event costs the service: its import, and its inputs read for a run.

    python -m benchmarks.service [PEOPLE] [--database URL]

Without a URL a SQLite database in a temporary folder is measured. CPU seconds are those of this
process; a PostgreSQL server's own are not among them, so seconds on the clock stand beside them.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.instances import make_event
from benchmarks.machine import machine
from matchmaking.files import read_event, write_event
from matchmaking.model.event import Event
from matchmaking.service.command import Service
from matchmaking.service.events import create_event, export_event, import_event
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from matchmaking.storage.migrating import migrate

T = TypeVar("T")

MOST_WISHES = 200_000


def main() -> None:
    """Measure one database and print a line for each step."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.service")
    parser.add_argument("people", type=int, nargs="?", default=10_000)
    parser.add_argument("--database", help="postgresql+psycopg://…, an empty database")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.database or f"sqlite:///{folder}/matchmaking.db"
        event = make_event("roomy", arguments.people, 1)
        event = replace(event, preferences=event.preferences[:MOST_WISHES])
        file = Path(folder) / "event.json"
        write_event(event, file)
        store = Store(url)
        migrate(store)
        print(f"{machine()}; {store.engine.name}")
        print(f"{len(event.participants):,} participants, {len(event.preferences):,} wishes")
        _measure(Service(store), event, file)
        store.close()


def _measure(service: Service, event: Event, file: Path) -> None:
    read = _timed("the files read and checked", lambda: read_event(file))
    _timed("imported, new", lambda: create_event(service, OPERATOR, event.id, read))
    _timed("imported again, unchanged", lambda: import_event(service, OPERATOR, event.id, read))
    half = replace(read, preferences=read.preferences[: len(read.preferences) // 2])
    _timed(
        "imported with half the wishes",
        lambda: import_event(service, OPERATOR, event.id, half, remove=True),
    )
    _timed(
        "imported with all of them again", lambda: import_event(service, OPERATOR, event.id, read)
    )
    stored = _timed("a run's inputs read", lambda: export_event(service, OPERATOR, event.id))
    if len(stored.preferences) != len(event.preferences):
        raise AssertionError("what was stored is not what was imported")


def _timed(step: str, do: Callable[[], T]) -> T:
    started, cpu_started = time.perf_counter(), time.process_time()
    done = do()
    cpu, seconds = time.process_time() - cpu_started, time.perf_counter() - started
    print(f"{cpu:6.1f} CPU seconds, {seconds:6.1f} on the clock: {step}", flush=True)
    return done


if __name__ == "__main__":
    main()
