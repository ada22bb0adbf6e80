"""Workers and their processes that are killed, told to end, or lose their database."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import select, text

from matchmaking.service.command import Service
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import Order, stop_run
from matchmaking.storage import Store
from matchmaking.storage.tables import drafts
from matchmaking.worker.supervising import (
    _SECONDS_BETWEEN_LOOKS,
    _SECONDS_TO_HAND_BACK,
    _SECONDS_TO_SAY_SO,
)
from tests.postgres import Postgres
from tests.worker.conftest import (
    EVENT,
    SECONDS,
    Workers,
    ask,
    log_of,
    read,
    wait_for_best,
    wait_for_end,
    wait_until,
)

pytestmark = pytest.mark.slow

HOURS = Order(seconds=3000, workers=1)


def children_of(worker: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a worker has started and that still live."""
    tasks = Path(f"/proc/{worker.pid}/task").glob("*/children")
    return [int(pid) for file in tasks for pid in file.read_text().split()]


def lives(pid: int) -> bool:
    """Whether a process is there and no mere entry of one that has ended."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def drafts_in(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(drafts.c.id)).scalars())


def test_a_process_that_is_killed_is_followed_by_one_that_goes_on(
    service: Service, store: Store, workers: Workers, long: None
) -> None:
    run_id = ask(service, HOURS)
    worker = workers.start()
    wait_for_best(service, run_id)
    wait_until(lambda: has_stored_best(store))
    (child,) = children_of(worker)
    os.kill(child, signal.SIGKILL)
    wait_for_best(service, run_id, attempts=2)
    stop_run(service, OPERATOR, EVENT, run_id)
    run = wait_for_end(service, run_id)

    assert log_of(run) == [
        "runs.log.taken",
        "runs.log.read",
        "runs.log.died",
        "runs.log.taken",
        "runs.log.read",
        "runs.log.goes_on",
        "runs.log.explains",
    ]
    assert drafts_in(store) == [run["answer"]["draft"]]


def has_stored_best(store: Store) -> bool:
    with store.reading() as connection:
        return connection.execute(text("SELECT best FROM runs")).scalar() is not None


def test_another_worker_goes_on_where_one_was_killed(
    service: Service, store: Store, workers: Workers, long: None
) -> None:
    run_id = ask(service, HOURS)
    worker = workers.start()
    wait_for_best(service, run_id)
    wait_until(lambda: has_stored_best(store))
    (child,) = children_of(worker)
    worker.kill()
    worker.wait()
    wait_until(lambda: not lives(child))  # nobody answers for it any more
    workers.start()
    wait_for_best(service, run_id, attempts=2)
    stop_run(service, OPERATOR, EVENT, run_id)
    run = wait_for_end(service, run_id)

    assert (run["state"], run["attempts"]) == ("done", 2)
    assert "runs.log.goes_on" in log_of(run)
    assert drafts_in(store) == [run["answer"]["draft"]]


def test_what_a_worker_waits_for_before_it_ends_takes_less_than_10_seconds() -> None:
    waits = _SECONDS_BETWEEN_LOOKS + _SECONDS_TO_HAND_BACK + _SECONDS_TO_SAY_SO
    assert waits < 10


def test_a_worker_that_is_told_to_end_hands_the_run_back(
    service: Service, store: Store, workers: Workers, long: None
) -> None:
    run_id = ask(service, HOURS)
    worker = workers.start()
    wait_for_best(service, run_id)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=SECONDS) == 0
    run = read(service, run_id)
    assert (run["state"], run["attempts"], log_of(run)[-1]) == (
        "queued",
        0,
        "runs.log.handed_back",
    )
    assert has_stored_best(store)

    workers.start()
    stop_run(service, OPERATOR, EVENT, run_id)
    run = wait_for_end(service, run_id)
    assert (run["state"], run["attempts"]) == ("done", 1)
    assert "runs.log.goes_on" in log_of(run)


@pytest.mark.parametrize(
    "failpoint",
    [
        "run taken",
        "before the result is committed",
        "after the result was committed",
        "before the job is acknowledged",
    ],
)
def test_wherever_a_process_is_killed_there_is_one_draft_in_the_end(
    service: Service, store: Store, workers: Workers, quick: None, failpoint: str
) -> None:
    run_id = ask(service)
    worker = workers.start(failpoint)
    if failpoint == "before the result is committed":
        wait_until(lambda: "runs.log.died" in log_of(read(service, run_id)))
    elif failpoint == "run taken" or not (store.is_sqlite or failpoint.startswith("after")):
        worker.wait()
    else:
        wait_for_end(service, run_id)
    workers.kill()
    workers.start()
    run = wait_for_end(service, run_id)

    assert run["state"] == "done"
    assert drafts_in(store) == [run["answer"]["draft"]]
    if not store.is_sqlite:  # every job is acknowledged in the end
        wait_until(lambda: jobs_in(store) == 0)
        assert drafts_in(store) == [run["answer"]["draft"]]


def jobs_in(store: Store) -> int:
    with store.reading() as connection:
        count = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'execute_run'"
        return connection.execute(text(count)).scalar_one()


@pytest.mark.parametrize(
    "seed", [*range(5), *(pytest.param(s, marks=pytest.mark.long) for s in range(5, 50))]
)
def test_at_whatever_moment_a_worker_is_killed_there_is_one_draft_in_the_end(
    service: Service, store: Store, workers: Workers, quick: None, seed: int
) -> None:
    run_id = ask(service)
    worker = workers.start()
    # On an idle machine all is over after some 6 seconds, on a busy one later.
    time.sleep(random.Random(seed).uniform(0, 10))
    workers.kill()
    workers.start()
    run = wait_for_end(service, run_id)

    assert run["state"] == "done"
    assert drafts_in(store) == [run["answer"]["draft"]]
    assert worker.returncode == -signal.SIGKILL


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_beside_sqlite_there_is_one_worker(service: Service, workers: Workers, quick: None) -> None:
    workers.start()
    wait_for_end(service, ask(service))
    second = workers.start()
    assert second.wait() == 4  # refused


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_database_that_goes_away_and_comes_back_ends_no_run(
    service: Service, workers: Workers, long: None, postgres: Postgres, store: Store
) -> None:
    run_id = ask(service, HOURS)
    workers.start()
    wait_for_best(service, run_id)
    postgres.stop()
    time.sleep(10)
    postgres.start()
    stop_run(service, OPERATOR, EVENT, run_id)
    run = wait_for_end(service, run_id)

    assert run["state"] == "done"
    assert drafts_in(store) == [run["answer"]["draft"]]
    wait_for_end(service, ask(service))  # and the worker is at work again
