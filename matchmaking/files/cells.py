"""From what stands in a file to the cells of a record: texts, and lists of texts; knows no column.

A table holds texts only; TOML and JSON hold typed values, whose types are checked here.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any, TypeAlias

from matchmaking.files.collecting import Misread
from matchmaking.files.columns import LISTS, Kind
from matchmaking.files.spreadsheet_text import unguarded

Cell: TypeAlias = "str | tuple[Cell, ...]"
"""A text, or a list of texts (of pairs of texts) in the columns that hold lists."""

_ENDLESS = 10**30
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and what is no character; tabs and line breaks may stand in a text."""


class Spoiled(str):
    """A cell that cannot be read, and the message's key; the text is what stands there."""

    __slots__ = ("message",)
    message: str

    def __new__(cls, text: str, message: str) -> "Spoiled":
        """`message` is a key of the catalogue ``errors``."""
        spoiled = super().__new__(cls, text)
        spoiled.message = message
        return spoiled


# The ids of a large event stand in twenty wishes each.
@lru_cache(maxsize=50_000)
def text_in_table(raw: str) -> str:
    """The text of a table's cell: no white space around it, no guard against formulas."""
    return unguarded(_with_plain_line_ends(raw).strip())


def cell_of_text(kind: Kind, text: str) -> Cell:
    """A cell of a table, cut into its parts where the column holds a list.

    Raises
    ------
    Misread
        When the cell was spoiled, or holds what no text may hold.
    """
    if isinstance(text, Spoiled):
        raise Misread(text.message)
    _check_characters(text)
    if kind not in LISTS:
        return text
    if text.startswith("[") and kind is not Kind.TEXTS:
        return cell_of_value(kind, _toml_value(text))
    parts = _parts(text)
    return tuple(_pair(part) for part in parts) if kind is Kind.PAIRS else parts


def cell_of_value(kind: Kind, value: Any) -> Cell:
    """A value of TOML or JSON as a cell; ``""`` and ``()`` where it stands for nothing.

    Raises
    ------
    Misread
        When the value is not of the column's type, or holds what no text may hold.
    """
    if value is None:
        return ""
    if kind in LISTS:
        if not isinstance(value, list | tuple):
            raise Misread("error.not_a_list")
        return tuple(part for part in (_LISTS[kind](part) for part in value) if part)
    return _SCALARS[kind](value)


def shown(value: Any) -> str:
    """A value as it stands in the file, for messages."""
    if isinstance(value, str | date | time):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        return "…"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Misread("error.not_a_text")
    _check_characters(value)
    text = _with_plain_line_ends(value)
    # tables keep a tab that opens a text, behind their guard: no form may lose what another holds
    return text.rstrip() if text.startswith("\t") else text.strip()


def _number(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int) and not isinstance(value, bool):
        # more digits than a parser takes, and fewer than Python refuses to write
        return str(max(min(value, _ENDLESS), -_ENDLESS))
    is_quoted = isinstance(value, str) and value.strip().isdecimal()
    raise Misread("error.number_in_quotes" if is_quoted else "error.not_a_number")


def _flag(value: Any) -> str:
    if not isinstance(value, bool):
        raise Misread("error.not_one_of", choices="true, false")
    return str(value).lower()


def _time(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise Misread("error.not_a_local_time")
    return _text(value)


def _rating(value: Any) -> str:
    return _text(value) if isinstance(value, str) else _number(value)


def _part(value: Any) -> str:
    text = _text(value).strip()
    if ";" in text:
        raise Misread("error.semicolon_in_list")
    return text


def _pair(value: Any) -> tuple[str, ...]:
    """Two words, in a cell ``a, b``; how many there are is judged with their meaning."""
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list | tuple):
        raise Misread("error.not_a_pair")
    return tuple(_text(word) for word in words)


_SCALARS: Mapping[Kind, Callable[[Any], str]] = {
    Kind.TEXT: _text,
    Kind.TIME: _time,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.RATING: _rating,
}
_LISTS: Mapping[Kind, Callable[[Any], Cell]] = {
    Kind.TEXTS: _part,
    Kind.LINKS: _text,
    Kind.NUMBERS: _number,
    Kind.PAIRS: _pair,
}


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, text.split(";")) if part)


def _toml_value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        raise Misread("error.not_a_list") from None


def _check_characters(text: str) -> None:
    if not text.isprintable() and _FORBIDDEN.search(text):
        raise Misread("error.control_character")
