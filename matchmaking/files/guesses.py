"""What was probably meant by an unknown word, where that is likely; knows no column."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

LIKELY = 0.75
"""How alike names must be where a guess is acted upon: "raiting" is "rating", "title" no "site"."""

_LENGTHS_COMPARED = range(5, 100)
"""Shorter names are alike by chance; longer ones cost too much."""


def nearest(word: str, choices: Iterable[str], least_alike: float = 0.6) -> str | None:
    """The choice that looks most like `word`, for a handful of choices.

    `least_alike` is the least share of letters that both must have in common, from 0 to 1.
    """
    by_folded = {choice.casefold(): choice for choice in choices}
    close = difflib.get_close_matches(word.strip().casefold(), by_folded, 1, least_alike)
    return by_folded[close[0]] if close else None


class NameIndex:
    """Finds the name that was meant among many thousands, each question in microseconds.

    A name is meant when it is the only one that differs merely in case, accents, white space,
    punctuation or leading zeros, or the only one that is one slip of a key away and has the same
    digits: b12 is no misspelt b13.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def meant(self, word: str) -> str | None:
        """The one known name that `word` stands for, if that can be told."""
        bare = skeleton(word)
        return self._only(self._by_skeleton.get(bare, ()) if bare else ()) or self._only(
            {
                name
                for slip in _slips(word)
                for name in self._by_slip.get(slip, ())
                if _digits(name) == _digits(word)
            }
        )

    @cached_property
    def _by_skeleton(self) -> dict[str, set[str]]:
        index = defaultdict(set)
        for name in self._names:
            index[skeleton(name)].add(name)
        return index

    @cached_property
    def _by_slip(self) -> dict[str, set[str]]:
        index = defaultdict(set)
        for name in self._names:
            for slip in _slips(name):
                index[slip].add(name)
        return index

    @staticmethod
    def _only(candidates: Iterable[str]) -> str | None:
        alone = tuple(candidates)
        return alone[0] if len(alone) == 1 else None


def skeleton(name: str) -> str:
    """What is left of a name without case, accents, punctuation, spaces and leading zeros."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in decomposed if sign.isalnum())
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())


def _slips(word: str) -> set[str]:
    """The word, and the word without any one of its letters where it is not too short for that."""
    folded = word.strip().casefold()
    if len(folded) in _LENGTHS_COMPARED:
        return {folded} | {folded[:i] + folded[i + 1 :] for i in range(len(folded))}
    return {folded}
