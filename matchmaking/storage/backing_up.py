"""A database into one file and back, consistent while others use it; knows no table.

SQLite copies itself page by page in one transaction (its online backup). For PostgreSQL its own
programs do it, ``pg_dump`` and ``pg_restore``, which have to be installed.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from matchmaking.errors import Conflict, Said
from matchmaking.storage.migrating import check_known
from matchmaking.storage.store import BUSY_SECONDS, Store
from matchmaking.storage.unavailable import told_when_unavailable


def back_up(store: Store, out: Path) -> None:
    """Write the whole database as it is now into a file, which is there whole or not at all.

    Raises
    ------
    Conflict
        When PostgreSQL's program is missing or refuses.
    OSError, StorageFull
        When `out` cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
        fresh = Path(folder) / out.name
        fresh.touch(mode=0o600)
        if store.is_sqlite:
            _copy(_sqlite_file(store), fresh)
        else:
            _run(store, "pg_dump", "--format=custom", "--no-owner", f"--file={fresh}")
        fresh.replace(out)


def restore(store: Store, backup: Path) -> None:
    """Bring the whole database to what a backup holds; all of it or nothing.

    Raises
    ------
    Conflict
        When the file is no backup of this program's, or PostgreSQL's program is missing or refuses.
    Unavailable, StorageFull
        When the database cannot take it now.
    """
    if store.is_sqlite:
        _check_backup(backup)
        _copy(backup, _sqlite_file(store))
    else:
        name = make_url(store.url).database or ""
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        _run(store, "pg_restore", *options, f"--dbname={name}", str(backup))


def _sqlite_file(store: Store) -> Path:
    return Path(make_url(store.url).database or "")


def _copy(source: Path, target: Path) -> None:
    with (
        told_when_unavailable(),
        closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as reading,
        closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as writing,
    ):
        reading.backup(writing)


def _check_backup(backup: Path) -> None:
    """Make sure that every page of the file is sound, and that it is a database of this program."""
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            (said,) = opened.execute("PRAGMA integrity_check").fetchone()
            (version,) = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError) as error:
        fields = {"file": backup, "problem": error}
        raise Conflict([Said("database.no_backup", fields)]) from error
    if said != "ok":
        raise Conflict([Said("database.no_backup", {"file": backup, "problem": said})])
    check_known(version)


def _run(store: Store, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password is handed on where no other user can read it."""
    path = shutil.which(program)
    if path is None:
        raise Conflict([Said("database.program_missing", {"program": program})])
    done = subprocess.run(  # noqa: S603 -- no shell; pg_dump or pg_restore, named in this file
        [path, *arguments], env={**os.environ, **_address(store)}, capture_output=True, text=True
    )
    if done.returncode:
        fields = {"program": program, "problem": done.stderr.strip()}
        raise Conflict([Said("database.program_failed", fields)])


def _address(store: Store) -> dict[str, str]:
    """Where the database is, as the environment of PostgreSQL's programs tells it."""
    url = make_url(store.url)
    host = url.host or url.query.get("host")
    given = {
        "PGHOST": host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {name: str(value) for name, value in given.items() if value is not None}
