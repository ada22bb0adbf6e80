"""A person who is known by texts that stand nowhere else, and all places where these could be."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from sqlalchemy import LargeBinary, select, type_coerce
from sqlalchemy.engine import make_url

from matchmaking.model.event import Event
from matchmaking.storage import Store
from matchmaking.storage.tables import metadata, revisions
from tests.by_hand import with_people

GONE = "weave"
NAME, MAIL, COMPANY = "Zohra Quennevil", "z.q@oildata.example", "Tazrout Pressings"
TEXTS = (NAME, "Zohra", "Quennevil", MAIL, "oildata", COMPANY, "Tazrout", "coldpressed")


def with_unknown(event: Event) -> Event:
    """The event in which `GONE` is that person, alone for a company that wishes and is wished."""
    own = {"name": NAME, "email": MAIL, "company": COMPANY}
    texts = dict.fromkeys(("sectors", "offers", "seeks"), ("coldpressed",))

    def renamed(name: str) -> str:
        return COMPANY if name == GONE else name

    wishes = tuple(
        replace(wish, source=renamed(wish.source), target=renamed(wish.target))
        for wish in event.preferences
    )
    return with_people(replace(event, preferences=wishes), GONE, **own, **texts)


def found_in(text: str) -> set[str]:
    """Which of the texts stand in another, in whatever case."""
    return {known for known in TEXTS if known.lower() in text.lower()}


def everything_stored(store: Store) -> str:
    """All rows of all tables, documents unpacked, and the database as its own program tells it."""
    with store.reading() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }
    return f"{rows}{_sqlite_text(store) if store.is_sqlite else _postgres_text(store)}"


def packed_drafts(store: Store) -> list[bytes]:
    """The end of each stored draft as it lies in the file, packed."""
    packed = select(type_coerce(revisions.c.schedule, LargeBinary))
    with store.reading() as connection:
        return [document[-60:] for document in connection.execute(packed).scalars()]


def files_of(store: Store) -> bytes:
    """The bytes of SQLite's files."""
    database = Path(make_url(store.url).database or "")
    return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))


def _sqlite_text(store: Store) -> str:
    with store.engine.connect() as connection:
        dbapi = connection.connection.dbapi_connection
        assert dbapi is not None
        return "\n".join(dbapi.iterdump())


def _postgres_text(store: Store) -> str:
    url = make_url(store.url)
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run(
        [str(shutil.which("pg_dump")), address], capture_output=True, text=True, check=True
    )
    return done.stdout
