"""`matchmaking what-if` as its users run it."""

import json
from pathlib import Path

import pytest

from tests.cli.test_solve_command import event_with, files_below

PEOPLE = "ada,Ada,seller,UTC,\nbo,Bo,buyer,UTC,\ncy,Cy,buyer,UTC,\n"
WISHES = "ada,bo,high\nada,cy,low\n"
QUICKLY = ("--effort", "1", "--workers", "1")


@pytest.fixture
def event(matchmaking, tmp_path: Path) -> Path:
    """Ada meets Bo and Cy, as ``out/schedule.json`` says."""
    folder = event_with(tmp_path / "event", "", PEOPLE, WISHES, "")
    assert matchmaking("solve", folder, "--out", "out", *QUICKLY, "--quiet").returncode == 0
    return folder


def test_the_difference_is_told_and_nothing_is_written(matchmaking, event, tmp_path) -> None:
    before = files_below(tmp_path)
    change = ("--set", "participants.ada.max_meetings=1")
    done = matchmaking("what-if", event, "out/schedule.json", *change, *QUICKLY)
    assert (done.returncode, done.stderr, files_below(tmp_path)) == (0, "", before)
    told = done.stdout.splitlines()
    # Bo's high is worth 9 and Cy's low 1; the second meeting of Ada counts 6, Cy's only one 12.
    assert told[:5] == [
        "Worse after than before: the first of these stages that differs decides.",
        "  must-meetings held: 0 as before (proven: nothing better exists)",
        "  meetings short of the promised minimums: 0 as before (proven: nothing better exists)",
        "  value with fairness: 33 instead of 52 (−19; proven: nothing better exists)",
        "  discomfort: 0, not to be compared with 0, since something that counts more changes",
    ]
    assert told[5] == "Meetings: 1 kept, 0 moved, 0 won, 1 lost"
    assert told[7:] == [
        "2 participants have another agenda:",
        "  Ada [ada]: 2 before, 1 after (1 lost, 0 moved, 0 won)",
        "  Cy [cy]: 1 before, 0 after (1 lost, 0 moved, 0 won)",
    ]


def test_promises_come_first_where_that_is_asked_for(matchmaking, event) -> None:
    change = ("--set", "participants.ada.max_meetings=1", "--keep", "--json")
    done = matchmaking("what-if", event, "out/schedule.json", *change, *QUICKLY)
    document = json.loads(done.stdout)
    assert [(s["stage"], s["after"], s["bound"]) for s in document["stages"][:2]] == [
        ("lost", 1, 1),
        ("moved", 0, 0),
    ]
    assert (document["status"], document["gap"]) == ("optimal", 0.0)
    assert document["counts"] == {"kept": 1, "moved": 0, "won": 0, "lost": 1}


def test_another_version_of_the_event_says_what_would_change(matchmaking, event, tmp_path) -> None:
    wishes = WISHES + "bo,cy,low\n"
    other = event_with(tmp_path / "other", "", PEOPLE, wishes, "")
    change = ("--changed", other, "--json")
    document = json.loads(
        matchmaking("what-if", event, "out/schedule.json", *change, *QUICKLY).stdout
    )
    assert document["counts"] == {"kept": 2, "moved": 0, "won": 1, "lost": 0}


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ((), 2, "--changed or --set"),
        (("--set", "limits.max_meetings=0"), 2, "--set, limits.max_meetings"),
        (("--set", "event.id=other"), 2, "--set, event.id"),
        (("--changed", "absent"), 2, "absent"),
    ],
    ids=["nothing", "a wrong value", "another event", "no event there"],
)
def test_what_cannot_be_asked_is_told(matchmaking, event, change, code, said) -> None:
    done = matchmaking("what-if", event, "out/schedule.json", *change, *QUICKLY)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_change_that_leaves_no_schedule_is_told_with_code_1(matchmaking, event) -> None:
    fixed = "a,b,starts\nada,bo,2027-02-16T09:00:00Z\nada,cy,2027-02-16T09:30:00Z\n"
    (event / "fixed.csv").write_text(fixed, encoding="utf-8")
    change = ("--set", "participants.ada.max_meetings=1")
    done = matchmaking("what-if", event, "out/schedule.json", *change, *QUICKLY)
    assert (done.returncode, done.stdout) == (1, "")
    assert "- Most meetings that Ada [ada] may have: 1." in done.stderr.splitlines()
