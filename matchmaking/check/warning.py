"""A warning as a value, and as a sentence; knows no event and no rule."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from matchmaking.model.time_ranges import TimeRange
from matchmaking.model.zones import wall_clock
from matchmaking.words import Words

MOST_PARTS = 4
"""How many days or ranges a sentence lists."""


@dataclass(frozen=True, slots=True)
class Times:
    """Ranges in UTC, told on the clock of `zone`."""

    ranges: tuple[TimeRange, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that is legal but probably unmeant.

    Attributes
    ----------
    message
        The key of the sentence in the catalogues (domain ``check``), for example
        ``check.no_slot``.
    fields
        What the sentence's placeholders stand for: texts, numbers, dates, wall times, ranges on
        a wall clock, `Times`, or tuples of these.
    participants
        The ids of those concerned; empty where the event as a whole is.
    """

    message: str
    fields: Mapping[str, object] = field(default_factory=dict)
    participants: tuple[str, ...] = ()


def warning_text(warning: Warning, words: Words) -> str:
    """The warning as a sentence; where its only field is `number`, in that number's plural form."""
    number = warning.fields.get("number")
    if isinstance(number, int):
        return words.count(warning.message, number)
    spoken = {name: _spoken(value, words) for name, value in warning.fields.items()}
    return words.say(warning.message, **spoken)


def _spoken(value: object, words: Words) -> str:
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, dt.datetime):
        return f"{words.short_date(value)} {words.time(value)}"
    if isinstance(value, dt.date):
        return f"{words.short_date(value)} {value.year}"
    if isinstance(value, TimeRange):
        return _range(value.start, value.end, words)
    if isinstance(value, Times):
        zone = value.zone
        on_clock = [(wall_clock(t.start, zone), wall_clock(t.end, zone)) for t in value.ranges]
        return _list([_range(start, end, words) for start, end in on_clock], words)
    if isinstance(value, tuple):
        return _list([_spoken(part, words) for part in value], words)
    return str(value)


def _range(start: dt.datetime, end: dt.datetime, words: Words) -> str:
    return f"{words.short_date(start)} {words.time(start)}-{words.time(end)}"


def _list(parts: list[str], words: Words) -> str:
    cut = ["…"] if len(parts) > MOST_PARTS else []
    return words.listed(parts[:MOST_PARTS] + cut)
