"""Brings a database to the tables of this version, or says that it is not there; knows no table."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from matchmaking.errors import Conflict, Said
from matchmaking.jobs import lay_out
from matchmaking.storage.store import Store

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Apply every migration that the database has not yet seen, all or none.

    Where several processes begin at once, one migrates and the others find it done.

    Raises
    ------
    Conflict
        When the database is of a newer program.
    """
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4011720270216)")
        check_known(present_version(connection))
        command.upgrade(_config(connection), "head")
        lay_out(connection)


def check_migrated(store: Store) -> None:
    """Make sure that the database has this program's tables.

    Raises
    ------
    Conflict
        When it is empty, of an older program, or of a newer one; says what to do.
    """
    with store.reading() as connection:
        present = present_version(connection)
    check_known(present)
    if present is None:
        raise Conflict([Said("database.empty")])
    if present != newest_version():
        raise Conflict([Said("database.older")])


def check_known(version: str | None) -> None:
    """Make sure that a migration that a database has seen is one of this program's.

    Raises
    ------
    Conflict
        When it is of a newer program.
    """
    if version not in (None, *(script.revision for script in _scripts().walk_revisions())):
        raise Conflict([Said("database.newer")])


def present_version(connection: Connection) -> str | None:
    """The last migration that the database has seen; ``None``: it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest_version() -> str | None:
    """The last migration of this program."""
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(_MIGRATIONS))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
