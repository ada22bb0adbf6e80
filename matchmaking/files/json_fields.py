"""Typed access to the fields of a JSON document, collecting mistakes; knows no document's keys."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from matchmaking.files.cells import shown
from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.moments import instant

T = TypeVar("T")

_LONGEST_QUOTE = 80
_NO_INSTANT = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class JsonFields:
    """One object of a document; what is wrong goes to `mistakes`, which its children share.

    Every method takes a key; one that names no other answer for a key that is absent or null
    requires it, unless it is given a default. Where a value is wrong the answer is the default
    or an empty value of the right type: whoever reads on finds the other mistakes too, and must
    raise in the end.

    Attributes
    ----------
    file
        The document's name as the user knows it.
    pointer
        The object's JSON pointer (RFC 6901), empty for the whole document.
    """

    values: dict[str, Any]
    file: str
    pointer: str
    mistakes: Mistakes

    def text(self, key: str) -> str:
        """A text that is not empty."""
        return self._read(key, "schedules.text", _text, None, "")

    def free_text(self, key: str) -> str:
        """Any text; an empty one where the key is absent."""
        return self._read(key, "schedules.free_text", _free_text, "", "")

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number of either sign."""
        return self._read(key, "schedules.whole", _whole, default, 0)

    def optional_whole(self, key: str) -> int | None:
        """A whole number of either sign, or nothing."""
        return None if self.values.get(key) is None else self.whole(key)

    def count(self, key: str) -> int:
        """A whole number >= 0; 0 where the key is absent."""
        return self._read(key, "schedules.count", _count, 0, 0)

    def number(self, key: str) -> float:
        """A finite number; 0 where the key is absent."""
        return self._read(key, "schedules.number", _number, 0.0, 0.0)

    def optional_number(self, key: str) -> float | None:
        """A finite number, or nothing."""
        return None if self.values.get(key) is None else self.number(key)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return self._read(key, "schedules.flag", _flag, default, default)

    def instant(self, key: str, default: datetime | None = None) -> datetime:
        """An instant with an offset, given back in UTC."""
        return self._read(key, "schedules.instant", _instant, default, _NO_INSTANT)

    def word(self, key: str, words: Sequence[str], default: str | None = None) -> str:
        """One of some words."""

        def one_of_them(value: object) -> str:
            if value not in words:
                raise ValueError
            return str(value)

        return self._read(
            key, "schedules.word", one_of_them, default, words[0], words=", ".join(words)
        )

    def pair(self, key: str) -> tuple[str, str]:
        """A list of two texts."""
        return self._read(key, "schedules.pair", _pair, None, ("", ""))

    def fields(self, key: str) -> "JsonFields":
        """An object; an empty one where the key is absent."""
        nothing: dict[str, Any] = {}
        return self._child(key, self._read(key, "schedules.object", _object, nothing, nothing))

    def each(self, key: str, *, required: bool = False) -> Iterator["JsonFields"]:
        """Yield the objects of a list; none where the key is absent."""
        nothing: list[Any] = []
        values = self._read(key, "schedules.list", _list, None if required else nothing, nothing)
        for index, value in enumerate(values):
            if isinstance(value, dict):
                yield self._child(f"{key}/{index}", value)
            else:
                self.refuse(f"{key}/{index}", "schedules.object", value)

    def refuse(self, key: str, message: str, value: object, **fields: Any) -> None:
        """Note that the value of a key is wrong; `message` says what was expected."""
        # a lone surrogate could not be printed
        quote = shown(value)[:_LONGEST_QUOTE].encode(errors="backslashreplace").decode()
        self.mistakes.add(self._place(key), message, quote, **fields)

    def _place(self, key: str) -> Place:
        return Place(self.file, column=f"{self.pointer}/{key}")

    def _child(self, key: str, values: dict[str, Any]) -> "JsonFields":
        return JsonFields(values, self.file, f"{self.pointer}/{key}", self.mistakes)

    def _read(
        self,
        key: str,
        message: str,
        convert: Callable[[Any], T],
        default: T | None,
        empty: T,
        **fields: Any,
    ) -> T:
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if key not in self.values:
            self.mistakes.add(self._place(key), "schedules.missing")
            return empty
        try:
            return convert(value)
        except (ValueError, OverflowError):
            self.refuse(key, message, value, **fields)
            return empty if default is None else default


def _text(value: Any) -> str:
    if not value:
        raise ValueError
    return _free_text(value)


def _free_text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    value.encode()  # refuses a lone surrogate, which no file can hold
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:  # a bool is an int too
        raise ValueError
    return value


def _count(value: Any) -> int:
    if _whole(value) < 0:
        raise ValueError
    return _whole(value)


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _instant(value: Any) -> datetime:
    return instant(_text(value))


def _pair(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError
    return _text(value[0]), _text(value[1])


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError
    return value
