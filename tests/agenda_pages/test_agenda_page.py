"""What a participant reads on the page of its agenda, and what the page must never hold."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from matchmaking.agenda_pages import agenda_page
from matchmaking.model.agenda import agenda_of
from matchmaking.model.event import Event
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.schedule import Schedule
from tests.agenda_pages.page_outline import outline

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp; </title>",
    "\u202eright to left",
]


def page_of(fair: Event, meetings: Schedule, id_: str, language: str = "en") -> str:
    return agenda_page(fair, agenda_of(fair, meetings, fair.participant[id_]), language)


def with_texts(fair: Event, text: str) -> Event:
    """The fair with this text wherever an organiser may write one that a page shows."""
    people = tuple(
        replace(
            person,
            name=text,
            company=text,
            country=text,
            languages=(text, text),
            sectors=(text, text),
        )
        for person in fair.participants
    )
    return replace(fair, name=text, participants=people)


def test_the_page_tells_everything_day_by_day(fair: Event, meetings: Schedule) -> None:
    # Casablanca is at UTC, Kathmandu 5:45 ahead, St. John's 3:30 behind, Auckland 13:00 ahead
    assert outline(page_of(fair, meetings, "s1")).texts() == [
        "Atlas (Amal) – Fair 2027",
        "Fair 2027",
        "Your meetings",
        "Atlas (Amal) 3 meetings",
        "Tuesday, 16 February 2027",
        "Atlas (Amal) – Fair 2027",
        *("Your time", "Their time", "With", "Video room"),
        *("09:00–09:20", "UTC+0 · Casablanca", "14:45–15:05", "UTC+5:45 · Kathmandu"),
        *("Himal Bishnu Nepal", "outdoor", "fabrics", "English", "French"),
        "Join the meeting https://meet.example.org/m-1",
        *("09:30–09:50", "UTC+0 · Casablanca", "06:00–06:20", "UTC-3:30 · St John’s"),
        *("Dora", "No link yet"),
        "Wednesday, 17 February 2027",
        "Atlas (Amal) – Fair 2027",
        *("Your time", "Their time", "With", "Video room"),
        *("12:00–12:20", "UTC+0 · Casablanca"),
        *("01:00–01:20", "Thu 18 Feb", "UTC+13 · Auckland"),
        "Kea Kiri",
        "Join the meeting https://meet.example.org/m-3",
        "Last change: Tuesday, 24 November 2026, 08:00 (UTC+0, Casablanca)",
    ]


def test_days_are_those_of_the_readers_own_calendar(fair: Event, meetings: Schedule) -> None:
    # noon of the 17th in Casablanca is one o'clock in the night of the 18th in Auckland
    texts = outline(page_of(fair, meetings, "b3")).texts()
    assert texts[4] == "Thursday, 18 February 2027"
    assert texts[10:14] == ["01:00–01:20", "UTC+13 · Auckland", "12:00–12:20", "Wed 17 Feb"]


def test_an_empty_agenda_says_so(fair: Event, meetings: Schedule) -> None:
    assert outline(page_of(fair, meetings, "b4", "fr")).texts() == [
        "Elsa – Fair 2027",
        "Fair 2027",
        "Vos rendez-vous",
        "Elsa 0 rendez-vous",
        "Aucun rendez-vous n’est prévu pour vous pour le moment.",
    ]


def test_without_any_link_there_is_no_column_for_one(fair: Event, meetings: Schedule) -> None:
    texts = outline(page_of(fair, meetings, "b2")).texts()
    assert texts[6:9] == ["Your time", "Their time", "With"]
    assert texts[9] == "06:00–06:20"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_page_says_its_language_and_direction(
    fair: Event, meetings: Schedule, language: str, direction: str
) -> None:
    page = page_of(fair, meetings, "s1", language)
    assert page.startswith("<!DOCTYPE html>\n")
    assert outline(page).elements[0] == ("html", {"lang": language, "dir": direction})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup(fair: Event, meetings: Schedule, payload: str) -> None:
    pages = [
        outline(page_of(with_texts(fair, text), meetings, "s1")) for text in (payload, "harmless")
    ]
    assert pages[0].elements == pages[1].elements
    assert pages[0].texts()[1] == " ".join(payload.split())


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_a_link_that_is_no_web_address_cannot_be_clicked(
    fair: Event, meetings: Schedule, link: str
) -> None:
    odd = replace(meetings, meetings=tuple(replace(m, video_url=link) for m in meetings.meetings))
    read = outline(page_of(replace(fair, url=link), odd, "s1"))
    assert "a" not in read.tags()
    assert read.texts().count(link) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_loads_and_runs_nothing(fair: Event, meetings: Schedule, language: str) -> None:
    page = page_of(fair, meetings, "s1", language)
    read = outline(page)
    allowed = (
        "html head meta title style body header p a h1 bdi span main section h2 table thead tr th"
        " tbody td time small b ul li footer"
    )
    assert set(read.tags()) == set(allowed.split())
    digest = b64encode(sha256(read.style.encode()).digest()).decode()
    policy = read.elements[3][1]["content"]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|style=|\son[a-z]+=", page)


def test_nobodys_address_is_told(fair: Event, meetings: Schedule) -> None:
    assert "bishnu@himal.example" not in page_of(fair, meetings, "s1")
