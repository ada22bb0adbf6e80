"""Texts and links as calendar clients can bear them; knows no event and no property."""

import re
from urllib.parse import quote

_LINE_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Lone surrogates cannot be written as UTF-8.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def clean_text(text: str) -> str:
    """The text without control characters; line breaks become ``\\n``, backslashes ``/``.

    Several clients mangle a backslash although it is escaped as RFC 5545 wants it, and some split
    lines at every line break that Unicode knows.
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\\", "/").replace("\t", " ")
    return _UNWRITABLE.sub("", text)


def cut_text(text: str, longest: int) -> str:
    """The beginning of a clean text whose escaped form takes at most `longest` octets of UTF-8."""
    room = longest
    for position, character in enumerate(text):
        room -= len(character.encode()) + (character in ",;\n")
        if room < 0:
            return text[:position]
    return text


def clean_uri(uri: str) -> str:
    """The link in the ASCII characters of RFC 3986; others become ``%`` and their octets."""
    return quote(_UNWRITABLE.sub("", uri), safe=_URI_CHARACTERS)
