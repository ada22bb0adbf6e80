"""A mistake as one line in the reader's language; finds no mistake itself."""

from matchmaking.errors import Mistake
from matchmaking.files.collecting import Place
from matchmaking.words import Words

_LONGEST_SHOWN = 80


def mistake_text(mistake: Mistake, words: Words) -> str:
    """Where the mistake is, what stands there, what was expected and what was probably meant.

    For example ``participants.csv, row 12, timezone "Casablanca": Expected an IANA time zone such
    as Europe/Paris. Did you mean "Africa/Casablanca"?``
    """
    fields = {
        name: _row(value, words) if isinstance(value, Place) else value
        for name, value in words.told(mistake.fields).items()
    }
    line = words.say(
        "error.line",
        place=_place(mistake, words),
        problem=words.say(mistake.message, **fields),
    )
    if mistake.meant is not None:
        line += words.say("error.meant", meant=_shown(mistake.meant))
    return line


def _row(place: Place, words: Words) -> str:
    """Another place of the same table: its row, or its pointer in a document without rows."""
    return words.say("error.row", row=place.row) if place.row else str(place.column)


def _place(mistake: Mistake, words: Words) -> str:
    parts = [_on_one_line(mistake.file)]
    if mistake.sheet is not None:
        parts.append(words.say("error.sheet", sheet=_shown(mistake.sheet)))
    if mistake.row is not None:
        parts.append(words.say("error.row", row=mistake.row))
    if mistake.column is not None:
        parts.append(_shown(mistake.column))
    place = words.listed(parts)
    if mistake.value is None:
        return place
    return words.say("error.value", place=place, value=_shown(mistake.value))


def _shown(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = _on_one_line(text)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _on_one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
