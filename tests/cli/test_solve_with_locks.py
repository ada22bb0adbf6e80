"""`matchmaking solve --lock-...` as its users run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_solve_command import event_with, schedule_in

PEOPLE = "ada,Ada,seller,UTC,\nbo,Bo,buyer,UTC,\ncy,Cy,buyer,UTC,\n"
WISHES = "ada,bo,high\nada,cy,low\n"
QUICKLY = ("--effort", "1", "--workers", "1")


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return event_with(tmp_path / "event", "", PEOPLE, WISHES, "")


@pytest.fixture
def first(matchmaking, event: Path, tmp_path: Path) -> dict[str, Any]:
    """The meetings of Ada with Bo and with Cy, as ``first/schedule.json`` has them."""
    assert matchmaking("solve", event, "--out", "first", *QUICKLY, "--quiet").returncode == 0
    return {
        meeting["participants"][1]: meeting
        for meeting in schedule_in(tmp_path / "first")["meetings"]
    }


def test_every_lock_keeps_what_it_names(matchmaking, event, tmp_path, first) -> None:
    (event / "preferences.csv").write_text("from,to,rating\n" + WISHES + "bo,cy,high\n")
    start = first["bo"]["starts"]
    for lock in [
        ("--lock-meeting", first["bo"]["id"], "--lock-meeting", first["cy"]["id"]),
        ("--lock-person", "ada"),
        ("--lock-slot", start, "--lock-slot", first["cy"]["starts"]),
        ("--lock-before", "2027-02-16T10:59:00Z"),
    ]:
        again = ("--previous", "first/schedule.json", *lock, *QUICKLY)
        done = matchmaking("solve", event, "--out", "second", *again)
        assert (done.returncode, done.stderr) == (0, "")
        after = {tuple(m["participants"]): m for m in schedule_in(tmp_path / "second")["meetings"]}
        assert [after["ada", other] for other in ("bo", "cy")] == [first["bo"], first["cy"]]


def test_what_is_proven_with_locks_is_told_and_not_written(
    matchmaking, event, tmp_path, first
) -> None:
    (event / "preferences.csv").write_text("from,to,rating\n" + WISHES + "bo,cy,must\n")
    again = ("--previous", "first/schedule.json", "--lock-before", "2028-01-01T00:00:00Z")
    done = matchmaking("solve", event, "--out", "second", *again, *QUICKLY)
    proven = "(proven: nothing better exists with these locks)"
    # Without the lock of all slots Bo and Cy would meet.
    assert done.stdout.splitlines()[3] == f"  must-meetings held: 0 {proven}"
    assert all(line.endswith(proven) for line in done.stdout.splitlines()[1:7])
    written = schedule_in(tmp_path / "second")
    assert (written["status"], written["gap"]) == ("feasible", None)
    assert {stage["bound"] for stage in written["stages"]} == {None}
    assert matchmaking("verify", event, "second").returncode == 0


def test_what_could_not_stay_is_told(matchmaking, event, first) -> None:
    away = f'"{first["bo"]["starts"][:10]} 00:00-24:00"'
    table = event / "participants.csv"
    table.write_text(
        "id,name,kind,timezone,unavailable\n"
        f"ada,Ada,seller,UTC,\nbo,Bo,buyer,UTC,{away}\ncy,Cy,buyer,UTC,\n"
    )
    again = ("--previous", "first/schedule.json", "--lock-person", "ada", *QUICKLY)
    done = matchmaking("solve", event, "--out", "second", *again)
    assert done.stdout.splitlines()[-1] == (
        "Locked, but it could not stay: Ada [ada] and Bo [bo], Tue 16 Feb 09:00 (UTC)"
    )


def test_a_lock_that_names_nothing_is_bad_input(matchmaking, event, first, tmp_path) -> None:
    again = ("--previous", "first/schedule.json", "--lock-meeting", "m-0", *QUICKLY)
    done = matchmaking("solve", event, "--out", "second", *again)
    assert (done.returncode, (tmp_path / "second").exists()) == (2, False)
    assert done.stderr.splitlines()[0] == (
        '--lock-meeting "m-0": No meeting of the earlier schedule has this id; '
        "the ids stand in its schedule.json and schedule.csv."
    )


def test_locks_without_an_earlier_schedule_are_wrong_usage(matchmaking, event, tmp_path) -> None:
    done = matchmaking("solve", event, "--out", "out", "--lock-person", "ada")
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)
    assert "--previous" in done.stderr


def test_locks_that_contradict_a_limit_leave_no_schedule(
    matchmaking, event, first, tmp_path
) -> None:
    document = json.loads((tmp_path / "first" / "schedule.json").read_text(encoding="utf-8"))
    document["meetings"][1]["starts"] = document["meetings"][0]["starts"]
    document["meetings"][1]["ends"] = document["meetings"][0]["ends"]
    (tmp_path / "twice.json").write_text(json.dumps(document), encoding="utf-8")
    again = ("--previous", "twice.json", "--lock-person", "ada", *QUICKLY)
    done = matchmaking("solve", event, "--out", "second", *again)
    assert (done.returncode, (tmp_path / "second").exists()) == (1, False)
    time = document["meetings"][0]["starts"][11:16]
    assert done.stderr.splitlines() == [
        "There is no schedule: these rules, fixed meetings and locks contradict each other. "
        "Change any one of them.",
        f"- The meeting of Ada [ada] and Bo [bo] is locked on Tue 16 Feb {time} (UTC).",
        f"- The meeting of Ada [ada] and Cy [cy] is locked on Tue 16 Feb {time} (UTC).",
        "- Ada [ada] can hold only one meeting at a time.",
    ]
