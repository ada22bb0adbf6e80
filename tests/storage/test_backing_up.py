"""Backups of a database in use, and back again, with both databases' own means."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from matchmaking.errors import Conflict
from matchmaking.storage import Store
from matchmaking.storage.backing_up import back_up, restore
from matchmaking.storage.migrating import check_migrated, migrate
from matchmaking.storage.tables import accounts
from tests.service.published import AT

pytestmark = pytest.mark.usefixtures("postgres_programs")


def test_what_was_backed_up_comes_back_into_the_database_in_use(store, tmp_path) -> None:
    _add(store, "before")
    back_up(store, tmp_path / "backup")
    _add(store, "after")
    restore(store, tmp_path / "backup")
    assert _accounts(store) == ["before"]
    check_migrated(store)
    _add(store, "later")
    assert _accounts(store) == ["before", "later"]


def test_a_backup_goes_into_an_empty_database(store, tmp_path, request) -> None:
    _add(store, "before")
    back_up(store, tmp_path / "backup")
    other = Store.in_folder(tmp_path / "other")
    if not store.is_sqlite:
        other.close()
        other = Store(request.getfixturevalue("postgres").new_database(f"empty-{tmp_path.name}"))
    restore(other, tmp_path / "backup")
    assert _accounts(other) == ["before"]
    other.close()


def test_a_backup_is_for_its_owner_only(store, tmp_path) -> None:
    back_up(store, tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600


def test_a_backup_holds_whole_transactions_while_others_write(store, tmp_path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with store.writing() as connection:
                for half in ("a", "b"):
                    row = {"id": f"{half}-{number:05}", "created_at": AT}
                    connection.execute(insert(accounts).values(row))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [tmp_path / f"backup-{number}" for number in range(3)]
        for backup in backups:
            back_up(store, backup)
    finally:
        stop.set()
        writer.join()
    for backup in backups:
        restore(store, backup)
        ids = _accounts(store)
        assert [id_[1:] for id_ in ids if id_[0] == "a"] == [
            id_[1:] for id_ in ids if id_[0] == "b"
        ]


def test_a_file_that_is_no_backup_changes_nothing(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "matchmaking.db")
    store = Store.in_folder(tmp_path)
    _add(store, "before")
    (tmp_path / "text").write_text("no database")
    sqlite3.connect(tmp_path / "empty").close()
    whole = tmp_path / "whole"
    back_up(store, whole)
    (tmp_path / "torn").write_bytes(whole.read_bytes()[:100_000])
    for name in ("text", "empty", "torn"):
        with pytest.raises(Conflict) as refused:
            restore(store, tmp_path / name)
        assert [said.message for said in refused.value.reasons] == ["database.no_backup"]
    assert _accounts(store) == ["before"]
    store.close()


def test_without_postgresqls_programs_they_are_named(postgres, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    store = Store(postgres.new_database(f"bare-{tmp_path.name}", "template"))
    with pytest.raises(Conflict) as refused:
        back_up(store, tmp_path / "backup")
    (said,) = refused.value.reasons
    assert (said.message, said.fields) == ("database.program_missing", {"program": "pg_dump"})
    assert list(tmp_path.iterdir()) == []
    store.close()


@pytest.mark.parametrize(
    ("version", "told"), [("0000", "database.newer"), (None, "database.empty")]
)
def test_a_database_that_does_not_fit_is_told(store, version, told) -> None:
    with store.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if version is not None:
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:version)"), {"version": version}
            )
    with pytest.raises(Conflict) as refused:
        check_migrated(store)
    assert [said.message for said in refused.value.reasons] == [told]


def test_what_a_newer_program_made_is_not_migrated(store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'newer'"))
    with pytest.raises(Conflict):
        migrate(store)


def _add(store: Store, id_: str) -> None:
    with store.writing() as connection:
        connection.execute(insert(accounts).values(id=id_, created_at=AT))


def _accounts(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(accounts.c.id).order_by(accounts.c.id)).scalars())
