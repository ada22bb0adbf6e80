"""Brings a database to the tables of this version, or says that it is not there; knows no table."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from matchmaking.jobs import lay_out
from matchmaking.storage.store import Store

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Apply every migration that the database has not yet seen, all or none.

    Where several processes begin at once, one migrates and the others find it done.
    """
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4011720270216)")
        command.upgrade(_config(connection), "head")
        lay_out(connection)


def present_version(connection: Connection) -> str | None:
    """The last migration that the database has seen; ``None``: it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_version() -> str | None:
    """The last migration of this program."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
