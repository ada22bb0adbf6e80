"""The command line as its user runs it: another process, real files."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True, scope="session")
def ctrl_c() -> None:
    """Programs that tests start listen to Ctrl-C, also where the tests run in the background.

    What a shell starts there ignores it, and so would all that is started from it.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def examples() -> Path:
    """The examples of the repository, which no test writes to."""
    return ROOT / "examples"


@pytest.fixture
def matchmaking(tmp_path: Path) -> Run:
    """Run the program in an empty folder and return what it said and its exit code."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "matchmaking", *map(str, arguments)]
        environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )

    return run
