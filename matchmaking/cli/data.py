"""Which database a command works on, opened and fit for this program; knows no command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from matchmaking.errors import Conflict, Said
from matchmaking.settings import Settings, read_settings
from matchmaking.storage import Store
from matchmaking.storage.migrating import check_migrated, migrate, present_version

DataFolder = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="The folder of the database and of settings.toml.",
        show_default="MATCHMAKING_DATA, or data",
    ),
]


@contextmanager
def opened_store(data: Path | None, *, makes_new: bool = False) -> Iterator[Store]:
    """The database of the data folder, or that of MATCHMAKING_DATABASE_URL.

    Parameters
    ----------
    makes_new
        Whether a SQLite database that is not there yet is made.

    Raises
    ------
    BadInput
        With every setting that is wrong.
    Conflict
        When there is no database, or none that fits this program.
    Unavailable
        When it cannot be read now.
    """
    with connected_store(data, makes_new=makes_new) as store:
        if makes_new and store.is_sqlite and _is_empty(store):
            migrate(store)
        check_migrated(store)
        yield store


@contextmanager
def connected_store(data: Path | None, *, makes_new: bool = False) -> Iterator[Store]:
    """The same database, whatever it holds."""
    settings = read_settings(data=data)
    _check_there(settings, makes_new=makes_new)
    store = Store(settings.store_url)
    try:
        yield store
    finally:
        store.close()


def _check_there(settings: Settings, *, makes_new: bool) -> None:
    """Opening a SQLite database makes it, which only some commands may."""
    url = make_url(settings.store_url)
    if url.get_backend_name() != "sqlite":
        return
    file = Path(url.database or "")
    if makes_new:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not file.exists():
        raise Conflict([Said("database.none", {"file": file})])


def _is_empty(store: Store) -> bool:
    with store.reading() as connection:
        return present_version(connection) is None
