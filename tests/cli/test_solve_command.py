"""`matchmaking solve` from files to files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

NOW = "2026-11-24T08:00:00Z"


def files_below(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def schedule_in(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "schedule.json").read_text(encoding="utf-8"))
    return document


def event_with(folder: Path, settings: str, participants: str, wishes: str, fixed: str) -> Path:
    """Write an event of four slots on 2027-02-16, 09:00 to 11:00 UTC."""
    folder.mkdir()
    head = (
        'format = 1\n[event]\nid = "e"\nname = "E"\ntimezone = "UTC"\nmeeting_minutes = 20\n'
        "break_minutes = 10\n[[sessions]]\nstarts = 2027-02-16T09:00:00\n"
        "ends = 2027-02-16T11:00:00\n"
    )
    (folder / "event.toml").write_text(head + settings, encoding="utf-8")
    people = "id,name,kind,timezone,max_meetings\n" + participants
    (folder / "participants.csv").write_text(people, encoding="utf-8")
    (folder / "preferences.csv").write_text("from,to,rating\n" + wishes, encoding="utf-8")
    if fixed:
        (folder / "fixed.csv").write_text("a,b,starts\n" + fixed, encoding="utf-8")
    return folder


def test_the_minimal_example_gives_every_file(matchmaking, examples, tmp_path) -> None:
    done = matchmaking("solve", examples / "minimal", "--out", "out")
    assert (done.returncode, done.stderr) == (0, "")
    people = [p["id"] for p in schedule_in(tmp_path / "out")["participants"]]
    agendas = [f"agendas/{person}.{kind}" for person in people for kind in ("html", "ics")]
    rest = ["report.html", "schedule.csv", "schedule.json", "schedule.xlsx", "unscheduled.csv"]
    assert files_below(tmp_path / "out") == sorted(agendas + rest)


def test_companies_with_several_people_get_a_calendar(matchmaking, examples, tmp_path) -> None:
    done = matchmaking("solve", examples / "delegations", "--out", "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out" / "companies").is_dir()


def test_equal_runs_give_equal_bytes_but_for_the_run(matchmaking, examples, tmp_path) -> None:
    event = examples / "clock_change"  # without video, as rooms are random
    options = ("--workers", "1", "--seed", "7", "--effort", "2", "--now", NOW, "--quiet")
    for out in ("one", "two"):
        assert matchmaking("solve", event, "--out", out, *options).returncode == 0
    names = files_below(tmp_path / "one")
    assert names == files_below(tmp_path / "two")
    different = [
        name
        for name in names
        if (tmp_path / "one" / name).read_bytes() != (tmp_path / "two" / name).read_bytes()
    ]
    assert set(different) <= {"schedule.json"}
    one, two = (schedule_in(tmp_path / out) for out in ("one", "two"))
    assert {**one, "run": None} == {**two, "run": None}


def test_a_second_run_with_previous_changes_nothing(matchmaking, examples, tmp_path) -> None:
    event = examples / "delegations"
    first = ("--effort", "2", "--now", NOW, "--quiet")
    matchmaking("solve", event, "--out", "out", *first)
    before = schedule_in(tmp_path / "out")["meetings"]
    later = ("--previous", "out/schedule.json", "--effort", "2", "--quiet")
    assert matchmaking("solve", event, "--out", "out", *later).returncode == 0
    after = schedule_in(tmp_path / "out")
    assert after["meetings"] == before
    assert [(s["stage"], s["achieved"], s["bound"]) for s in after["stages"][:2]] == [
        ("lost", 0, 0),
        ("moved", 0, 0),
    ]


def test_fixed_meetings_that_contradict_each_other_are_named(matchmaking, tmp_path) -> None:
    # Ada cannot meet Bo and Cy at nine.
    people = "ada,Ada,seller,UTC,\nbo,Bo,buyer,UTC,\ncy,Cy,buyer,UTC,\n"
    fixed = "ada,bo,2027-02-16T09:00:00Z\nada,cy,2027-02-16T09:00:00Z\n"
    event = event_with(tmp_path / "event", "", people, "", fixed)
    done = matchmaking("solve", event, "--out", "out")
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()
    named = [name for name in ("Ada", "Bo", "Cy") if name in done.stderr]
    assert named == ["Ada", "Bo", "Cy"]


def test_a_fixed_meeting_outside_every_slot_is_bad_input(matchmaking, tmp_path) -> None:
    people = "ada,Ada,seller,UTC,\nbo,Bo,buyer,UTC,\n"
    fixed = "ada,bo,2027-02-16T09:10:00Z\n"
    event = event_with(tmp_path / "event", "", people, "", fixed)
    done = matchmaking("solve", event, "--out", "out")
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)
    assert "fixed.csv" in done.stderr


def test_bad_input_writes_nothing_and_tells_every_mistake(matchmaking, examples, tmp_path) -> None:
    done = matchmaking("solve", examples / "wrong", "--out", "out")
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)
    assert len(done.stderr.splitlines()) == 20 + 1  # and how many there are


def test_a_folder_with_other_things_is_refused(matchmaking, examples, tmp_path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "holiday.jpg").touch()
    done = matchmaking("solve", examples / "minimal", "--out", "out")
    assert (done.returncode, files_below(tmp_path / "out")) == (2, ["holiday.jpg"])


def test_a_schedule_of_another_event_is_refused(matchmaking, examples) -> None:
    matchmaking("solve", examples / "minimal", "--out", "out", "--quiet")
    done = matchmaking(
        "solve", examples / "delegations", "--out", "two", "--previous", "out/schedule.json"
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("--seconds", "1", "--effort", "1"),
        ("--workers", "0"),
        ("--now", "2027-02-01T08:00:00"),
        ("--now", "9999-12-31T23:59:59-14:00"),
    ],
    ids=["two budgets", "no worker", "an instant without offset", "an instant after all years"],
)
def test_wrong_usage_is_told_with_code_2(matchmaking, examples, tmp_path, wrong) -> None:
    done = matchmaking("solve", examples / "minimal", "--out", "out", *wrong)
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)


@pytest.mark.slow
def test_ctrl_c_keeps_the_best_schedule(examples, tmp_path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaking", "solve", examples / "innovdays", "--out", "out"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr is not None
    process.stderr.readline()  # the first line of progress: a schedule is there
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert schedule_in(tmp_path / "out")["event"] == "innovdays-2027"


@pytest.mark.slow
def test_a_second_ctrl_c_leaves_at_once(examples, tmp_path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaking", "solve", examples / "innovdays", "--out", "out"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    process.stderr.readline()
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
    process.communicate()
    assert process.returncode == 130
    assert files_below(tmp_path) == []
