"""Numbers of several seeds in one cell: their median and how far they spread; knows no table."""

from collections.abc import Callable, Sequence
from statistics import median


def middle(numbers: Sequence[float | None], say: Callable[[float], str] = "{:,.0f}".format) -> str:
    """The median in words, empty where a number is missing."""
    known = [number for number in numbers if number is not None]
    return say(median(known)) if known and len(known) == len(numbers) else ""


def middle_and_spread(
    numbers: Sequence[float | None], say: Callable[[float], str] = "{:,.0f}".format
) -> str:
    """The median in words with the least and the largest number, where these look different."""
    text = middle(numbers, say)
    known = [number for number in numbers if number is not None]
    least, most = say(min(known, default=0)), say(max(known, default=0))
    return text if not text or least == most else f"{text} ({least}–{most})"


def share(number: float) -> str:
    """A share as a percentage, finer where it is small: ``12.3%``, ``0.012%``."""
    return f"{number:.3%}" if 0 < abs(number) < 0.01 else f"{number:.1%}"


def gap(value: float | None, bound: float | None) -> float | None:
    """How far a value is below a bound, as a share of the bound; ``None`` without one of them."""
    if value is None or bound is None:
        return None
    return (bound - value) / bound if bound else 0.0
