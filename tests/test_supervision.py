"""Programs that are kept running, and end with whoever keeps them."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from matchmaking import supervision
from matchmaking.supervision import Program, keep_running

PATIENCE_SECONDS = 60


def program(code: str) -> Program:
    return Program("small", [sys.executable, "-c", code])


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


@contextmanager
def kept(*programs: Program) -> Iterator[None]:
    stopping = threading.Event()
    thread = threading.Thread(target=keep_running, args=(programs, stopping))
    thread.start()
    yield
    stopping.set()
    thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()


def test_a_program_that_dies_begins_again_after_longer_and_longer_pauses(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    dying = program(f"open({str(starts)!r}, 'a').write('x'); raise SystemExit(3)")
    with capture_logs() as logs, kept(dying):
        until(lambda: starts.exists() and len(starts.read_text()) >= 3)
    died = [line for line in logs if line["event"] == "program_died"]
    assert [(line["code"], line["pause"]) for line in died[:2]] == [(3, 0.5), (3, 1.0)]


def test_a_program_that_does_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "ENDS_WITHIN_SECONDS", 0.2)
    deaf = tmp_path / "deaf"
    code = (
        "import os, pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"pathlib.Path({str(deaf)!r}).write_text(str(os.getpid())); time.sleep(600)"
    )
    with capture_logs() as logs, kept(program(code)):
        until(lambda: deaf.exists() and deaf.read_text() != "")
    assert [line["event"] for line in logs] == ["program_killed"]
    with pytest.raises(ProcessLookupError):
        os.kill(int(deaf.read_text()), 0)


def test_a_program_ends_when_its_keeper_is_killed_even_if_it_is_deaf(tmp_path: Path) -> None:
    there = tmp_path / "there"
    child = (
        "import os, pathlib, signal, time;"
        "from matchmaking.lifeline import end_with_parent; end_with_parent();"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"pathlib.Path({str(there)!r}).write_text(str(os.getpid())); time.sleep(600)"
    )
    keeper = (
        "import sys, threading; from matchmaking.supervision import Program, keep_running;"
        f"keep_running([Program('deaf', [sys.executable, '-c', {child!r}])], threading.Event())"
    )
    process = subprocess.Popen([sys.executable, "-c", keeper])
    until(lambda: there.exists() and there.read_text() != "")
    process.send_signal(signal.SIGKILL)
    process.wait()
    pid = int(there.read_text())
    until(lambda: not Path(f"/proc/{pid}").exists() or "Z" in state_of(pid))


def state_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"
