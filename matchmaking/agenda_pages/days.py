"""What stands on the page of an agenda, day by day, in the reader's words; knows no markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from matchmaking.agenda_pages.links import web_address
from matchmaking.model.agenda import Agenda, Appointment
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting
from matchmaking.model.zones import wall_clock
from matchmaking.words import Words, offset_text


@dataclass(frozen=True, slots=True)
class Clock:
    """A meeting on somebody's clock: the day, the hours and whose clock it is."""

    day: str
    hours: str
    offset: str
    city: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment; `theirs_is_another_day`: the counterpart's calendar shows another date."""

    meeting: Meeting
    own: Clock
    theirs: Clock
    theirs_is_another_day: bool
    counterpart: Participant
    languages: tuple[str, ...]
    join_url: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """All appointments that begin on one day of the reader's calendar."""

    title: str
    entries: tuple[Entry, ...]


def days_of(agenda: Agenda, words: Words) -> Iterator[Day]:
    """Yield the agenda's days that hold an appointment, in order."""
    for day, appointments in groupby(agenda.appointments, key=_own_day):
        yield Day(words.date(day), tuple(_entry(a, words) for a in appointments))


def _own_day(appointment: Appointment) -> datetime:
    local = wall_clock(appointment.meeting.starts_at, appointment.own.timezone)
    return local.replace(hour=0, minute=0)


def _entry(appointment: Appointment, words: Words) -> Entry:
    meeting, counterpart = appointment.meeting, appointment.counterpart
    own = _clock(words, meeting.starts_at, meeting.ends_at, appointment.own.timezone)
    theirs = _clock(words, meeting.starts_at, meeting.ends_at, counterpart.timezone)
    return Entry(
        meeting=meeting,
        own=own,
        theirs=theirs,
        theirs_is_another_day=own.day != theirs.day,
        counterpart=counterpart,
        languages=_language_names(words, counterpart.languages),
        join_url=web_address(meeting.video_url),
    )


# Thousands of pages show the same few instants in the same few zones.
@lru_cache(maxsize=10_000)
def _clock(words: Words, starts_at: datetime, ends_at: datetime, zone_name: str) -> Clock:
    start, end = (wall_clock(instant, zone_name) for instant in (starts_at, ends_at))
    return Clock(
        day=words.short_date(start),
        hours=f"{words.time(start)}–{words.time(end)}",
        offset=offset_text(starts_at, zone_name),
        city=words.city(zone_name),
    )


@lru_cache(maxsize=10_000)
def _language_names(words: Words, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(words.locale.languages.get(code.lower(), code)) for code in codes)
