"""A strict reader of RFC 5545's content lines for the tests; shares nothing with the product.

It forgives nothing that any known client stumbles over, and answers with the names of the rules
that are broken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE_OCTETS = 75
LARGEST_FILE = 1_000_000
"""In octets: what Google Calendar imports."""

_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAME = re.compile(r"[A-Z][A-Z-]*", re.ASCII)
_LINE = re.compile(
    r"""(?P<name>[^:;"]*)(?P<parameters>(?:;[^:;="]+=(?:"[^"]*"|[^:;,"]*)(?:,(?:"[^"]*"|[^:;,"]*))*)*):(?P<value>.*)"""
)
_PARAMETER = re.compile(r';([^=]+)=((?:"[^"]*"|[^:;"])*)')


@dataclass(frozen=True)
class ContentLine:
    """A property as it stands in the file: parameters and value are still escaped."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    value: str


def broken_line_rules(data: bytes) -> Iterator[str]:
    """Yield a rule's name for each way in which the bytes are no proper lines."""
    if data.startswith(b"\xef\xbb\xbf"):
        yield "no byte order mark"
    if len(data) >= LARGEST_FILE:
        yield "less than a megabyte"
    if not data.endswith(b"\r\n"):
        yield "CRLF at the end"
    if re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        yield "CRLF only"
        return
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n")):
        yield from _broken_in_line(number, line)


def _broken_in_line(number: int, line: bytes) -> Iterator[str]:
    if len(line) > LINE_OCTETS:
        yield "at most 75 octets"
    if line in (b"", b" "):
        yield "no empty line"
    if line.startswith(b"\t") or (number == 0 and line.startswith(b" ")):
        yield "continued by a space"
        return
    try:
        text = line.decode()
    except UnicodeDecodeError:
        yield "whole characters"
    else:
        if _UNWANTED.search(text):
            yield "no control characters"
        if len(re.search(r"\\*$", text).group()) % 2:
            yield "whole escapes"


def unfolded(data: bytes) -> list[str]:
    """The content lines as text."""
    text = data.decode(errors="replace").replace("\r\n ", "")
    return text.removesuffix("\r\n").split("\r\n")


def content_line(text: str) -> ContentLine | None:
    """The parts of one content line, ``None`` where it is none."""
    match = _LINE.fullmatch(text)
    if not match or not _NAME.fullmatch(match["name"]):
        return None
    parameters = tuple(_PARAMETER.findall(match["parameters"]))
    return ContentLine(match["name"], parameters, match["value"])
