"""A stored event, runs of it, and real workers that carry them out."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from matchmaking.failpoints import VARIABLE
from matchmaking.files import read_event
from matchmaking.service.command import Service
from matchmaking.service.events import create_event
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import Order, ask_for_run, read_run
from matchmaking.storage import Store
from matchmaking.worker.child import DATABASE
from matchmaking.worker.execution import Execution
from matchmaking.worker.taking import take

EXAMPLES = Path(__file__).parents[2] / "examples"
EVENT = "fair"
SECONDS_MOST = 3600.0
SECONDS = 300.0
"""How long a test waits for what has to happen; on an idle machine it takes a few."""


@dataclass
class Workers:
    """Worker processes beside one database; those that still live end with the test."""

    url: str
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, failpoint: str = "") -> subprocess.Popen[bytes]:
        """Begin to work; at the failpoint the process that passes it is killed."""
        worker = subprocess.Popen(
            [sys.executable, "-m", "matchmaking", "worker"],
            env={**os.environ, DATABASE: self.url, VARIABLE: failpoint},
        )
        self.started.append(worker)
        return worker

    def kill(self) -> None:
        """End all of them as the machine's failure would."""
        for worker in self.started:
            worker.kill()
            worker.wait()


@pytest.fixture
def workers(database_url: str) -> Iterator[Workers]:
    workers = Workers(database_url)
    yield workers
    workers.kill()


@pytest.fixture
def service(store: Store) -> Service:
    return Service(store)


@pytest.fixture
def quick(service: Service) -> None:
    """An event whose best schedule is proven at once: 2 meetings of 3 participants."""
    create_event(service, OPERATOR, EVENT, replace(read_event(EXAMPLES / "minimal"), id=EVENT))


@pytest.fixture
def long(service: Service) -> None:
    """An event on which a search takes all the time that it is given."""
    create_event(service, OPERATOR, EVENT, replace(read_event(EXAMPLES / "innovdays"), id=EVENT))


def ask(service: Service, order: Order | None = None, **more: Any) -> str:
    """Ask for a run of the event."""
    return ask_for_run(service, OPERATOR, EVENT, order or Order(workers=1), SECONDS_MOST, **more)


def read(service: Service, run_id: str) -> dict[str, Any]:
    return read_run(service, OPERATOR, EVENT, run_id)


def carried_out(service: Service, run_id: str) -> dict[str, Any]:
    """The run, once this process has carried it out."""
    taken = take(service.store, run_id)
    assert taken is not None
    Execution(service.store, taken).carry_out()
    return read(service, run_id)


def log_of(run: dict[str, Any]) -> list[str]:
    """What happened to a run, as the keys of its log."""
    return [line["line"]["message"] for line in run["lines"] if line["kind"] == "log"]


def progress_of(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [line["line"] for line in run["lines"] if line["kind"] == "progress"]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return as soon as something is so."""
    until = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


def wait_for_end(service: Service, run_id: str) -> dict[str, Any]:
    """The run, once it is over."""
    wait_until(lambda: read(service, run_id)["ended_at"] is not None)
    return read(service, run_id)


def wait_for_best(service: Service, run_id: str, attempts: int = 1) -> None:
    """Return once the run's so many-th attempt has told of a schedule."""
    wait_until(lambda: has_begun(read(service, run_id), attempts))


def has_begun(run: dict[str, Any], attempts: int) -> bool:
    """Whether there is progress after the log told of so many takings."""
    takings = 0
    for line in run["lines"]:
        takings += line["line"].get("message") == "runs.log.taken"
        if line["kind"] == "progress" and takings >= attempts:
            return True
    return False
