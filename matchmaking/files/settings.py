"""The settings of an event with its sessions and sites; knows no participant and no file format."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from matchmaking.files.collecting import Misread, Mistakes
from matchmaking.files.columns import FORMAT, SETTINGS
from matchmaking.files.moments import daily_range
from matchmaking.files.parsers import (
    domain,
    event_id,
    flag,
    number,
    one_of,
    room_template,
    web_address,
    zone,
)
from matchmaking.files.records import Record
from matchmaking.files.sessions import local_time_in, read_sessions
from matchmaking.files.sites import read_sites, site_ids
from matchmaking.model.event import (
    Consent,
    Event,
    Hours,
    Limits,
    Matching,
    Video,
    VideoProvider,
    Weights,
)
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.time_ranges import TimeRange

MOST_SLOTS = 100_000
"""More than any event has; guards the memory against a slip in a session's year."""

_JUDGED_BY = (
    "event.timezone",
    "event.meeting_minutes",
    "event.break_minutes",
    "hours.",
    "matching.",
)
"""What decides of slots, hours and who may meet."""

_USUAL_KINDS = ("seller", "buyer")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings say, as far as they could be read.

    `event` has no participants yet; it is ``None`` where its slots, hours or rules are wrong, and
    other settings that are wrong are empty in it. All are ``None`` where they cannot be relied on,
    so that nothing is blamed on a participant in their stead.
    """

    event: Event | None = None
    kinds: tuple[str, ...] | None = None
    sites: tuple[str, ...] | None = None
    max_musts: int | None = None
    max_meetings: int | None = None


def read_settings(
    record: Record,
    session_records: Iterable[Record] | None,
    site_records: Iterable[Record] | None,
    mistakes: Mistakes,
) -> Settings:
    """Read all settings; the event's language becomes that of the `mistakes`.

    Records of ``None`` stand for a table that could not be read and was complained about.
    """
    mistakes.language = record.read("event.language", one_of(LANGUAGES)) or mistakes.language
    record.read("format", _format)
    limits, matching = _limits(record), _matching(record)
    sites = None if site_records is None else read_sites(site_records)
    fields = _event_fields(record) | {
        "sessions": _sessions(record, session_records, mistakes),
        "sites": sites or (),
        "limits": limits,
        "hours": _hours(record),
        "matching": matching,
        "video": _video(record),
    }
    return Settings(
        event=_event(record, fields),
        kinds=None if record.is_settled("matching.allowed") else _kinds(matching),
        sites=site_ids(sites),
        max_musts=limits.max_musts,
        max_meetings=limits.max_meetings,
    )


def _event(record: Record, fields: dict[str, Any]) -> Event | None:
    """The event without participants, where its slots, hours and rules are right."""
    judged_by = [key for key in SETTINGS if key.startswith(_JUDGED_BY)]
    if not fields["sessions"] or any(map(record.is_settled, judged_by)):
        return None
    event = Event(**{"id": "", "name": "", **fields}, participants=())
    if _slots(event) <= MOST_SLOTS:
        return event
    record.complain("event.meeting_minutes", "error.too_many_slots", most=MOST_SLOTS)
    return None


def _format(text: str) -> int:
    if text != str(FORMAT):
        raise Misread("error.unknown_format", known=FORMAT)
    return FORMAT


def _event_fields(record: Record) -> dict[str, Any]:
    local = local_time_in(record.read("event.timezone", zone))
    return _given(
        id=record.read("event.id", event_id),
        name=record.text("event.name"),
        timezone=record.text("event.timezone"),
        meeting_minutes=record.read("event.meeting_minutes", number(1)),
        break_minutes=record.read("event.break_minutes", number(0)),
        language=record.text("event.language"),
        url=record.read("event.url", web_address),
        domain=record.read("event.domain", domain),
        wishes_until=record.read("event.wishes_until", local),
        hours_until=record.read("event.hours_until", local),
    )


def _sessions(
    record: Record, session_records: Iterable[Record] | None, mistakes: Mistakes
) -> tuple[TimeRange, ...]:
    """All sessions; none where one of them is wrong."""
    if session_records is None:
        return ()
    before = len(mistakes)
    timezone = None if record.is_settled("event.timezone") else record.text("event.timezone")
    sessions = read_sessions(session_records, timezone)
    if len(mistakes) > before:
        return ()
    if not sessions:
        record.complain("sessions", "error.no_session")
    return sessions


def _slots(event: Event) -> float:
    step = event.meeting_minutes + event.break_minutes
    minutes = sum((s.end - s.start).total_seconds() / 60 for s in event.sessions)
    return minutes / step


def _limits(record: Record) -> Limits:
    names = ("simultaneous_meetings", "max_meetings", "max_consecutive", "max_musts")
    return Limits(**{name: record.read(f"limits.{name}", number(1)) for name in names})


def _hours(record: Record) -> Hours:
    return Hours(
        **_given(
            comfortable=record.read("hours.comfortable", daily_range),
            possible=record.read("hours.possible", daily_range),
        )
    )


def _matching(record: Record) -> Matching:
    consent = record.read("matching.consent", one_of([str(consent) for consent in Consent]))
    names = ("high", "medium", "low", "mutual")
    weights = {name: record.read(f"matching.weights.{name}", number(0)) for name in names}
    return Matching(
        allowed=_allowed(record),
        weights=Weights(**_given(**weights)),
        **_given(
            consent=Consent(consent) if consent else None,
            once_per_company=record.read("matching.once_per_company", flag),
            fairness=_fairness(record),
        ),
    )


def _allowed(record: Record) -> tuple[tuple[str, str], ...] | None:
    column = "matching.allowed"
    if column not in record.cells:
        return None
    parts = [part if isinstance(part, tuple) else (part,) for part in record.parts(column)]
    pairs = [(str(part[0]), str(part[1])) for part in parts if len(part) == 2 and all(part)]
    if not pairs or len(pairs) < len(parts):
        wrong = [", ".join(map(str, part)) for part in parts if len(part) != 2 or not all(part)]
        record.complain(column, "error.not_a_pair", "; ".join(wrong))
    return tuple(pairs)


def _kinds(matching: Matching) -> tuple[str, ...]:
    used = (kind for pair in matching.allowed or () for kind in pair)
    return tuple(dict.fromkeys((*_USUAL_KINDS, *used)))


def _fairness(record: Record) -> tuple[int, ...] | None:
    column = "matching.fairness"
    if column not in record.cells:
        return None
    amounts = record.read_parts(column, number(0))
    if any(later > earlier for earlier, later in pairwise(amounts)):
        record.complain(column, "error.fairness_increases", "; ".join(map(str, amounts)))
    return amounts


def _video(record: Record) -> Video:
    provider = record.read("video.provider", one_of([str(name) for name in VideoProvider]))
    video = Video(
        VideoProvider(provider or VideoProvider.NONE),
        base_url=record.read("video.base_url", web_address),
        template=record.read("video.template", room_template),
        links=record.read_parts("video.links", web_address),
        secret=record.text("video.secret"),
    )
    for link, times in Counter(video.links).items():
        if times > 1:
            record.complain("video.links", "error.link_twice", link)
    needed = _NEEDED_BY_PROVIDER.get(video.provider)
    if needed is not None and not record.cells.get(needed) and not record.is_settled(needed):
        record.complain(needed, "error.needed_by_provider", provider=video.provider)
    return video


_NEEDED_BY_PROVIDER = {
    VideoProvider.JITSI: "video.base_url",
    VideoProvider.URL_TEMPLATE: "video.template",
    VideoProvider.POOL: "video.links",
}


def _given(**fields: Any) -> dict[str, Any]:
    """Those of the fields that were given; the others keep the model's defaults."""
    return {name: value for name, value in fields.items() if value is not None}
