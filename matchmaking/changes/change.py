"""Small changes of an event as data; knows neither how one is made nor what it brings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """Participants `a` and `b` meet, in `slot` or, where that is ``None``, at any time."""

    a: str
    b: str
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """`participant` wishes to meet `about` as well, with the lowest rating."""

    participant: str
    about: str


@dataclass(frozen=True, slots=True)
class Open:
    """`participant` may be met in `slot` too, if need be."""

    participant: str
    slot: int


@dataclass(frozen=True, slots=True)
class Maximum:
    """`participant` may have `meetings` meetings, >= 0."""

    participant: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Booths:
    """The site `site` has `booths` booths, >= 1."""

    site: str
    booths: int


@dataclass(frozen=True, slots=True)
class Rooms:
    """At least `meetings` meetings, >= 1, fit at the same time: in rooms and in links of a pool."""

    meetings: int


@dataclass(frozen=True, slots=True)
class LongestRun:
    """`meetings` meetings in a row are allowed, >= 1."""

    meetings: int


Change = Fix | Ask | Open | Maximum | Booths | Rooms | LongestRun
"""What an event file can say."""


@dataclass(frozen=True, slots=True)
class OneMoreAt:
    """In `slot` alone one more meeting fits: at `site`, or where that is ``None`` in the rooms.

    No event file can say this; only a problem can be posed with it.
    """

    slot: int
    site: str | None = None
