"""A long list as lines: its first ones, and how many more there are; knows no command."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from matchmaking.words import Words

T = TypeVar("T")

MOST_LINES = 20
"""Of one list; a document for programs has all."""


def first_lines(listed: Sequence[T], line: Callable[[T], str], words: Words) -> Iterator[str]:
    """Yield a line for each of the first, and one for the rest."""
    yield from map(line, listed[:MOST_LINES])
    if len(listed) > MOST_LINES:
        yield words.count("common.more", len(listed) - MOST_LINES)
