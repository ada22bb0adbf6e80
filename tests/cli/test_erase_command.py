"""Erasure as the operator types it: said first, done, and done again after a restore."""

import json
import shutil
from pathlib import Path

import pytest

from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Service
from matchmaking.service.publishing import publish_draft
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from tests.service.drafted import stored_draft
from tests.solved import solved


@pytest.fixture
def data(tmp_path: Path, examples: Path, matchmaking, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("MATCHMAKING_DATA", str(folder))
    assert matchmaking("import", examples / "delegations").returncode == 0
    return folder


def people(matchmaking, tmp_path: Path, name: str) -> str:
    """The participants as they are exported."""
    assert matchmaking("export", "delegations", "--out", tmp_path / name).returncode == 0
    return (tmp_path / name / "participants.csv").read_text()


def test_what_will_happen_is_said_and_nothing_done_without_yes(data, matchmaking, tmp_path) -> None:
    done = matchmaking("erase", "delegations", "weave")
    # Wishes: of weave to Hansa and Maple, and of Khaleej about weave.
    assert done.stdout == "To be erased: Driss Hajji [weave]\n3 wishes are removed.\n"
    assert (done.returncode, done.stderr) == (
        4,
        "Nothing was erased. To erase all this, add --yes; it cannot be undone.\n",
    )
    assert "Driss Hajji" in people(matchmaking, tmp_path, "out")


def test_whoever_was_erased_is_gone_and_stays_gone_after_restores(
    data, matchmaking, tmp_path
) -> None:
    assert matchmaking("backup", tmp_path / "backup").returncode == 0
    done = matchmaking("erase", "delegations", "weave", "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == (
        "weave is nobody’s any more. Backups hold the data until they are replaced;"
        " what is restored is erased again."
    )
    listed = json.loads((data / "erasures.jsonl").read_text())
    assert (listed["event"], listed["participant"]) == ("delegations", "weave")
    assert "Driss" not in people(matchmaking, tmp_path, "erased")

    restored = matchmaking("restore", tmp_path / "backup", "--yes")
    assert restored.stdout.splitlines()[0] == "1 earlier erasure was made again."
    assert "Driss" not in people(matchmaking, tmp_path, "restored")

    for file in data.glob("matchmaking.db*"):
        file.unlink()
    shutil.copy(tmp_path / "backup", data / "matchmaking.db")
    assert "Driss" in people(matchmaking, tmp_path, "copied")
    again = matchmaking("erase-again")
    assert again.stdout == "1 earlier erasure was made again.\n"
    assert "Driss" not in people(matchmaking, tmp_path, "again")
    assert b"Driss Hajji" not in b"".join(file.read_bytes() for file in data.iterdir())

    history = matchmaking("history", "delegations").stdout.splitlines()
    assert history[0].endswith("  worker  erase_participant  weave (removed participant)")


def test_published_meetings_that_will_be_cancelled_are_named(data, matchmaking, examples) -> None:
    event = read_event(examples / "delegations")
    schedule = published(data, event)
    done = matchmaking("erase", "delegations", "weave")
    _, count, *lines = done.stdout.splitlines()
    meetings = schedule.meetings_of["weave"]
    assert count == f"{len(meetings)} published meetings are cancelled:"
    assert lines[: len(meetings)] == [
        f"  Tue 11 May {meeting.starts_at:%H:%M} (Casablanca),"
        f" with {event.participant[meeting.counterpart('weave')].display_name}"
        for meeting in meetings
    ]


def published(data: Path, event: Event) -> Schedule:
    """The best schedule of the event, published in the database of the folder."""
    schedule, store = solved(event), Store.in_folder(data)
    service = Service(store)
    publish_draft(service, OPERATOR, event.id, stored_draft(service, schedule), 1)
    store.close()
    return schedule


def test_nobody_is_erased_who_is_not_there(data, matchmaking) -> None:
    for arguments in (("delegations", "nobody"), ("nothing", "weave")):
        assert matchmaking("erase", *arguments, "--yes").returncode == 4
