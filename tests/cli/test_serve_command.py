"""`matchmaking serve` as its user meets it: real processes, real requests, real deaths."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 120
OWN_PAGE = {"accept": "text/html", "sec-fetch-site": "same-origin"}
LINK = re.compile(r"http://\S+/sign-in/link/\S+")


@dataclass
class Served:
    """A running `matchmaking serve`."""

    process: subprocess.Popen[str]
    said: list[str]
    errors: Path

    @property
    def address(self) -> str:
        return self.said[0].removeprefix("Serving on ")

    def children(self) -> dict[str, int]:
        """The number of each child, by its module."""
        pid = self.process.pid
        numbers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        lines = {int(n): Path(f"/proc/{n}/cmdline").read_text().split("\0") for n in numbers}
        return {line[line.index("-m") + 1]: number for number, line in lines.items()}

    def is_ready(self) -> bool:
        return httpx.get(f"{self.address}/readyz", timeout=60).status_code == 200


def until(is_so: Callable[[], bool]) -> None:
    """Return when it is so."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def is_gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"  # dead; whoever inherited it has not looked yet


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "matchmaking", "serve", "--data", str(folder), *arguments]
    errors = folder.with_suffix(".log")
    with errors.open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    assert process.stdout is not None
    try:
        said = [process.stdout.readline().strip() for _ in range(2)]
        yield Served(process, said, errors)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)
        process.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_an_empty_folder_is_enough_to_begin(folder: Path) -> None:
    with serving(folder, "--port", "0") as served:
        (link,) = LINK.findall(served.said[1])
        with httpx.Client(headers=OWN_PAGE, timeout=60) as client:
            assert client.post(link).status_code == 303
            assert "You are signed in." in client.get(served.address).text
        until(served.is_ready)
        children = served.children()
        assert sorted(children) == ["api", "matchmaking"]

        served.process.terminate()
        assert served.process.wait(PATIENCE_SECONDS) == 0
        assert all(is_gone(pid) for pid in children.values())
        assert link.rpartition("/")[2] not in served.errors.read_text()


def test_its_children_end_by_themselves_when_it_is_killed(folder: Path) -> None:
    with serving(folder, "--port", "0") as served:
        until(served.is_ready)
        children = served.children()
        served.process.kill()
        until(lambda: all(is_gone(pid) for pid in children.values()))


def test_a_child_that_dies_is_started_again_and_nobody_is_turned_away(folder: Path) -> None:
    with serving(folder, "--port", "0") as served:
        until(served.is_ready)
        before = served.children()
        for pid in before.values():
            os.kill(pid, signal.SIGKILL)
        # the socket is not the child's, so the question waits until there is somebody to answer
        assert httpx.get(f"{served.address}/healthz", timeout=60).json() == {"status": "alive"}
        until(lambda: served.children().keys() == before.keys())
        assert not set(served.children().values()) & set(before.values())
        until(served.is_ready)


def test_a_second_start_prints_no_link_but_how_to_get_one(folder: Path, matchmaking) -> None:
    with serving(folder, "--port", "0"):
        pass
    with serving(folder, "--port", "0") as served:
        assert served.said[1] == "For a link to sign in: matchmaking sign-in-link"
        port = served.address.rpartition(":")[2]
        link = matchmaking("sign-in-link", "--data", folder, "--port", port).stdout.strip()
        assert httpx.post(link, headers=OWN_PAGE, timeout=60).status_code == 303


def test_a_port_that_is_taken_is_told_in_one_line(folder: Path, matchmaking) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = matchmaking("serve", "--data", folder, "--port", port)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines() == [
        f"Port {port} of 127.0.0.1 is taken by another program. Choose another one with --port."
    ]
    assert not folder.exists()


def test_where_it_cannot_listen_it_says_why(
    folder: Path, matchmaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHMAKING_BASE_URL", "https://fair.example")
    # 192.0.2.0/24 is for documentation, and no machine's
    done = matchmaking("serve", "--data", folder, "--host", "192.0.2.1", "--port", "8000")
    assert (done.returncode, done.stdout) == (4, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("Cannot listen on port 8000 of 192.0.2.1: Cannot assign requested")


def test_a_link_for_somebody_who_is_not_there_is_refused(folder: Path, matchmaking) -> None:
    made = matchmaking("sign-in-link", "--data", folder, "ada@fair.example")
    assert made.returncode == 4
    matchmaking("migrate", "--data", folder)
    unknown = matchmaking("sign-in-link", "--data", folder, "ada@fair.example")
    assert unknown.stderr == "There is no ada@fair.example here, or it is not for you.\n"
    operator = matchmaking("sign-in-link", "--data", folder, "ada@fair.example", "--operator")
    assert LINK.fullmatch(operator.stdout.strip())
