"""Runs of an event in the database, as the operator asks for them."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture
def data(tmp_path: Path, examples: Path, matchmaking, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("MATCHMAKING_DATA", str(folder))
    assert matchmaking("import", examples / "minimal").returncode == 0
    return folder


@pytest.mark.slow
def test_a_run_is_asked_for_carried_out_and_listed_with_its_draft(data, matchmaking) -> None:
    run = matchmaking("run", "minimal", "--seconds", "5").stdout.strip()
    assert re.fullmatch("r-[0-9a-f]{16}", run)
    assert re.fullmatch(rf"{run}  queued  \S+Z\n", matchmaking("runs", "minimal").stdout)

    worker = subprocess.Popen([sys.executable, "-m", "matchmaking", "worker"])
    try:
        until = time.monotonic() + 90
        while " done " not in (listed := matchmaking("runs", "minimal").stdout):
            assert time.monotonic() < until, listed
    finally:
        worker.terminate()
        worker.wait(60)
    assert re.fullmatch(rf"{run}  done  \S+Z  d-[0-9a-f]{{16}}\n", listed)


def test_a_search_takes_no_longer_than_the_installation_allows(
    data, matchmaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHMAKING_RUN_SECONDS_MOST", "10")
    refused = matchmaking("run", "minimal", "--seconds", "11")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert 'seconds "11.0"' in refused.stderr
    assert matchmaking("runs", "minimal").stdout == ""
