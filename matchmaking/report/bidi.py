"""Names inside texts of another direction: kept apart, and cut to a width; knows no markup."""

import unicodedata

_ISOLATE, _END = "\u2068", "\u2069"
_STEERING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def isolated(text: str) -> str:
    """The text with its own direction, so that it disturbs nothing around it.

    Steering characters of its own are taken out: one that is never closed would turn the rest.
    """
    return f"{_ISOLATE}{text.translate(_STEERING)}{_END}"


def shortened(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it is wider than `width` Latin letters."""
    if sum(map(_width, text)) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
