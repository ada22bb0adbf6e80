"""Situations for several rooms."""

import random
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from matchmaking.model.event import (
    Consent,
    Event,
    Limits,
    Matching,
    Site,
    Video,
    VideoProvider,
)
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import TimeRange
from matchmaking.storage import Store
from matchmaking.storage.migrating import migrate
from tests.postgres import Postgres, postgres_server

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL server with one migrated database, ``template``, to make others from."""
    with postgres_server() as server:
        store = Store(server.new_database("template"))
        migrate(store)
        store.close()
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, to make others from."""
    folder = tmp_path_factory.mktemp("sqlite")
    store = Store.in_folder(folder)
    migrate(store)
    store.close()
    return folder / "matchmaking.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated, empty database of each kind, of this test alone."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.new_database(f"test-{uuid.uuid4().hex}", "template")
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "matchmaking.db")
    return f"sqlite:///{tmp_path / 'matchmaking.db'}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated, empty database; each test that asks for it runs on SQLite and PostgreSQL."""
    store = Store(database_url)
    yield store
    store.close()


@pytest.fixture
def postgres_programs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs on PATH, where the test is about PostgreSQL."""
    if "postgres" in request.fixturenames or "postgresql" in request.node.name:
        server: Postgres = request.getfixturevalue("postgres")
        monkeypatch.setenv("PATH", str(server.bin), prepend=":")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which `make test` installs where it may."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def random_fair() -> Callable[[int], Event]:
    """Draws a fair of two short sessions in which every rule binds somebody now and then."""
    return _random_fair


def _random_fair(seed: int) -> Event:
    rng = random.Random(seed)
    # Two slots a session leave no room for a break, and no hour is uncomfortable: so comfort, of
    # which no sentence speaks, is proven at once.
    starts = [datetime.fromisoformat(f"2027-02-16T{clock}") for clock in ("09:00", "14:00")]
    sessions = tuple(TimeRange(start, start + timedelta(hours=1)) for start in starts)
    people = tuple(
        _participant(rng, f"{kind[0]}{number}", kind)
        for kind in ("seller", "buyer")
        for number in range(rng.randint(3, 5))
    )
    links = tuple(f"https://{n}.example" for n in range(rng.choice([1, 2])))
    return Event(
        id=f"fair-{seed}",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=sessions,
        participants=people,
        sites=(Site("tech", "Technopark", 1),),
        limits=Limits(
            simultaneous_meetings=rng.choice([None, 1, 2]),
            max_meetings=rng.choice([None, 1, 2]),
            max_consecutive=rng.choice([None, 1]),
        ),
        matching=Matching(
            allowed=rng.choice([None, None, (("seller", "buyer"),)]),
            consent=rng.choice([*[Consent.EITHER] * 4, Consent.BOTH]),
            once_per_company=rng.random() < 0.7,
        ),
        video=rng.choice([Video(), Video(VideoProvider.POOL, links=links)]),
        preferences=tuple(_preferences(rng, people)),
    )


def _participant(rng: random.Random, id: str, kind: str) -> Participant:
    hours = [f"2027-02-16T{clock}" for clock in ("09:00", "10:00", "14:00", "15:30")]
    most = rng.choice([None] * 8 + [0, 1])
    start, end = sorted(rng.sample([datetime.fromisoformat(text) for text in hours], 2))
    return Participant(
        id=id,
        name=id.upper(),
        kind=kind,
        timezone=rng.choice(["UTC", "UTC", "UTC", "Europe/Paris", "Pacific/Chatham"]),
        company=rng.choice([None, None, f"{kind} house"]),
        languages=rng.choice([(), (), (), (), ("fr",), ("en", "fr"), ("ar",)]),
        site=rng.choice([None, "tech"]),
        availability=rng.choice([(), (), (TimeRange(start, end),)]),
        unavailable=rng.choice([(), (), (), (TimeRange(start, start + timedelta(minutes=10)),)]),
        max_meetings=most,
        min_meetings=None if most == 0 else rng.choice([None, None, 1]),
    )


def _preferences(rng: random.Random, people: tuple[Participant, ...]) -> list[Preference]:
    names = sorted({name for person in people for name in (person.id, person.represents)})
    company = {person.id: person.represents for person in people}
    rows = {}
    for _ in range(26):
        source, target = rng.sample(names, 2)
        if company.get(source, source) != company.get(target, target):
            rating = rng.choice([Rating.NEVER, *list(Rating)[1:] * 3])
            rows[source, target] = Preference(source, target, rating)
    return list(rows.values())
