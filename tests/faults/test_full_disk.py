"""A disk that is full: everybody is told so, reading goes on, and with room all is as before."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import httpx
import pytest

from matchmaking.errors import StorageFull
from matchmaking.service.command import Service
from matchmaking.service.events import export_event
from matchmaking.service.roles import OPERATOR
from matchmaking.settings import read_settings
from matchmaking.storage import Store
from matchmaking.storage.backing_up import back_up
from tests.api.site import served
from tests.faults.additions import EVENT, add, add_until_full
from tests.mailbox import free_port
from tests.service.rows import rows_of

MEGABYTES = 4


class SmallDisk:
    """A file system of a few megabytes, and a file that takes all of its room."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (2**16, 2**12, 1):
                try:
                    while ballast.write(bytes(size)) == size:
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A real one, where this machine lets us mount it; else the limit of pages has to do."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", folder]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system can only be mounted by root")
    yield SmallDisk(folder)
    subprocess.run(["/bin/umount", folder], check=True)


@pytest.fixture
def database_url(disk: SmallDisk, sqlite_template: Path) -> str:
    shutil.copy(sqlite_template, disk.folder / "matchmaking.db")
    return f"sqlite:///{disk.folder / 'matchmaking.db'}"


def test_a_command_that_finds_no_room_is_refused_whole(
    service: Service, store: Store, fair: None, disk: SmallDisk
) -> None:
    disk.fill()
    failed, before = add_until_full(service, count())
    assert rows_of(store, EVENT) == before
    assert export_event(service, OPERATOR, EVENT).id == EVENT
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"

    disk.free()
    assert add(service, failed) == f"late-{failed}"


def test_a_page_that_finds_no_room_says_so_and_others_go_on(
    service: Service, fair: None, disk: SmallDisk
) -> None:
    settings = read_settings(data=disk.folder, port=free_port())
    here = {"accept": "application/json", "sec-fetch-site": "same-origin"}
    asked = {"address": "ada@fair.example"}
    with (
        served(settings, service),
        httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", headers=here) as client,
    ):
        disk.fill()
        add_until_full(service, count())
        refused = client.post("/sign-in", data=asked)
        assert refused.status_code == 507
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["type"] == "urn:matchmaking:problem:storage_full"
        assert client.get("/healthz").status_code == 200
        assert client.get("/sign-in").status_code == 200

        disk.free()
        assert client.post("/sign-in", data=asked).status_code == 303


def test_the_command_line_says_so_in_one_line(
    service: Service, fair: None, disk: SmallDisk
) -> None:
    command = [sys.executable, "-m", "matchmaking", "grant", EVENT, "ada@fair.example", "editor"]
    environment = {**os.environ, "MATCHMAKING_DATA": str(disk.folder)}

    def grant() -> tuple[int, str]:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        return done.returncode, done.stderr

    disk.fill()
    add_until_full(service, count())
    assert grant() == (
        75,
        "There is no room left for the database, so nothing was changed. Free some space, then try"
        " again. It said: database or disk is full\n",
    )
    disk.free()
    assert grant()[0] == 0


def test_a_backup_that_finds_no_room_leaves_no_file(
    store: Store, fair: None, disk: SmallDisk
) -> None:
    disk.fill()
    before = sorted(disk.folder.iterdir())
    with pytest.raises(StorageFull):
        back_up(store, disk.folder / "backup.db")
    assert sorted(disk.folder.iterdir()) == before

    disk.free()
    back_up(store, disk.folder / "backup.db")
