"""Properties as content lines (RFC 5545, section 3.1); knows no property.

icalendar writes each value. Its components and its folding are left out: they take three quarters
of the time of writing ten thousand agendas, most of it for lines that were written before.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

from icalendar import vDatetime, vText
from icalendar.parser import Contentline

LINE_OCTETS = 75
"""The longest line without its CRLF."""


def content_line(name: str, value: Any) -> bytes:
    """A property with its parameters, folded and ended by CRLF; `value` is one of icalendar's."""
    return folded(Contentline.from_parts(name, value.params, value, sorted=False)) + b"\r\n"


@lru_cache(maxsize=10_000)
def text_line(name: str, text: str) -> bytes:
    """A property whose value is a TEXT, which is escaped."""
    return content_line(name, vText(text))


@lru_cache(maxsize=10_000)
def time_line(name: str, instant: datetime) -> bytes:
    """A property whose value is an instant in UTC."""
    return content_line(name, vDatetime(instant))


def folded(line: str) -> bytes:
    """The content line as UTF-8, folded neither inside a character nor after a backslash."""
    octets = line.encode()
    pieces = []
    start, room = 0, LINE_OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80 or octets[end - 1 : end] == b"\\":
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LINE_OCTETS - 1  # the space that marks a continuation counts
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces)
