"""`import` and `export` as an organiser runs them, between files and a data folder."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from matchmaking.files import read_event, write_event


@pytest.fixture
def fair(examples, tmp_path: Path) -> Path:
    """A folder of an event that tests change."""
    shutil.copytree(examples / "delegations", tmp_path / "fair")
    return tmp_path / "fair"


@pytest.mark.parametrize("out", ["event.xlsx", "event.json", "folder"])
def test_an_event_goes_in_and_comes_out(matchmaking, fair, tmp_path, out: str) -> None:
    done = matchmaking("import", fair)
    said = "The event delegations is in the database.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert matchmaking("export", "delegations", "--out", out).returncode == 0
    assert read_event(tmp_path / out) == read_event(fair)


def test_a_change_is_shown_and_made_only_when_agreed_to(matchmaking, fair, tmp_path) -> None:
    matchmaking("import", fair)
    before = read_event(fair)
    write_event(replace(before, name="Fair", preferences=before.preferences[1:]), fair)
    shown = [
        'event.name: "Three companies on either side" → "Fair"',
        "preferences, 1 not in the files, which stays (--remove would remove it):",
        "  Argan & Fils – Hansa Einkauf",
    ]
    done = matchmaking("import", fair)
    assert (done.returncode, done.stdout.splitlines()) == (4, shown)
    assert done.stderr == "Nothing was changed. To make these changes, add --yes.\n"
    assert _exported(matchmaking, tmp_path) == before

    done = matchmaking("import", fair, "--yes")
    assert (done.returncode, done.stdout.splitlines()[:3]) == (0, shown)
    assert _exported(matchmaking, tmp_path) == replace(before, name="Fair")

    done = matchmaking("import", fair, "--remove", "--yes")
    assert done.stdout.splitlines() == [
        "preferences, 1 removed:",
        "  Argan & Fils – Hansa Einkauf",
        "The event delegations was changed.",
    ]
    assert _exported(matchmaking, tmp_path) == read_event(fair)

    done = matchmaking("import", fair, "--remove", "--yes")
    assert (done.returncode, done.stdout) == (0, "The files say nothing new.\n")


def test_a_secret_is_not_shown(matchmaking, fair) -> None:
    matchmaking("import", fair)
    event = read_event(fair)
    write_event(replace(event, video=replace(event.video, secret="hush-hush")), fair)
    done = matchmaking("import", fair, "--yes")
    assert done.stdout.splitlines()[0] == "video.secret: … → …"


def test_an_earlier_schedule_comes_out_as_it_went_in(matchmaking, fair, tmp_path) -> None:
    matchmaking("solve", fair, "--out", "solved", "--effort", "1", "--quiet")
    document = json.loads((tmp_path / "solved/schedule.json").read_text(encoding="utf-8"))
    document["meetings"][0]["sequence"] = 3
    document["ended"] = [{"id": "m-0123456789abcdef", "sequence": 1}]
    (tmp_path / "earlier.json").write_text(json.dumps(document), encoding="utf-8")
    done = matchmaking("import", fair, "--schedule", "earlier.json")
    draft = done.stdout.split()[-1].rstrip(".")
    assert done.stdout.splitlines()[1] == f"The schedule is the draft {draft}."

    again = matchmaking("import", fair, "--schedule", "earlier.json")
    said = ["The files say nothing new.", "The schedule is a draft already."]
    assert again.stdout.splitlines() == said

    for options in ([], ["--draft", draft]):
        out = f"out-{len(options)}"
        matchmaking("export", "delegations", "--out", out, "--schedule", f"{out}.json", *options)
        text = (tmp_path / f"{out}.json").read_text(encoding="utf-8")
        assert json.loads(text) == document


def test_a_schedule_of_another_event_is_refused(matchmaking, fair, examples) -> None:
    matchmaking("solve", examples / "minimal", "--out", "other", "--effort", "1", "--quiet")
    assert matchmaking("import", fair, "--schedule", "other").returncode == 2
    assert matchmaking("export", "delegations", "--out", "out").returncode == 4


def test_mistakes_are_told_and_nothing_is_made(matchmaking, examples, tmp_path) -> None:
    assert matchmaking("import", examples / "wrong").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_told(matchmaking, fair, tmp_path) -> None:
    done = matchmaking("export", "delegations", "--out", "out")
    assert (done.returncode, done.stderr.split(".")[0]) == (
        4,
        "There is no database at data/matchmaking",
    )
    matchmaking("import", fair)
    done = matchmaking("export", "another", "--out", "out")
    assert (done.returncode, done.stderr) == (
        4,
        "There is no another here, or it is not for you.\n",
    )
    done = matchmaking("export", "delegations", "--out", "out", "--schedule", "schedule.json")
    assert done.returncode == 4
    assert not (tmp_path / "out").exists()


def test_an_export_replaces_nothing(matchmaking, fair, tmp_path) -> None:
    matchmaking("import", fair)
    (tmp_path / "event.json").write_text("mine", encoding="utf-8")
    assert matchmaking("export", "delegations", "--out", "event.json").returncode == 2
    assert (tmp_path / "event.json").read_text(encoding="utf-8") == "mine"


def test_data_names_another_folder(matchmaking, fair, tmp_path) -> None:
    matchmaking("import", fair, "--data", "elsewhere")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "fair"]
    assert (tmp_path / "elsewhere").stat().st_mode & 0o777 == 0o700
    assert matchmaking("export", "delegations", "--out", "o", "--data", "elsewhere").returncode == 0


def _exported(matchmaking, folder: Path):
    """The event as it comes out of the database."""
    out = folder / "exported.json"
    out.unlink(missing_ok=True)
    assert matchmaking("export", "delegations", "--out", out).returncode == 0
    return read_event(out)
