"""A process that is killed while it carries out commands: what it acknowledged is there, once."""

import random
import subprocess
import sys
import time

import pytest

from matchmaking.service.command import Service
from matchmaking.service.events import export_event
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from tests.faults.additions import EVENT, audited, stored

pytestmark = pytest.mark.slow

MOST_SECONDS = 0.5
"""Long enough for some tens of commands on an idle machine, and for one on a busy one."""


def killed(store: Store, first: int, seconds: float) -> list[str]:
    """What a process that adds from this number on acknowledged before it was killed.

    The seconds begin with its first acknowledgement, as before there is nothing to be lost.
    """
    command = [sys.executable, "-m", "tests.faults.additions", store.url, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        said = adding.stdout.readline()
        time.sleep(seconds)
        adding.kill()
        said += adding.stdout.read()
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(s, marks=pytest.mark.long) for s in range(3, 50))]
)
def test_what_was_acknowledged_is_there_once(
    service: Service, store: Store, fair: None, seed: int
) -> None:
    acknowledged = killed(store, 0, random.Random(seed).uniform(0, MOST_SECONDS))
    there = audited(store)
    # the last one may be stored although the process did not live to say so
    assert there[: len(acknowledged)] == acknowledged
    assert len(there) - len(acknowledged) in (0, 1)
    assert sorted(stored(store)) == sorted(there)
    if store.is_sqlite:
        with store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert export_event(service, OPERATOR, EVENT).id == EVENT

    # and whoever starts next goes on
    more = killed(store, 10_000, 0)
    assert more[0] == "late-10000"
    assert set(more) <= set(stored(store))
