"""What the database promises by itself, on SQLite and on PostgreSQL."""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, select, text
from sqlalchemy.exc import IntegrityError

from matchmaking.logs import without_secrets
from matchmaking.storage import Store
from matchmaking.storage.migrating import migrate, newest_version, present_version
from matchmaking.storage.tables import accounts, metadata, parties
from matchmaking.storage.turns import Turns


def test_the_migrations_make_the_tables_that_the_program_knows(store: Store) -> None:
    with store.reading() as connection:
        assert present_version(connection) == newest_version()
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_make_every_check(store: Store) -> None:
    # what compare_metadata does not look at
    with store.reading() as connection:
        made = {
            check["name"]
            for table in metadata.tables
            for check in inspect(connection).get_check_constraints(table)
        }
    known = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert made == known


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store)
    with store.reading() as connection:
        assert present_version(connection) == newest_version()


def test_what_raises_leaves_nothing_behind(store: Store) -> None:
    def write_and_fail() -> None:
        with store.writing() as connection:
            _add_event(connection, "e")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM events")).scalar() == 0


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    with store.writing() as connection:
        _add_event(connection, "e")
    with store.reading() as reader:
        before = reader.execute(select(parties.c.name)).all()
        with store.writing() as writer:
            writer.execute(parties.insert().values(event_id="e", name="s1"))
        assert reader.execute(select(parties.c.name)).all() == before == []


def test_sqlite_is_opened_so_that_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    store = Store.in_folder(tmp_path)
    with store.reading() as connection:
        said = [
            connection.execute(text(f"PRAGMA {pragma}")).scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert said == ["wal", 2, 1, 10_000]  # 2: FULL
    store.close()


def test_writers_are_served_in_the_order_in_which_they_came() -> None:
    turns, served = Turns(), []

    def write(number: int) -> None:
        with turns:
            served.append(number)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    with turns:
        for number, writer in enumerate(writers):
            writer.start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for writer in writers:
        writer.join()
    assert served == list(range(20))


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Beside our tables stand those of the queue."""
    return kind != "table" or not str(name).startswith("procrastinate_")


def _add_event(connection, id_: str) -> None:
    connection.execute(
        text(
            "INSERT INTO events (id, settings, ends_at, created_at, revision)"
            " VALUES (:id, '{}', '2027-01-01', '2026-01-01', 1)"
        ),
        {"id": id_},
    )


def test_the_message_of_an_error_names_no_value(store: Store) -> None:
    account = {"email": "ada@fair.example", "created_at": datetime(2026, 12, 1, tzinfo=UTC)}
    with store.writing() as connection:
        connection.execute(accounts.insert().values(id="a-1", **account))
    with pytest.raises(IntegrityError) as refused, store.writing() as connection:
        connection.execute(accounts.insert().values(id="a-2", **account))
    message = without_secrets(str(refused.value))
    assert "INSERT" in message
    assert "ada@fair.example" not in message
