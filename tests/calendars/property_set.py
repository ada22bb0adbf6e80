"""Judges a calendar file by the property set of a downloadable agenda; shares nothing with it."""

import re
from collections.abc import Iterator
from datetime import datetime

from tests.calendars.content_lines import (
    ContentLine,
    broken_line_rules,
    content_line,
    unfolded,
)

CALENDAR = ("BEGIN", "VERSION", "PRODID", "CALSCALE")
EVENT = [
    "BEGIN",
    "UID",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "CONFERENCE",
    "CATEGORIES",
    "STATUS",
    "TRANSP",
    "END",
]
WITHOUT_LINK = [name for name in EVENT if name not in ("LOCATION", "URL", "CONFERENCE")]

_TEXT = r"(?:[^\\;,]|\\[;,n])+"
_INSTANT = r"\d{8}T\d{6}Z"
_URI = r"[a-z][a-z0-9+.-]*:[!-~]+"
_FORMS = {
    "BEGIN": "VCALENDAR|VEVENT",
    "END": "VCALENDAR|VEVENT",
    "VERSION": r"2\.0",
    "PRODID": r"-//[^/]+//[^/]+//EN",
    "CALSCALE": "GREGORIAN",
    "UID": r"[!-+\--:<-\[\]-~]{8,255}",
    "DTSTAMP": _INSTANT,
    "CREATED": _INSTANT,
    "LAST-MODIFIED": _INSTANT,
    "SEQUENCE": r"0|[1-9]\d*",
    "DTSTART": _INSTANT,
    "DTEND": _INSTANT,
    "SUMMARY": _TEXT,
    "DESCRIPTION": _TEXT,
    "LOCATION": _TEXT,
    "URL": _URI,
    "CONFERENCE": _URI,
    "CATEGORIES": _TEXT,
    "STATUS": "CONFIRMED",
    "TRANSP": "OPAQUE",
}
_CONFERENCE = re.compile(r'VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=("[^"^]+"|[^"^:;,]+)')


def broken_rules(data: bytes) -> list[str]:
    """The rules that a file breaks, by name; none where every client can read it.

    Bytes come first, then single properties, then what they make together: whatever is built on
    broken ground is not judged.
    """
    broken = list(broken_line_rules(data))
    lines = [content_line(text) for text in unfolded(data)]
    properties = [line for line in lines if line is not None]
    if not broken and len(properties) < len(lines):
        broken.append("name, parameters, value")
    broken = broken or list(_broken_forms(properties)) or list(_broken_structure(properties))
    return list(dict.fromkeys(broken))


def _broken_structure(lines: list[ContentLine]) -> Iterator[str]:
    names = tuple(line.name for line in lines)
    if names[: len(CALENDAR)] != CALENDAR or names[-1] != "END":
        yield "one calendar"
        return
    events = _events(lines[len(CALENDAR) : -1])
    for event in events:
        if [line.name for line in event] not in (EVENT, WITHOUT_LINK):
            yield "the properties in their order"
            return
    yield from _broken_events([{line.name: line.value for line in event} for event in events])


def _broken_events(events: list[dict[str, str]]) -> Iterator[str]:
    for event in events:
        yield from _broken_event(event)
    order = [(event["DTSTART"], event["UID"]) for event in events]
    if order != sorted(order):
        yield "by start and UID"
    if len({uid for _, uid in order}) < len(order):
        yield "every UID once"


def _events(lines: list[ContentLine]) -> list[list[ContentLine]]:
    events: list[list[ContentLine]] = []
    for line in lines:
        if line.name == "BEGIN" or not events:
            events.append([])
        events[-1].append(line)
    return events


def _broken_event(values: dict[str, str]) -> Iterator[str]:
    if values["DTEND"] <= values["DTSTART"]:
        yield "ends after it starts"
    if values["DTSTAMP"] != values["LAST-MODIFIED"] or values["CREATED"] > values["DTSTAMP"]:
        yield "stamped when revised"
    if len(values["SUMMARY"].encode()) > 255:
        yield "at most 255 octets of SUMMARY"
    join_url = values.get("URL")
    if join_url is not None and not (
        values["CONFERENCE"] == join_url
        and _plain(values["LOCATION"]) == join_url
        and _plain(values["DESCRIPTION"]).startswith(f"{join_url}\n\n")
    ):
        yield "the same link everywhere"


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda escape: escape[1].replace("n", "\n"), text)


def _broken_forms(lines: list[ContentLine]) -> Iterator[str]:
    for line in lines:
        form = _FORMS.get(line.name)
        if form is None:
            yield f"no {line.name}"
        elif not re.fullmatch(form, line.value, re.DOTALL) or not _is_a_date(form, line.value):
            yield f"the form of {line.name}"
        if not _has_its_parameters(line):
            yield f"the parameters of {line.name}"


def _is_a_date(form: str, value: str) -> bool:
    if form is not _INSTANT:
        return True
    try:
        return bool(datetime.strptime(value, "%Y%m%dT%H%M%S%z"))
    except ValueError:
        return False


def _has_its_parameters(line: ContentLine) -> bool:
    written = ";".join(f"{name}={value}" for name, value in line.parameters)
    if line.name == "CONFERENCE":
        return _CONFERENCE.fullmatch(written) is not None
    return not written
