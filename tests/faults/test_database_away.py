"""PostgreSQL goes away between and within commands: they say so, and afterwards all goes on."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from matchmaking.errors import Unavailable
from matchmaking.service.command import Service
from matchmaking.settings import read_settings
from matchmaking.storage import Store
from tests.api.site import served
from tests.faults.additions import add, stored
from tests.mailbox import free_port
from tests.postgres import Postgres

pytestmark = [
    pytest.mark.slow,
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
]

HANDS = 4
SECONDS_AWAY = 3


@pytest.fixture(autouse=True)
def running(postgres: Postgres) -> Iterator[None]:
    """Whatever happens in a test, the server of the session runs afterwards."""
    yield
    if not (postgres.folder / "data" / "postmaster.pid").exists():
        postgres.start()


def test_between_commands(service: Service, store: Store, fair: None, postgres: Postgres) -> None:
    first = add(service, 1)
    postgres.stop()
    with pytest.raises(Unavailable) as away:
        add(service, 2)
    assert "\n" not in away.value.problem
    with pytest.raises(Unavailable):
        stored(store)

    postgres.start()
    assert stored(store) == [first]
    assert add(service, 2) == "late-2"


def test_within_a_command(
    service: Service, store: Store, fair: None, postgres: Postgres, monkeypatch
) -> None:
    """The command has stored its rows, and not yet said so in the audit log."""
    monkeypatch.setattr("matchmaking.service.command.write_entry", lambda *entry: postgres.stop())
    with pytest.raises(Unavailable):
        add(service, 1)
    monkeypatch.undo()

    postgres.start()
    assert stored(store) == []
    assert add(service, 1) == "late-1"


@dataclass
class Hand:
    """Somebody who adds one participant after another, and notes what it is told."""

    service: Service
    numbers: Iterator[int]
    added: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def work_until(self, is_over: threading.Event) -> None:
        for number in self.numbers:
            if is_over.is_set():
                return
            try:
                self.added.append(add(self.service, number))
            except Unavailable:
                self.refused.append(f"late-{number}")
                time.sleep(0.1)


def test_many_at_work(service: Service, store: Store, fair: None, postgres: Postgres) -> None:
    is_over = threading.Event()
    hands = [Hand(service, iter(range(n, 10**6, HANDS))) for n in range(HANDS)]
    threads = [threading.Thread(target=hand.work_until, args=(is_over,)) for hand in hands]
    for thread in threads:
        thread.start()
    wait_for_one_more(hands)
    postgres.stop()
    time.sleep(SECONDS_AWAY)
    postgres.start()
    wait_for_one_more(hands)
    is_over.set()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()

    there, added = stored(store), {id_ for hand in hands for id_ in hand.added}
    refused = {id_ for hand in hands for id_ in hand.refused}
    assert len(there) == len(set(there))
    assert added <= set(there) <= added | refused
    # of each hand at most the one commit whose end it was not told
    assert len(set(there) - added) <= HANDS


def wait_for_one_more(hands: list[Hand]) -> None:
    """Return once every hand has added one more."""
    before = [len(hand.added) for hand in hands]
    until = time.monotonic() + 60
    while any(len(hand.added) == b for hand, b in zip(hands, before, strict=True)):
        assert time.monotonic() < until, "nobody adds any more"
        time.sleep(0.05)


def test_pages(service: Service, fair: None, postgres: Postgres, tmp_path: Path) -> None:
    settings = read_settings(data=tmp_path, port=free_port())
    here = {"accept": "application/json", "sec-fetch-site": "same-origin"}
    asked = {"address": "ada@fair.example"}
    with (
        served(settings, service),
        httpx.Client(
            base_url=f"http://127.0.0.1:{settings.port}", headers=here, timeout=60
        ) as client,
    ):
        assert client.post("/sign-in", data=asked).status_code == 303
        postgres.stop()
        refused = client.post("/sign-in", data=asked)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["detail"] == (
            "Look whether what you just did is there before you do it again."
        )
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json() == {"database": False, "migrated": False, "worker": False}
        assert client.get("/healthz").status_code == 200

        postgres.start()
        assert client.get("/readyz").json()["database"] is True
        assert client.post("/sign-in", data=asked).status_code == 303
