"""`check`, `verify`, `convert`, `template` and the help, as their users run them."""

import json
from pathlib import Path

import pytest

from matchmaking.files import read_event


def test_check_says_what_was_read(matchmaking, examples) -> None:
    done = matchmaking("check", examples / "minimal")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_tells_every_mistake(matchmaking, examples) -> None:
    done = matchmaking("check", examples / "wrong")
    assert (done.returncode, done.stdout) == (2, "")


def test_verify_accepts_what_solve_wrote(matchmaking, examples) -> None:
    matchmaking("solve", examples / "minimal", "--out", "out", "--quiet")
    done = matchmaking("verify", examples / "minimal", "out/schedule.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "must: 1 (must-meetings held)",
        "minimum: 0 (meetings short of the promised minimums)",
        "value: 69 (value with fairness)",
        "comfort: 0 (discomfort)",
        "The schedule keeps every rule.",
    ]


def test_verify_names_the_rule_that_a_schedule_breaks(matchmaking, examples, tmp_path) -> None:
    matchmaking("solve", examples / "minimal", "--out", "out", "--quiet")
    path = tmp_path / "out" / "schedule.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["meetings"][0]["starts"] = "2027-02-15T03:00:00Z"
    path.write_text(json.dumps(document), encoding="utf-8")
    done = matchmaking("verify", examples / "minimal", path)
    assert done.returncode == 1
    named = [line.split(":")[0] for line in done.stdout.splitlines()]
    assert named[0] == "known_slot"


@pytest.mark.parametrize("out", ["event.xlsx", "event.json", "folder"])
def test_convert_keeps_the_event(matchmaking, examples, tmp_path: Path, out: str) -> None:
    done = matchmaking("convert", examples / "delegations", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_event(tmp_path / out) == read_event(examples / "delegations")


def test_convert_replaces_nothing(matchmaking, examples, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text("mine", encoding="utf-8")
    assert matchmaking("convert", examples / "minimal", "event.json").returncode == 2
    assert (tmp_path / "event.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_template_is_an_event_as_it_stands(matchmaking, language: str) -> None:
    done = matchmaking("template", "new.xlsx", "--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert matchmaking("check", "new.xlsx").returncode == 0


@pytest.mark.parametrize("wrong", [("new.xlsx", "--language", "de"), ("new.csv",)])
def test_a_template_in_another_form_or_language_is_refused(matchmaking, tmp_path, wrong) -> None:
    assert matchmaking("template", *wrong).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_with_code_2(
    matchmaking, examples, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for command in [
        ("template", "absent/new.xlsx"),
        ("convert", examples / "minimal", "file/event.json"),
        ("solve", examples / "minimal", "--out", "file/out"),
    ]:
        done = matchmaking(*command)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)


def test_the_version_is_one_line(matchmaking) -> None:
    assert matchmaking("--version").stdout == "matchmaking 0.1.0\n"
