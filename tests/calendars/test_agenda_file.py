"""What an agenda's file says, property by property, and that it says the same every time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaking.calendars import agenda_file
from matchmaking.model.agenda import Agenda, agenda_of, company_agendas
from matchmaking.model.event import Event
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.schedule import Schedule
from tests.calendars.content_lines import unfolded
from tests.calendars.property_set import broken_rules

GOLDEN = Path(__file__).parent / "golden"


def agenda_of_id(fair: Event, meetings: Schedule, id_: str) -> Agenda:
    return agenda_of(fair, meetings, fair.participant[id_])


def values(data: bytes, name: str) -> list[str]:
    lines = (line.partition(":") for line in unfolded(data))
    return [value for found, _, value in lines if found.partition(";")[0] == name]


def test_a_whole_agenda_is_the_golden_file(fair: Event, meetings: Schedule) -> None:
    data = agenda_file(fair, agenda_of_id(fair, meetings, "s1"), "fr")
    assert data == (GOLDEN / "amal.fr.ics").read_bytes()


def test_a_company_calendar_is_the_golden_file(fair: Event, meetings: Schedule) -> None:
    (atlas,) = company_agendas(fair, meetings)
    assert agenda_file(fair, atlas, "en") == (GOLDEN / "atlas.en.ics").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agenda_keeps_every_rule(fair: Event, meetings: Schedule, language: str) -> None:
    agendas = [agenda_of(fair, meetings, person) for person in fair.participants]
    agendas += company_agendas(fair, meetings)
    broken = [broken_rules(agenda_file(fair, agenda, language)) for agenda in agendas]
    assert broken == [[]] * 6


def test_an_agenda_without_meetings_is_a_calendar_without_components(
    fair: Event, meetings: Schedule
) -> None:
    assert agenda_file(fair, agenda_of_id(fair, meetings, "b3"), "en") == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Matchmaking//Agenda//EN\r\n"
        b"CALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n"
    )


def test_meetings_stand_by_start_then_uid_however_the_agenda_has_them(
    fair: Event, meetings: Schedule
) -> None:
    # "-" sorts before "@": the UID m-1-x@... comes before m-1@..., though the id m-1 is shorter
    ids = ("m-1", "m-1-x", "m-0")
    same_time = [replace(meetings.meetings[2], id=id_) for id_ in ids]
    later = replace(meetings.meetings[0], id="a")
    schedule = replace(meetings, meetings=(later, *same_time))
    data = agenda_file(fair, agenda_of_id(fair, schedule, "s1"), "en")
    assert values(data, "UID") == [
        "m-0@fair.example.org",
        "m-1-x@fair.example.org",
        "m-1@fair.example.org",
        "a@fair.example.org",
    ]


def test_both_sides_have_the_same_uid(fair: Event, meetings: Schedule) -> None:
    files = [agenda_file(fair, agenda_of_id(fair, meetings, id_), "en") for id_ in ("s2", "b2")]
    assert [values(data, "UID")[0] for data in files] == ["m-3@fair.example.org"] * 2


def test_a_meeting_without_a_link_has_no_property_for_one(fair: Event, meetings: Schedule) -> None:
    data = agenda_file(fair, agenda_of_id(fair, meetings, "s2"), "en")
    assert [values(data, name) for name in ("LOCATION", "URL", "CONFERENCE")] == [[], [], []]
    # 9:00 UTC is 10:00 in Paris in February
    assert values(data, "DESCRIPTION") == [
        r"Tuesday\, 16 February 2027\, 10:00 (UTC+1\, Paris)\nWith: Dora\nhttps://fair.example.org"
    ]


@pytest.mark.parametrize(
    ("id_", "wall_time"),
    [
        # Kathmandu is 5 h 45 min ahead of UTC, St. John's 3 h 30 min behind in winter
        ("b1", r"Tuesday\, 16 February 2027\, 14:45 (UTC+5:45\, Kathmandu)"),
        ("b2", r"Tuesday\, 16 February 2027\, 05:30 (UTC-3:30\, St John’s)"),
        # Morocco stays at UTC since September 2026
        ("s1", r"Tuesday\, 16 February 2027\, 09:00 (UTC+0\, Casablanca)"),
    ],
)
def test_the_time_is_told_on_the_participants_own_clock(
    fair: Event, meetings: Schedule, id_: str, wall_time: str
) -> None:
    data = agenda_file(fair, agenda_of_id(fair, meetings, id_), "en")
    # the last three lines: when, with whom, the page
    assert values(data, "DESCRIPTION")[0].split(r"\n")[-3] == wall_time


def test_arabic_texts_have_arabic_commas(fair: Event, meetings: Schedule) -> None:
    data = agenda_file(fair, agenda_of_id(fair, meetings, "s1"), "ar")
    told = values(data, "DESCRIPTION")[0].split(r"\n")[-3]
    assert told == "الثلاثاء، 16 فبراير 2027، 09:00 (UTC+0، الدار البيضاء)"


def test_nobodys_address_is_told(fair: Event, meetings: Schedule) -> None:
    files = [
        agenda_file(fair, agenda_of(fair, meetings, person), "en") for person in fair.participants
    ]
    assert not [data for data in files if b"@atlas.example" in data or b"@nord.example" in data]


def test_the_title_is_cut_between_characters_at_255_octets(
    fair_with: Callable[..., tuple[Event, Schedule]],
) -> None:
    # Alef takes 2 octets: 127 of them fit into 255, and one octet stays free
    fair, meetings = fair_with("ا" * 300)
    data = agenda_file(fair, agenda_of_id(fair, meetings, "a"), "ar")
    assert values(data, "SUMMARY") == ["ا" * 127]


def test_escapes_count_in_the_length_of_a_title(
    fair_with: Callable[..., tuple[Event, Schedule]],
) -> None:
    # each comma is written as two octets
    fair, meetings = fair_with("," * 300)
    data = agenda_file(fair, agenda_of_id(fair, meetings, "a"), "en")
    assert values(data, "SUMMARY") == [r"\," * 127]


def test_a_link_is_written_in_ascii_and_never_breaks_a_line(
    fair_with: Callable[..., tuple[Event, Schedule]],
) -> None:
    fair, meetings = fair_with("Bo")
    hostile = "https://é.example/a b,c;d\r\nATTENDEE:mailto:x@example.org"
    with_link = replace(
        meetings, meetings=tuple(replace(m, video_url=hostile) for m in meetings.meetings)
    )
    data = agenda_file(fair, agenda_of_id(fair, with_link, "a"), "en")
    assert values(data, "URL") == [
        "https://%C3%A9.example/a%20b,c;d%0D%0AATTENDEE:mailto:x@example.org"
    ]
    assert broken_rules(data) == []


@given(name=st.text(), company=st.text(), event_name=st.text(), link=st.text(), id_=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_whatever_breaks_a_rule(
    fair_with: Callable[..., tuple[Event, Schedule]],
    name: str,
    company: str,
    event_name: str,
    link: str,
    id_: str,
) -> None:
    fair, meetings = fair_with(name, company=company, event_name=f"Fair {event_name}")
    odd = replace(meetings.meetings[0], id=f"m-{id_}"[:20], video_url=f"https://x.example/{link}")
    agenda = agenda_of(fair, replace(meetings, meetings=(odd,)), fair.participant["a"])
    assert broken_rules(agenda_file(fair, agenda, "ar")) == []


def test_the_bytes_depend_on_the_schedule_only(fair: Event, meetings: Schedule) -> None:
    agenda = agenda_of_id(fair, meetings, "s1")
    assert agenda_file(fair, agenda, "ar") == agenda_file(fair, agenda, "ar")
