"""The linter itself: it finds nothing in a good file, and in a bad one what is wrong."""

from pathlib import Path

import pytest

from tests.calendars.property_set import broken_rules

GOOD = (Path(__file__).parent / "golden" / "amal.fr.ics").read_bytes()
FIRST, SECOND = GOOD.index(b"BEGIN:VEVENT"), GOOD.rindex(b"BEGIN:VEVENT")
END = GOOD.index(b"END:VCALENDAR")


def test_a_good_file_breaks_no_rule() -> None:
    assert broken_rules(GOOD) == []


FAULTS = {
    "bom": (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "no byte order mark"),
    "lf": (b"VERSION:2.0\r\n", b"VERSION:2.0\n", "CRLF only"),
    "no last crlf": (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "CRLF at the end"),
    "empty line": (b"STATUS:", b"\r\nSTATUS:", "no empty line"),
    "empty continuation": (b"STATUS:", b" \r\nSTATUS:", "no empty line"),
    "long line": (b"SUMMARY:Nord", b"SUMMARY:" + b"N" * 80, "at most 75 octets"),
    "split character": ("é".encode(), b"\xc3\r\n \xa9", "whole characters"),
    "split escape": (rb"2027\,", b"2027\\\r\n ,", "whole escapes"),
    "tab": (b"\r\n UTC", b"\r\n\tUTC", "continued by a space"),
    "bell": (b"Nord \xe2", b"Nord\x07\xe2", "no control characters"),
    "u+2028": (b"Nord \xe2", b"Nord\xe2\x80\xa8\xe2", "no control characters"),
    "no colon": (b"STATUS:", b"STATUS", "name, parameters, value"),
    "bare semicolon": (b"Nord \xe2", b"Nord; \xe2", "the form of SUMMARY"),
    "backslash": (b"Nord \xe2", b"C:\\\\new \xe2", "the form of SUMMARY"),
    "floating": (b"20270216T092000Z", b"20270216T092000", "the form of DTEND"),
    "no such day": (b"20270216T092000Z", b"20270231T092000Z", "the form of DTEND"),
    "tzid": (b"DTEND:", b"DTEND;TZID=UTC:", "the parameters of DTEND"),
    "sequence": (b"SEQUENCE:0", b"SEQUENCE:-1", "the form of SEQUENCE"),
    "uid": (b"UID:m-1@", b"UID:m,1@", "the form of UID"),
    "quoted list": (
        b"AUDIO,VIDEO;LABEL=Rendez",
        b'"AUDIO,VIDEO";LABEL=R',
        "the parameters of CONFERENCE",
    ),
    "status": (b"CONFIRMED", b"CANCELED", "the form of STATUS"),
    "no time": (b"20270216T092000Z", b"20270216T090000Z", "ends after it starts"),
    "stamp": (b"DTSTAMP:20261124", b"DTSTAMP:20261125", "stamped when revised"),
    "link": (b"\r\nURL:https://meet", b"\r\nURL:https://xmeet", "the same link everywhere"),
    "no version": (b"VERSION:2.0\r\n", b"", "one calendar"),
    "missing": (b"TRANSP:OPAQUE\r\n", b"", "the properties in their order"),
    "twice": (b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\n" * 2, "the properties in their order"),
    "uid twice": (b"m-2@", b"m-1@", "every UID once"),
}
"""What is found, what is put in its place, and the rule that is broken then."""


@pytest.mark.parametrize(("found", "put", "broken"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_found_and_named(found: bytes, put: bytes, broken: str) -> None:
    assert broken_rules(GOOD.replace(found, put, 1)) == [broken]


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("METHOD:PUBLISH", "no METHOD"),
        ("X-WR-CALNAME:Agenda", "no X-WR-CALNAME"),
        ("UID:calendar@fair.example.org", "one calendar"),
    ],
)
def test_nothing_else_may_stand_in_the_calendar(line: str, broken: str) -> None:
    data = GOOD.replace(b"VERSION:2.0\r\n", f"VERSION:2.0\r\n{line}\r\n".encode())
    assert broken_rules(data) == [broken]


@pytest.mark.parametrize("name", ["ORGANIZER", "ATTENDEE"])
def test_nobody_is_invited_by_a_file(name: str) -> None:
    data = GOOD.replace(b"STATUS:", f"{name}:mailto:x@example.org\r\nSTATUS:".encode(), 1)
    assert broken_rules(data) == [f"no {name}"]


def test_events_out_of_order_are_found() -> None:
    data = GOOD[:FIRST] + GOOD[SECOND:END] + GOOD[FIRST:SECOND] + GOOD[END:]
    assert broken_rules(data) == ["by start and UID"]


def test_a_title_of_256_octets_is_too_long_and_one_of_255_is_not() -> None:
    def with_title(octets: int) -> bytes:
        title = b"\r\n ".join(
            [b"SUMMARY:" + b"N" * 60, b"N" * 70, b"N" * 70, b"N" * (octets - 200)]
        )
        return GOOD.replace("SUMMARY:Nord – Fair 2027".encode(), title)

    assert broken_rules(with_title(255)) == []
    assert broken_rules(with_title(256)) == ["at most 255 octets of SUMMARY"]
