"""Events as one JSON document: types, pointers, and what JSON itself allows to go wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import event_from_json, event_to_json, mistake_text, read_event
from matchmaking.words import Words


@pytest.fixture
def document(sound_event: Path) -> dict[str, Any]:
    """The sound event as a document."""
    return event_to_json(read_event(sound_event))


@pytest.fixture
def told_of(tmp_path: Path, told: Callable[..., list[str]]) -> Callable[[str | bytes], list[str]]:
    """What is told about a file with this content."""

    def lines(content: str | bytes) -> list[str]:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / "fair.json").write_bytes(raw)
        return told(tmp_path / "fair.json")

    return lines


def lines_of(document: Any) -> list[str]:
    """What is told about a document that was parsed elsewhere."""
    with pytest.raises(BadInput) as refusal:
        event_from_json(document)
    return [mistake_text(mistake, Words("en")) for mistake in refusal.value.mistakes]


def test_a_document_holds_every_section_and_leaves_defaults_out(document: dict[str, Any]) -> None:
    assert document == {
        "format": 1,
        "event": {
            "id": "fair-2027",
            "name": "Fair 2027",
            "timezone": "Africa/Casablanca",
            "meeting_minutes": 20,
            "break_minutes": 10,
            "language": "en",
        },
        "sessions": [
            {"starts": "2027-02-16T09:00:00", "ends": "2027-02-16T11:00:00"},
            {"starts": "2027-02-17T09:00:00", "ends": "2027-02-17T10:00:00"},
        ],
        "sites": [{"id": "hall", "name": "The hall", "booths": 2}],
        "limits": {"max_meetings": 5, "max_musts": 1},
        "hours": {},
        "matching": {"allowed": [["seller", "buyer"]]},
        "video": {},
        "participants": [
            {
                "id": "s01",
                "name": "Salma",
                "kind": "seller",
                "company": "Atlas Foods",
                "languages": ["fr", "en"],
                "timezone": "Africa/Casablanca",
                "site": "hall",
            },
            {
                "id": "s02",
                "name": "Said",
                "kind": "seller",
                "company": "Atlas Foods",
                "languages": ["fr"],
                "timezone": "Africa/Casablanca",
                "max_meetings": 4,
                "min_meetings": 1,
            },
            {
                "id": "b07",
                "name": "Bo",
                "kind": "buyer",
                "languages": ["en"],
                "timezone": "Europe/Paris",
                "availability": ["2027-02-16 10:00-12:00"],
            },
            {
                "id": "b08",
                "name": "Birgit",
                "kind": "buyer",
                "company": "Nordic",
                "languages": ["de"],
                "timezone": "Europe/Oslo",
            },
        ],
        "preferences": [
            {"from": "s01", "to": "b07", "rating": "must"},
            {"from": "b07", "to": "Atlas Foods", "rating": "high"},
            {"from": "b08", "to": "s01", "rating": "never"},
        ],
        "fixed": [{"a": "s01", "b": "b07", "starts": "2027-02-16T09:30:00Z"}],
    }


def test_what_is_null_or_left_out_is_an_empty_cell(document: dict[str, Any]) -> None:
    expected = event_from_json(document)
    for section in ("hours", "video"):
        document[section] = None
    document["participants"][0] |= {"email": None, "if_needed": [], "max_meetings": None}
    document["event"]["url"] = None
    assert event_from_json(document) == expected
    del document["fixed"], document["hours"]
    assert event_from_json(document).fixed == ()


def test_ratings_may_be_numbers_and_whole_numbers_may_have_a_point(
    document: dict[str, Any],
) -> None:
    expected = event_from_json(document)
    document["preferences"][0]["rating"] = 4
    document["preferences"][2]["rating"] = "0"
    document["event"]["meeting_minutes"] = 20.0
    assert event_from_json(document) == expected


def test_values_of_wrong_types_are_told_with_their_pointers(document: dict[str, Any]) -> None:
    document["event"]["name"] = ["Fair"]
    document["event"]["break_minutes"] = "10"
    document["matching"]["once_per_company"] = "yes"
    document["matching"]["fairness"] = [3, 1.5]
    document["hours"] = "09:00-18:00"
    document["participants"][1] |= {"id": 2, "max_meetings": True, "languages": "fr"}
    document["participants"][2]["availability"] = ["2027-02-16", 7, "2027-02-16; 2027-02-17"]
    document["preferences"].append(["s02", "b07", "low"])
    document["preferences"].append({"from": "s02", "to": "b07", "rating": False})
    document["fixed"] = {"a": "s01", "b": "b07"}
    assert lines_of(document) == [
        'event.json, /event/name "["Fair"]": Expected a text in quotation marks.',
        'event.json, /event/break_minutes "10": Expected an integer without quotation marks.',
        'event.json, /hours "09:00-18:00": Expected keys with values, not a single value.',
        'event.json, /matching/once_per_company "yes": Expected one of true, false.',
        'event.json, /matching/fairness "[3, 1.5]": Expected an integer in digits, such as 20.',
        'event.json, /participants/1/id "2": Expected a text in quotation marks.',
        'event.json, /participants/1/languages "fr": Expected a list in square brackets.',
        'event.json, /participants/1/max_meetings "true": Expected an integer in digits, such as '
        "20.",
        'event.json, /participants/2/availability "["2027-02-16", 7, "2027-02-16; 2027-02-17"]": '
        "Expected a text in quotation marks.",
        'event.json, /preferences/3 "["s02", "b07", "low"]": Expected keys with values, not a '
        "single value.",
        'event.json, /preferences/4/rating "false": Expected an integer in digits, such as 20.',
        'event.json, /preferences/4/from "s02": Expected the id of a participant or the name of a '
        "company that is in participants.",
        'event.json, /fixed "{"a": "s01", "b": "b07"}": Expected a list in square brackets.',
    ]


def test_unknown_and_missing_keys_are_told_with_their_pointers(document: dict[str, Any]) -> None:
    document["event"]["a/b~c"] = 1
    document["partners"] = []
    document["participants"][0]["nickname"] = "Sal"
    document["preferences"][0] = {"from": "s01", "to": "b07", "raiting": "must"}
    del document["participants"][1]["kind"], document["event"]["id"], document["sessions"]
    names = ["id", "name", "timezone", "meeting_minutes", "break_minutes", "language", "url"]
    names += ["domain", "wishes_until", "hours_until"]
    fields = ", ".join(f"event.{name}" for name in names)
    assert [line.replace(fields, "FIELDS") for line in lines_of(document)] == [
        'event.json, /event/a~1b~0c "1": No setting has this name; expected one of FIELDS.',
        'event.json, /partners "[]": No setting has this name; expected one of format, event, '
        "limits, hours, matching, video, sessions, sites, participants, preferences, fixed.",
        "event.json, /event/id: This is needed and empty or missing; fill it in.",
        "event.json, /sessions: This list is missing; add it to the document.",
        'event.json, /participants/0/nickname "Sal": No setting has this name; expected one of '
        "id, name, kind, company, email, country, languages, language, timezone, site, "
        "availability, if_needed, unavailable, max_meetings, min_meetings, sectors, offers, seeks.",
        "event.json, /participants/1/kind: This is needed and empty or missing; fill it in.",
        'event.json, /preferences/0/raiting "must": No setting has this name; expected one of '
        'from, to, rating. Did you mean "rating"?',
    ]


def test_the_same_wish_twice_names_the_first_by_its_pointer(document: dict[str, Any]) -> None:
    document["preferences"].append({"from": "s01", "to": "b07", "rating": "low"})
    assert lines_of(document) == [
        'event.json, /preferences/3/to "b07": "s01" gave a wish about the same before '
        "(/preferences/0); keep one of the two."
    ]


@pytest.mark.parametrize("value", [None, [], "event", 1])
def test_a_document_that_is_no_object_is_one_mistake(value: object) -> None:
    assert lines_of(value) == ["event.json: Expected keys with values, not a single value."]


def test_what_is_no_json_is_told_with_its_line(told_of: Callable[..., list[str]]) -> None:
    hint = "save the document again from the program that wrote it."
    assert told_of('{"format": 1,\n "event": }') == [
        f"fair.json, row 2: This is not JSON (Expecting value); {hint}"
    ]
    assert told_of('{"format": 1') == [
        f"fair.json, row 1: This is not JSON (Expecting ',' delimiter); {hint}"
    ]
    assert told_of('{"format": ' + "9" * 5000 + "}")[0].startswith("fair.json: This is not JSON")
    assert told_of(b"") == ["fair.json: The file is empty; save it again with its contents."]


def test_deep_nesting_is_refused(
    told_of: Callable[..., list[str]], document: dict[str, Any]
) -> None:
    assert told_of("[" * 100_000) == [
        "fair.json: The document is nested more deeply than any event; check that it is the right "
        "one."
    ]
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    document["event"]["name"] = nested
    assert lines_of(document) == [
        'event.json, /event/name "…": Expected a text in quotation marks.'
    ]


def test_what_only_python_takes_for_json_is_refused(
    told_of: Callable[..., list[str]], document: dict[str, Any]
) -> None:
    text = json.dumps(document)
    assert told_of(text.replace('"max_meetings": 5', '"max_meetings": NaN')) == [
        'fair.json "NaN": JSON knows no such number; write a number or leave the key out.'
    ]
    assert told_of(text.replace('"max_meetings": 5', '"max_meetings": 1e999')) == [
        'fair.json, /limits/max_meetings "Infinity": Expected an integer in digits, such as 20.'
    ]


def test_a_key_twice_is_a_mistake(
    told_of: Callable[..., list[str]], document: dict[str, Any]
) -> None:
    text = json.dumps(document).replace('"name": "Bo"', '"name": "Bo", "name": "Bob"')
    assert told_of(text) == [
        'fair.json, name "Bob": This key stands there twice; keep one of the two.'
    ]


@pytest.mark.parametrize(
    "number", [2**63, -(2**63), 10**4000], ids=["beyond 64 bits", "below 64 bits", "4000 digits"]
)
def test_numbers_beyond_every_machine_are_out_of_range(
    number: int, document: dict[str, Any]
) -> None:
    document["event"]["meeting_minutes"] = number
    with pytest.raises(BadInput) as refusal:
        event_from_json(document)
    assert [(m.column, m.message) for m in refusal.value.mistakes] == [
        ("/event/meeting_minutes", "error.too_large" if number > 0 else "error.too_small")
    ]


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "\ud800", "a\uffff"])
def test_what_no_text_may_hold_is_refused(text: str, document: dict[str, Any]) -> None:
    document["participants"][0]["name"] = text
    with pytest.raises(BadInput) as refusal:
        event_from_json(document)
    assert [(m.column, m.message) for m in refusal.value.mistakes] == [
        ("/participants/0/name", "error.control_character")
    ]


def test_encodings_of_a_document_are_found_out(
    told_of: Callable[..., list[str]], document: dict[str, Any]
) -> None:
    text = json.dumps(document, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be"):
        assert told_of(text.encode(encoding)) == []
