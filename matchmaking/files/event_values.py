"""An event as the typed values of its documents, defaults left out; writes no file."""

from collections.abc import Mapping
from typing import Any

from matchmaking.files.columns import FORMAT, SETTINGS, TABLES
from matchmaking.files.moments import day_range_text, instant_text, local_time_text
from matchmaking.model.event import Event, Hours, Limits, Matching, Video, Weights
from matchmaking.model.participant import Participant

Row = dict[str, Any]
"""Values by column: texts, integers, lists; columns without a value are left out."""


def settings_of(event: Event) -> Row:
    """The settings by dotted key; what has its default is left out, unless it is needed."""
    matching = event.matching
    values = {
        "format": FORMAT,
        "event.id": event.id,
        "event.name": event.name,
        "event.timezone": event.timezone,
        "event.meeting_minutes": event.meeting_minutes,
        "event.break_minutes": event.break_minutes,
        "event.language": event.language,
        "event.url": event.url,
        "event.domain": event.domain,
        "event.wishes_until": event.wishes_until and local_time_text(event.wishes_until),
        "event.hours_until": event.hours_until and local_time_text(event.hours_until),
        **_changed("limits", event.limits, Limits()),
        **_changed("hours", event.hours, Hours()),
        **_changed("matching", matching, Matching()),
        **_changed("matching.weights", matching.weights, Weights()),
        **_changed("video", event.video, Video()),
    }
    return {key: _plain(values[key]) for key in SETTINGS if values.get(key) is not None}


def tables_of(event: Event) -> Mapping[str, list[Row]]:
    """The rows of each table."""
    rows: Mapping[str, list[Row]] = {
        "sessions": [
            {"starts": local_time_text(session.start), "ends": local_time_text(session.end)}
            for session in event.sessions
        ],
        "sites": [{"id": s.id, "name": s.name, "booths": s.booths} for s in event.sites],
        "participants": [_participant(person) for person in event.participants],
        "preferences": [
            {"from": wish.source, "to": wish.target, "rating": wish.rating.word}
            for wish in event.preferences
        ],
        "fixed": [
            _given({"a": m.a, "b": m.b, "starts": m.starts and instant_text(m.starts)})
            for m in event.fixed
        ],
    }
    return {name: rows[name] for name in TABLES}


def _participant(person: Participant) -> Row:
    values: Row = {}
    for column in TABLES["participants"].values():
        value = getattr(person, column.name)
        is_ranges = column.name in ("availability", "if_needed", "unavailable")
        values[column.name] = [day_range_text(r) for r in value] if is_ranges else _plain(value)
    return {name: value for name, value in values.items() if value not in (None, [])}


def _changed(section: str, value: object, default: object) -> Row:
    """The fields of a section that differ from their defaults, by dotted key."""
    keys = (key for key in SETTINGS if key.rpartition(".")[0] == section)
    names = (key.rpartition(".")[2] for key in keys)
    return {
        f"{section}.{name}": getattr(value, name)
        for name in names
        if getattr(value, name) != getattr(default, name)
    }


def _plain(value: Any) -> Any:
    """Tuples as lists, words and hours as texts."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _given(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
