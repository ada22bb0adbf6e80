"""Reading and writing is measured step by step, on an event that is really written."""

from pathlib import Path

import pytest

from benchmarks.instances import make_event
from benchmarks.writing import measure
from matchmaking.files import write_event


def test_each_step_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_event(make_event("roomy", 30, 1), tmp_path / "event")
    measure(tmp_path / "event", tmp_path / "out")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in lines] == [
        "| read and check the event",
        "| pose the problem",
        "| what each participant got",
        "| verify",
        "| explain unmet wishes",
        "| write all files",
    ]
    # a calendar and a page for each of the 30 people
    assert len(list((tmp_path / "out" / "agendas").iterdir())) == 60
