"""What single texts mean: numbers, words of a list, ids, zones, addresses; times are elsewhere.

Each parser takes a text without white space around it and raises `Misread` with what was expected.
"""

import re
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from matchmaking.files.collecting import Misread
from matchmaking.files.guesses import nearest
from matchmaking.files.zone_guesses import zone_meant
from matchmaking.model.preference import Rating
from matchmaking.model.zones import zone_names

MOST = 10**9
"""The largest number that any column takes; beyond lie only slips, and overflows."""

LONGEST_ID = 64

_RATINGS = {rating.word: rating for rating in Rating} | {
    str(rating.value): rating for rating in Rating
}
_HOST_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_HOST_LABEL}(\.{_HOST_LABEL})*", re.IGNORECASE | re.ASCII)


def number(least: int, most: int = MOST) -> Callable[[str], int]:
    """A parser of integers from `least` to `most`, both included."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,40}", text):
            raise Misread("error.not_a_number")
        if int(text) < least:
            raise Misread("error.too_small", least=least)
        if int(text) > most:
            raise Misread("error.too_large", most=most)
        return int(text)

    return parse


def one_of(choices: Collection[str], message: str = "error.not_one_of") -> Callable[[str], str]:
    """A parser of a word that must be one of `choices`, letter by letter."""

    def parse(text: str) -> str:
        if text not in choices:
            raise Misread(message, nearest(text, choices), choices=", ".join(choices))
        return text

    return parse


def flag(text: str) -> bool:
    """Read ``true`` or ``false`` in any case, as spreadsheets write them."""
    if text.casefold() not in ("true", "false"):
        raise Misread("error.not_one_of", choices="true, false")
    return text.casefold() == "true"


def rating(text: str) -> Rating:
    """A rating as a word or a number from 4 to 0."""
    if text not in _RATINGS:
        raise Misread("error.unknown_rating", nearest(text, [r.word for r in Rating]))
    return _RATINGS[text]


def participant_id(text: str) -> str:
    """1 to 64 of ASCII letters, digits, ``.``, ``_``, ``-``."""
    return _id(text, r"[^A-Za-z0-9._-]", "error.ill_formed_id")


def event_id(text: str) -> str:
    """1 to 64 of ``a-z``, ``0-9``, ``-``."""
    return _id(text, r"[^a-z0-9-]", "error.ill_formed_event_id", folded=True)


def zone(text: str) -> str:
    """The IANA name of a time zone."""
    if text not in zone_names():
        raise Misread("error.unknown_zone", zone_meant(text))
    return text


def web_address(text: str) -> str:
    """An http or https address with a host."""
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or re.search(r"\s", text):
        bare = re.fullmatch(rf"(www\.)?{_HOST.pattern}\.[a-z]{{2,}}(/\S*)?", text, re.IGNORECASE)
        raise Misread("error.not_an_address", f"https://{text}" if bare else None)
    return text


def room_template(text: str) -> str:
    """A web address with ``{room}`` in it."""
    if "{room}" not in text:
        raise Misread("error.template_without_room")
    return web_address(text)


def domain(text: str) -> str:
    """A host name of ASCII letters, digits, ``-`` and ``.``."""
    if not _HOST.fullmatch(text) or len(text) > 253:
        host = urlsplit(text).hostname if "//" in text else None
        raise Misread("error.ill_formed_domain", host)
    return text


def _id(text: str, forbidden: str, message: str, *, folded: bool = False) -> str:
    if len(text) > LONGEST_ID:
        raise Misread("error.overlong_id", length=len(text), longest=LONGEST_ID)
    if re.search(forbidden, text):
        better = re.sub(forbidden, "-", text.lower() if folded else text).strip("-")
        raise Misread(message, better or None)
    return text
