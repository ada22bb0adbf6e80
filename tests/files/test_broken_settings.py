"""Settings that are wrong, and all that an organiser is told about each."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "event.toml"

TOLD = {
    "no_toml": [
        (
            'event.toml, row 4 "id : "fair-2027"": This is not TOML (Expected \'=\' after a '
            "key in a key/value pair); expected key = value, with texts in double quotes."
        ),
    ],
    "empty_file": [
        "event.toml: The file is empty; save it again with its contents.",
    ],
    "unknown_format": [
        'event.toml, row 1, format "2": Expected format 1, the only one that there is.',
    ],
    "unknown_keys": [
        (
            'event.toml, row 9, event.time_zone_of_buyers "1": No setting has this name; '
            "expected one of event.id, event.name, event.timezone, event.meeting_minutes, "
            "event.break_minutes, event.language, event.url, event.domain, "
            "event.wishes_until, event.hours_until."
        ),
        (
            'event.toml, row 24, colours "{"red": 1}": No setting has this name; expected '
            "one of format, event, limits, hours, matching, video, sessions, sites."
        ),
    ],
    "misspelt_keys": [
        (
            'event.toml, row 7, event.meeting_minuts "20": No setting has this name; '
            "expected one of event.id, event.name, event.timezone, event.meeting_minutes, "
            "event.break_minutes, event.language, event.url, event.domain, "
            'event.wishes_until, event.hours_until. Did you mean "event.meeting_minutes"?'
        ),
        (
            'event.toml, row 19, sites.idd "hall": No setting has this name; expected one '
            'of id, name, booths. Did you mean "id"?'
        ),
        (
            'event.toml, row 23, limit "{"max_meetings": 5, "max_musts": 1}": No setting '
            "has this name; expected one of format, event, limits, hours, matching, video, "
            'sessions, sites. Did you mean "limits"?'
        ),
    ],
    "misspelt_section": [
        (
            'event.toml, row 3, evnt "{"id": "fair-2027", "name": "Fair 2027", "timezone": '
            '"Africa/Casablanca", "meeti…": No setting has this name; expected one of '
            "format, event, limits, hours, matching, video, sessions, sites. Did you mean "
            '"event"?'
        ),
    ],
    "misspelt_table": [
        (
            'event.toml, row 10, session "[{"starts": "2027-02-16 09:00:00", "ends": '
            '"2027-02-16 11:00:00"}, {"starts": "2…": No setting has this name; expected '
            "one of format, event, limits, hours, matching, video, sessions, sites. Did you"
            ' mean "sessions"?'
        ),
    ],
    "missing_keys": [
        "event.toml, row 3, event.id: This is needed and empty or missing; fill it in.",
        (
            "event.toml, row 3, event.break_minutes: This is needed and empty or missing; "
            "fill it in."
        ),
    ],
    "wrong_types": [
        'event.toml, row 5, event.name "2027": Expected a text in quotation marks.',
        (
            'event.toml, row 7, event.meeting_minutes "20": Expected an integer without '
            "quotation marks."
        ),
        ('event.toml, row 21, sites.booths "[2]": Expected an integer in digits, such as 20.'),
        (
            'event.toml, row 24, limits.max_meetings "true": Expected an integer in digits,'
            " such as 20."
        ),
        (
            'event.toml, row 28, matching.allowed "seller; buyer": Expected pairs of kinds '
            'such as [["seller", "buyer"]].'
        ),
    ],
    "section_that_is_no_table": [
        'event.toml, row 2, limits "5": Expected keys with values, not a single value.',
    ],
    "ill_formed_event_id": [
        (
            "event.toml, row 4, event.id \"Fair 2027\": Expected an id of a-z, 0-9 and '-'. "
            'Did you mean "fair-2027"?'
        ),
    ],
    "overlong_event_id": [
        (
            "event.toml, row 4, event.id "
            '"fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff": The id '
            "has 65 characters; expected 1 to 64."
        ),
    ],
    "unknown_zone": [
        (
            'event.toml, row 6, event.timezone "Casablanca": Expected an IANA time zone '
            'such as Europe/Paris. Did you mean "Africa/Casablanca"?'
        ),
    ],
    "unknown_language": [
        ('event.toml, row 8, event.language "fra": Expected one of en, fr, ar. Did you mean "fr"?'),
    ],
    "numbers_out_of_range": [
        ('event.toml, row 7, event.meeting_minutes "0": Expected an integer of at least 1.'),
        ('event.toml, row 8, event.break_minutes "-1": Expected an integer of at least 0.'),
        'event.toml, row 21, sites.booths "0": Expected an integer of at least 1.',
        ('event.toml, row 24, limits.max_meetings "0": Expected an integer of at least 1.'),
    ],
    "session_that_ends_before_it_begins": [
        (
            'event.toml, row 12, sessions.ends "2027-02-16T09:00:00": The session must end '
            "after it starts (2027-02-16T09:00:00)."
        ),
    ],
    "sessions_that_overlap": [
        (
            'event.toml, row 15, sessions.starts "2027-02-16T10:59:00": The session '
            "overlaps with 2027-02-16T09:00:00 – 2027-02-16T11:00:00; sessions follow one "
            "another."
        ),
    ],
    "sessions_out_of_order": [
        (
            'event.toml, row 15, sessions.starts "2027-02-17T09:00:00": The session starts '
            "before the one above it (2027-02-18T09:00:00); put them in order."
        ),
    ],
    "session_at_a_skipped_time": [
        (
            'event.toml, row 11, sessions.starts "2027-03-28T02:30:00": The clocks of '
            "Europe/Paris skip this time; choose one before or after the change."
        ),
    ],
    "session_at_a_repeated_time": [
        (
            'event.toml, row 11, sessions.starts "2027-10-31T02:30:00": The clocks of '
            "Europe/Paris show this time twice; choose one before or after the change."
        ),
    ],
    "session_with_an_offset": [
        (
            'event.toml, row 11, sessions.starts "2027-02-16T09:00:00+00:00": Expected the '
            "local time of event.timezone, without Z or offset. Did you mean "
            '"2027-02-16T09:00:00"?'
        ),
    ],
    "session_without_end": [
        ("event.toml, row 14, sessions.ends: This is needed and empty or missing; fill it in."),
    ],
    "no_session": [
        "event.toml, sessions: Expected at least one session with starts and ends.",
    ],
    "far_too_many_slots": [
        (
            "event.toml, row 7, event.meeting_minutes: The sessions make more than 100000 "
            "slots; check their days and the minutes of a meeting."
        ),
    ],
    "year_beyond_reason": [
        (
            'event.toml, row 16, sessions.ends "9999-02-17T10:00:00": Expected a year from '
            "1900 to 2199."
        ),
    ],
    "deadline_that_is_no_time": [
        (
            'event.toml, row 8, event.wishes_until "soon": Expected a day and a time such '
            "as 2027-02-16T09:00:00."
        ),
    ],
    "wrong_hours": [
        (
            'event.toml, row 24, hours.comfortable "18:00-09:00": The end must be after the'
            " start, on the same day; past midnight a new range begins."
        ),
        (
            'event.toml, row 25, hours.possible "7h-22h": Expected hours such as '
            '09:00-18:00; 24:00 may be the end. Did you mean "07:00-22:00"?'
        ),
    ],
    "site_twice_in_other_case": [
        (
            'event.toml, row 24, sites.id "Hall": The id differs only in case from "hall" '
            "(row 18); give each an id that nobody confuses."
        ),
    ],
    "wrong_matching": [
        'event.toml, row 28, matching.consent "any": Expected one of either, both.',
        (
            'event.toml, row 29, matching.weights.huge "2": No setting has this name; '
            "expected one of matching.weights.high, matching.weights.medium, "
            "matching.weights.low, matching.weights.mutual."
        ),
        ('event.toml, row 29, matching.weights.high "-1": Expected an integer of at least 0.'),
        (
            'event.toml, row 30, matching.fairness "3; 1; 2": The amounts must never '
            "increase: each further meeting counts at most as much as the one before."
        ),
    ],
    "pair_of_three_kinds": [
        (
            'event.toml, row 28, matching.allowed "seller, buyer, press": Expected pairs of'
            ' kinds such as [["seller", "buyer"]].'
        ),
    ],
    "jitsi_without_address": [
        ('event.toml, row 27, video.base_url: video.provider = "jitsi" needs this; fill it in.'),
    ],
    "template_without_room": [
        (
            'event.toml, row 29, video.template "https://video.example.org/r": Expected '
            "{room} in the address, where the name of the room stands."
        ),
    ],
    "pool_with_a_link_twice": [
        (
            'event.toml, row 29, video.links "v.example.org/2": Expected a web address that'
            ' begins with https:// or http://. Did you mean "https://v.example.org/2"?'
        ),
        (
            'event.toml, row 29, video.links "https://v.example.org/1": The same link twice'
            " would be two meetings in one room; keep one of the two."
        ),
    ],
    "pool_without_links": [
        ('event.toml, row 27, video.links: video.provider = "pool" needs this; fill it in.'),
    ],
    "unknown_provider": [
        (
            'event.toml, row 28, video.provider "jitsy": Expected one of jitsi, '
            'url-template, pool, none. Did you mean "jitsi"?'
        ),
    ],
    "wrong_addresses": [
        (
            'event.toml, row 8, event.url "fair.example.org": Expected a web address that '
            'begins with https:// or http://. Did you mean "https://fair.example.org"?'
        ),
        (
            'event.toml, row 9, event.domain "https://fair.example.org/x": Expected a '
            "domain such as innovdays.example.org, without https:// and path. Did you mean "
            '"fair.example.org"?'
        ),
    ],
    "control_character": [
        (
            'event.toml, row 5, event.name "Fair 2027": The text holds a control character;'
            " delete it and type it again."
        ),
    ],
}


@pytest.mark.parametrize("defect", TOLD)
def test_a_mistake_in_settings_is_told_with_its_place_and_once(
    defect: str, told_of_broken: Callable[[str, str], list[str]]
) -> None:
    assert told_of_broken(FILE, defect) == TOLD[defect]


def test_every_broken_file_of_settings_is_tested() -> None:
    folder = Path(__file__).parent / "broken" / Path(FILE).stem
    assert {path.stem for path in folder.iterdir()} == set(TOLD)
