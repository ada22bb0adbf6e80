"""The columns of every table of an event and the keys of its settings; reads and writes nothing.

The settings are one row whose columns are the dotted keys of ``event.toml``.
"""

from dataclasses import dataclass
from enum import Enum, auto

FORMAT = 1
"""The only version of the format so far."""


class Kind(Enum):
    """What a column holds, as far as a typed format (TOML, JSON) can tell."""

    TEXT = auto()
    TIME = auto()
    """A day and a time as ISO text; TOML has a type for it."""
    NUMBER = auto()
    FLAG = auto()
    RATING = auto()
    """A word or its number."""
    TEXTS = auto()
    """A list; ``;`` stands between its parts in a cell, and in no part."""
    LINKS = auto()
    """A list of texts that may hold a ``;``; such a list stands in a cell as in TOML."""
    NUMBERS = auto()
    PAIRS = auto()
    """A list of pairs of texts; in a cell as in TOML, or ``a, b; c, d``."""


# a tuple: an enum's hash is slow where hundreds of thousands of cells are sorted out
LISTS = (Kind.TEXTS, Kind.LINKS, Kind.NUMBERS, Kind.PAIRS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column or key; `is_needed`: without a default."""

    name: str
    kind: Kind = Kind.TEXT
    is_needed: bool = False


def _columns(*columns: Column) -> dict[str, Column]:
    return {column.name: column for column in columns}


SETTINGS = _columns(
    Column("format", Kind.NUMBER, is_needed=True),
    Column("event.id", is_needed=True),
    Column("event.name", is_needed=True),
    Column("event.timezone", is_needed=True),
    Column("event.meeting_minutes", Kind.NUMBER, is_needed=True),
    Column("event.break_minutes", Kind.NUMBER, is_needed=True),
    Column("event.language"),
    Column("event.url"),
    Column("event.domain"),
    Column("event.wishes_until", Kind.TIME),
    Column("event.hours_until", Kind.TIME),
    Column("limits.simultaneous_meetings", Kind.NUMBER),
    Column("limits.max_meetings", Kind.NUMBER),
    Column("limits.max_consecutive", Kind.NUMBER),
    Column("limits.max_musts", Kind.NUMBER),
    Column("hours.comfortable"),
    Column("hours.possible"),
    Column("matching.allowed", Kind.PAIRS),
    Column("matching.consent"),
    Column("matching.once_per_company", Kind.FLAG),
    Column("matching.weights.high", Kind.NUMBER),
    Column("matching.weights.medium", Kind.NUMBER),
    Column("matching.weights.low", Kind.NUMBER),
    Column("matching.weights.mutual", Kind.NUMBER),
    Column("matching.fairness", Kind.NUMBERS),
    Column("video.provider"),
    Column("video.base_url"),
    Column("video.template"),
    Column("video.links", Kind.LINKS),
    Column("video.secret"),
)

SESSIONS = _columns(
    Column("starts", Kind.TIME, is_needed=True), Column("ends", Kind.TIME, is_needed=True)
)

SITES = _columns(
    Column("id", is_needed=True),
    Column("name", is_needed=True),
    Column("booths", Kind.NUMBER, is_needed=True),
)

PARTICIPANTS = _columns(
    Column("id", is_needed=True),
    Column("name", is_needed=True),
    Column("kind", is_needed=True),
    Column("company"),
    Column("email"),
    Column("country"),
    Column("languages", Kind.TEXTS),
    Column("language"),
    Column("timezone", is_needed=True),
    Column("site"),
    Column("availability", Kind.TEXTS),
    Column("if_needed", Kind.TEXTS),
    Column("unavailable", Kind.TEXTS),
    Column("max_meetings", Kind.NUMBER),
    Column("min_meetings", Kind.NUMBER),
    Column("sectors", Kind.TEXTS),
    Column("offers", Kind.TEXTS),
    Column("seeks", Kind.TEXTS),
)

PREFERENCES = _columns(
    Column("from", is_needed=True),
    Column("to", is_needed=True),
    Column("rating", Kind.RATING, is_needed=True),
)

FIXED = _columns(
    Column("a", is_needed=True), Column("b", is_needed=True), Column("starts", Kind.TIME)
)

TABLES = {
    "sessions": SESSIONS,
    "sites": SITES,
    "participants": PARTICIPANTS,
    "preferences": PREFERENCES,
    "fixed": FIXED,
}
TABLES_IN_SETTINGS = ("sessions", "sites")
"""Those that stand in ``event.toml``, each as a list of tables."""

OPTIONAL_TABLES = frozenset({"sites", "fixed"})
