"""Names cut to the room that a picture has for them; knows no picture."""

import unicodedata


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
