"""How numbers of many participants are spread; knows no participant."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, median


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean, median, smallest and largest of one number for each of at least one participant."""

    mean: float
    median: float
    least: float
    most: float


def spread_of(numbers: Sequence[float]) -> Spread | None:
    """The spread of some numbers; ``None`` of none."""
    if not numbers:
        return None
    return Spread(fmean(numbers), float(median(numbers)), min(numbers), max(numbers))


def jain_index(numbers: Sequence[float]) -> float | None:
    """How evenly numbers >= 0 are shared: (Σx)² / (n Σx²), in 1/n..1; ``None`` where all are 0.

    1: all are equal; k/n: k of the n have equally much and the others nothing.

    Notes
    -----
    R. Jain, D.-M. Chiu, W. Hawe: A quantitative measure of fairness and discrimination for
    resource allocation in shared computer systems. DEC Research Report TR-301, 1984.
    """
    squares = sum(number * number for number in numbers)
    return sum(numbers) ** 2 / (len(numbers) * squares) if squares else None


def size_of_a_tenth(people: int) -> int:
    """How many of so many people the least served tenth holds: at least one, rounded up."""
    return ceil(people / 10)


def tenth_to_mean(numbers: Sequence[float]) -> float | None:
    """The mean of the smallest tenth of numbers >= 0, divided by the mean of all, in 0..1.

    ``None`` where all are 0. Of incomes it is ten times the share of the lowest tenth.
    """
    whole = sum(numbers)
    tenth = sorted(numbers)[: size_of_a_tenth(len(numbers))]
    return fmean(tenth) / (whole / len(numbers)) if whole else None
