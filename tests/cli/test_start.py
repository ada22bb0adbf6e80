"""The program while it is still being loaded."""

import signal
import subprocess
import sys
from pathlib import Path


def test_ctrl_c_while_the_program_is_loaded_ends_it_silently() -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "matchmaking", "--version"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as loading:
        assert loading.stdout is not None
        assert loading.stderr is not None
        told = []  # one line for each module that is loaded; the engines come after typer
        for line in loading.stderr:
            told.append(line)
            if "typer" in line:
                loading.send_signal(signal.SIGINT)
                break
        told += loading.stderr.readlines()
        assert (loading.wait(timeout=60), loading.stdout.read()) == (-signal.SIGINT, "")
    assert [line for line in told if not line.startswith("import time:")] == []


def test_a_command_on_files_starts_without_what_only_the_database_needs(examples: Path) -> None:
    check = ["-m", "matchmaking", "check", examples / "minimal"]
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *check], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.stderr.split("\n")}
    assert loaded & {"matchmaking", "sqlalchemy", "alembic", "structlog"} == {"matchmaking"}
