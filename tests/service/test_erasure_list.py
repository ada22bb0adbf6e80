"""Whoever was erased is erased again after a restore; on both databases, with their own means."""

from dataclasses import replace

import pytest

from matchmaking.errors import BadInput, Conflict, Mistake
from matchmaking.service.erasing import erase_event, erase_participant
from matchmaking.service.erasure_list import FILE, erase_again, read_list, write_list
from matchmaking.service.events import create_event, delete_event, export_event, import_event
from matchmaking.service.participants import add_participant
from matchmaking.service.roles import OPERATOR
from matchmaking.storage.backing_up import back_up, restore
from matchmaking.storage.erasure_rows import Erasure
from tests.service.clocks import Clock
from tests.service.unknown import GONE, everything_stored, found_in, with_unknown

pytestmark = pytest.mark.usefixtures("postgres_programs")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(service, clock, event):
    """The event with somebody known is stored."""
    service = replace(service, clock=clock)
    create_event(service, OPERATOR, "fair", with_unknown(event))
    return service


@pytest.fixture
def folder(tmp_path):
    """The data folder, which is not there yet."""
    return tmp_path / "data"


def test_a_restore_brings_nobody_back(service, store, clock, folder, tmp_path) -> None:
    back_up(store, tmp_path / "backup")
    erase_participant(service, OPERATOR, "fair", GONE)
    erasure = Erasure("fair", GONE, clock.now)
    write_list(service, folder)
    line = '{"event": "fair", "participant": "weave", "at": "2026-12-01T08:00:00Z"}\n'
    assert (folder / FILE).read_text() == line

    clock.go_on(days=3)
    restore(store, tmp_path / "backup")
    assert GONE in export_event(service, OPERATOR, "fair").participant
    assert erase_again(service, folder) == [erasure]
    assert found_in(everything_stored(store)) == set()
    # It is told once, when it was first done, and done once.
    assert (folder / FILE).read_text() == line
    assert erase_again(service, folder) == []


def test_a_restore_brings_no_event_back(service, store, clock, folder, tmp_path) -> None:
    back_up(store, tmp_path / "backup")
    clock.go_on(days=1)
    erase_event(service, OPERATOR, "fair")
    write_list(service, folder)
    assert read_list(folder) == [Erasure("fair", None, clock.now)]
    restore(store, tmp_path / "backup")
    assert len(erase_again(service, folder)) == 1
    assert found_in(everything_stored(store)) == set()


def test_an_event_that_was_made_anew_is_another_one(service, clock, event, folder) -> None:
    erase_event(service, OPERATOR, "fair")
    write_list(service, folder)
    delete_event(service, OPERATOR, "fair")
    clock.go_on(days=1)
    create_event(service, OPERATOR, "fair", event)
    assert erase_again(service, folder) == []
    assert export_event(service, OPERATOR, "fair") == event


def test_whoever_came_after_the_backup_and_was_erased_cannot_be_imported(
    service, store, event, folder, tmp_path
) -> None:
    back_up(store, tmp_path / "backup")
    newcomer = {"id": "new", "name": "New", "kind": "seller", "timezone": "UTC"}
    add_participant(service, OPERATOR, "fair", "new", newcomer)
    with_newcomer = export_event(service, OPERATOR, "fair")
    erase_participant(service, OPERATOR, "fair", "new")
    write_list(service, folder)
    restore(store, tmp_path / "backup")
    erase_again(service, folder)
    with pytest.raises(Conflict):
        import_event(service, OPERATOR, "fair", with_newcomer)


def test_each_data_folder_gets_the_whole_list(service, folder, tmp_path) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    write_list(service, folder)
    erase_participant(service, OPERATOR, "fair", "argan-1")
    for each in (folder, tmp_path / "other"):
        write_list(service, each)
        assert {erasure.participant_id for erasure in read_list(each)} == {GONE, "argan-1"}


@pytest.mark.parametrize("line", ["nothing", "[]", '{"event": "fair"}', '{"at": "yesterday"}'])
def test_a_list_that_cannot_be_read_is_told_with_its_line(service, folder, line: str) -> None:
    erase_participant(service, OPERATOR, "fair", GONE)
    write_list(service, folder)
    file = folder / FILE
    file.write_text(f"{file.read_text()}{line}\n")
    with pytest.raises(BadInput) as refused:
        erase_again(service, folder)
    assert refused.value.mistakes == (Mistake("erasure.broken_line", str(file), 2, value=line),)
