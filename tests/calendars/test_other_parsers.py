"""Three other programs read an agenda's instants and texts as they were meant."""

import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import ics
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from matchmaking.calendars import agenda_file
from matchmaking.model.agenda import agenda_of
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from tests.calendars.property_set import broken_rules

NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
Meaning = tuple[str, datetime, datetime, str, str, str]
"""UID, start, end, summary, description, location."""

NAMES = {
    "comma, semicolon and colon": 'Ben; Sons, Ltd: "fish"',
    "line break": "Thé\nvert",
    "quotes": "“L’Atlas” d'Agadir",
    "emoji": "🐟 Fjord 👩‍👩‍👧",
    "Arabic": "شركة الأطلس للنسيج",
    "letters of three octets": "株式会社" * 10,
    "300 characters": "Long " * 60,
    "looks like an escape": "Back/n and ^n ^' %2C",
    "looks like a property": "BEGIN:VEVENT",
}


def by_ics(text: str) -> Meaning:
    with warnings.catch_warnings():
        # ics announces a later version of itself whenever it reads
        warnings.simplefilter("ignore", FutureWarning)
        (event,) = ics.Calendar(text).events
    return (
        event.uid,
        event.begin.datetime,
        event.end.datetime,
        event.name,
        event.description,
        event.location,
    )


def by_vobject(text: str) -> Meaning:
    event = vobject.readOne(text).vevent
    return (
        event.uid.value,
        event.dtstart.value,
        event.dtend.value,
        event.summary.value,
        event.description.value,
        event.location.value,
    )


def by_ical(text: str) -> Meaning:
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    return (
        event.uid,
        event.dtstart,
        event.dtend,
        event.summary,
        event.description,
        event.location,
    )


@pytest.mark.parametrize("read", [by_ics, by_vobject, by_ical])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_read_as_it_was_meant(
    fair_with: Callable[..., tuple[Event, Schedule]], name: str, read: Callable[[str], Meaning]
) -> None:
    fair, meetings = fair_with(name.strip())
    agenda = agenda_of(fair, meetings, fair.participant["a"])
    data = agenda_file(fair, agenda, "en")
    assert broken_rules(data) == []
    # 300 characters of ASCII are cut after 255 octets
    title = f"{name.strip()} – Fair".encode()[:255].decode()
    description = (
        "https://meet.example.org/room\n\n"
        "Tuesday, 16 February 2027, 09:00 (UTC+0, UTC)\n"
        f"With: {name.strip()}"
    )
    assert read(data.decode()) == (
        "m-0123456789@fair.invalid",
        NINE,
        NINE + timedelta(minutes=20),
        title,
        description,
        "https://meet.example.org/room",
    )


@pytest.mark.parametrize("read", [by_ics, by_vobject, by_ical])
@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("C:\\new", "C:/new"),
        ("a\x00b\x07c\x7f\x9fd", "abcd"),
        ("a\tb", "a b"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("half an emoji \ud83d", "half an emoji "),
    ],
)
def test_what_clients_cannot_bear_is_replaced(
    fair_with: Callable[..., tuple[Event, Schedule]],
    name: str,
    meant: str,
    read: Callable[[str], Meaning],
) -> None:
    fair, meetings = fair_with(name, company="Nord")
    data = agenda_file(fair, agenda_of(fair, meetings, fair.participant["a"]), "en")
    assert broken_rules(data) == []
    assert read(data.decode())[4].split("With: ")[1] == f"Nord ({meant})"


def test_the_event_may_have_such_a_name_too(
    fair_with: Callable[..., tuple[Event, Schedule]],
) -> None:
    fair, meetings = fair_with("Bo", event_name="Foire, été; 2027\r\nC:\\x \x1b")
    data = agenda_file(fair, agenda_of(fair, meetings, fair.participant["a"]), "fr")
    assert broken_rules(data) == []
    assert by_ical(data.decode())[3] == "Bo – Foire, été; 2027\nC:/x "


@pytest.mark.parametrize(
    "read", [ics.Calendar, vobject.readOne, IcsCalendarStream.calendar_from_ics]
)
def test_an_empty_agenda_is_read_too(
    fair: Event, meetings: Schedule, read: Callable[[str], object]
) -> None:
    data = agenda_file(fair, agenda_of(fair, meetings, fair.participant["b3"]), "ar")
    assert read(data.decode())
