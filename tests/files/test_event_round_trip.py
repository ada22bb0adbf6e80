"""An event that is written in any of its three forms is the same when it is read again."""

import string
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaking.errors import BadInput
from matchmaking.files import event_from_json, event_to_json, read_event, write_event
from matchmaking.model.event import (
    Consent,
    Event,
    FixedMeeting,
    Hours,
    Limits,
    Matching,
    Site,
    Video,
    VideoProvider,
    Weights,
)
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import DailyRange, TimeRange

FORMS = ("event", "event.xlsx", "event.json")

AWKWARD = st.sampled_from(
    [
        "=1+1", "+212 5", "-", "@home", "'quoted'", "''", "\tTab", "O'Hara", "#N/A", "#REF!",
        'She said "no"', "Smith, Jones & Co; Ltd", "two\nlines", "_x0041_ is no A", "007", "1e5",
        "TRUE", "2027-02-16", "مؤسسة أطلس", "株式会社", "👩‍💻 Ltd", "[a, b]", "{x}", "a\tb",
        "sep=;", "x" * 300,
    ]
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
TEXTS = AWKWARD | st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
TAGS = st.lists(TEXTS.map(str.strip).filter(lambda tag: ";" not in tag), max_size=3).map(tuple)
IDS = st.text(string.ascii_lowercase + string.digits + "._-", min_size=1, max_size=64)
ZONES = st.sampled_from(["Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham", "UTC"])
DAY = datetime(2027, 2, 16)  # noqa: DTZ001 -- on the wall clock
MINUTES = st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True).map(sorted)
DAILY_RANGES = MINUTES.map(lambda ends: DailyRange(*ends))
DAY_RANGES = st.lists(DAILY_RANGES.map(lambda hours: hours.on(DAY.date())), max_size=2).map(tuple)
COUNTS = st.none() | st.integers(0, 40)


@st.composite
def participants(draw: st.DrawFn) -> tuple[Participant, ...]:
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    return tuple(draw(_participant(own_id, set(ids))) for own_id in ids)


def _participant(own_id: str, ids: set[str]) -> st.SearchStrategy[Participant]:
    return st.builds(
        Participant,
        id=st.just(own_id),
        name=TEXTS,
        kind=st.sampled_from(["seller", "buyer", "press, radio"]),
        timezone=ZONES,
        company=st.none() | st.just(own_id) | TEXTS.filter(lambda name: name not in ids),
        email=st.none() | TEXTS,
        country=st.none() | TEXTS,
        languages=st.lists(st.sampled_from(["fr", "en", "ar", "de"]), unique=True).map(tuple),
        language=st.sampled_from([None, "en", "fr", "ar"]),
        site=st.sampled_from([None, "hall"]),
        availability=DAY_RANGES,
        if_needed=DAY_RANGES,
        unavailable=DAY_RANGES,
        max_meetings=st.none() | st.integers(20, 40),
        min_meetings=st.none() | st.integers(0, 20),
        sectors=TAGS,
        offers=TAGS,
        seeks=TAGS,
    )


MATCHING = st.builds(
    Matching,
    allowed=st.just((("seller", "buyer"), ("press, radio", "buyer"))),
    consent=st.sampled_from(Consent),
    once_per_company=st.booleans(),
    weights=st.builds(Weights, high=st.integers(0, 20), mutual=st.integers(0, 9)),
    fairness=st.lists(st.integers(0, 30)).map(lambda amounts: tuple(sorted(amounts)[::-1])),
)
VIDEOS = st.sampled_from(
    [
        Video(),
        Video(VideoProvider.JITSI, base_url="https://meet.example.org", secret="; = x"),
        Video(VideoProvider.URL_TEMPLATE, template="https://video.example.org/r/{room}"),
        Video(VideoProvider.POOL, links=("https://v.example.org/a;b", "https://v.example.org/c")),
        Video(VideoProvider.POOL, links=("https://v.example.org/a", "https://v.example.org/c")),
    ]
)
LIMITS = st.builds(
    Limits, simultaneous_meetings=st.none() | st.integers(1, 99), max_musts=st.none()
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    people = draw(participants())
    names = sorted({person.id for person in people} | {person.represents for person in people})
    represents = {person.represents: person.represents for person in people}
    represents |= {person.id: person.represents for person in people}
    pairs = [(a, b) for a in names for b in names if represents[a] != represents[b]]
    wished = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Event(
        id="fair-2027",
        name=draw(TEXTS),
        timezone=draw(ZONES),
        meeting_minutes=draw(st.integers(1, 60)),
        sessions=(TimeRange(DAY, DAY + timedelta(hours=draw(st.integers(1, 9)))),),
        participants=people,
        break_minutes=draw(st.integers(0, 60)),
        language=draw(st.sampled_from(["en", "fr", "ar"])),
        url=draw(st.none() | st.just("https://fair.example.org/?a=1;b=2")),
        domain=draw(st.none() | st.just("fair.example.org")),
        wishes_until=draw(st.none() | st.just(DAY - timedelta(seconds=1))),
        sites=(Site("hall", draw(TEXTS), draw(st.integers(1, 9))),),
        limits=draw(LIMITS),
        hours=Hours(draw(DAILY_RANGES), draw(DAILY_RANGES)),
        matching=draw(MATCHING),
        video=draw(VIDEOS),
        preferences=tuple(Preference(a, b, draw(st.sampled_from(Rating))) for a, b in wished),
    )


def _assert_every_form_gives_it_back(event: Event) -> None:
    assert event_from_json(event_to_json(event)) == event
    with TemporaryDirectory() as folder:
        for form in FORMS:
            write_event(event, Path(folder) / form)
            assert read_event(Path(folder) / form) == event


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events())
def test_every_form_gives_back_the_same_event(event: Event) -> None:
    _assert_every_form_gives_it_back(event)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events())
def test_every_form_gives_back_each_of_hundreds_of_events(event: Event) -> None:
    _assert_every_form_gives_it_back(event)


@pytest.fixture
def fixed_event(sound_event: Path) -> Event:
    """An event with one fixed meeting at a time and one at any time."""
    (sound_event / "fixed.csv").write_text(
        "a,b,starts\ns01,b07,2027-02-16T11:30:00+02:00\nb08,s02,\n"
    )
    participants = sound_event / "participants.csv"
    participants.write_text(participants.read_text().replace(",de,", ",fr,"))
    return read_event(sound_event)


@pytest.mark.parametrize("form", FORMS)
def test_fixed_meetings_keep_their_instant(form: str, fixed_event: Event, tmp_path: Path) -> None:
    write_event(fixed_event, tmp_path / f"written_{form}")
    again = read_event(tmp_path / f"written_{form}")
    # 11:30 at two hours east of Greenwich is 9:30 there.
    assert again.fixed == (
        FixedMeeting("s01", "b07", datetime(2027, 2, 16, 9, 30, tzinfo=UTC)),
        FixedMeeting("b08", "s02", None),
    )
    assert again == fixed_event


@pytest.mark.parametrize("form", FORMS)
def test_the_same_event_gives_the_same_bytes(form: str, sound_event: Path, tmp_path: Path) -> None:
    event = read_event(sound_event)
    contents = []
    for name in ("once", "twice"):
        write_event(event, tmp_path / name / form)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        contents.append([(path.name, path.read_bytes()) for path in files])
    assert contents[0] == contents[1]


def test_writing_replaces_what_was_there(sound_event: Path, tmp_path: Path) -> None:
    event = read_event(sound_event)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "participants.xlsx").write_bytes(b"old")
    (tmp_path / "out.json").write_text("old")
    write_event(event, tmp_path / "out")
    write_event(event, tmp_path / "out.json")
    assert read_event(tmp_path / "out") == read_event(tmp_path / "out.json") == event
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event", "out", "out.json"]


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(
    sound_event: Path, tmp_path: Path, told: Callable[[Path], list[str]]
) -> None:
    # A spreadsheet program keeps 32,767 characters of a text and drops the rest.
    event = read_event(sound_event)
    long = Event(**{**vars(event), "name": "n" * 32_768})
    with pytest.raises(BadInput) as refusal:
        write_event(long, tmp_path / "long.xlsx")
    assert [mistake.message for mistake in refusal.value.mistakes] == ["error.cell_too_long"]
    assert not (tmp_path / "long.xlsx").exists()
    write_event(long, tmp_path / "long.json")
    assert read_event(tmp_path / "long.json") == long
