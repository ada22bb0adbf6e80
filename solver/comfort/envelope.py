"""The lower convex envelope of a function on 0, 1, 2, ...; knows not what it measures."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Row(NamedTuple):
    """The points (m, height) with ``run * height - rise * m >= least``."""

    run: int
    rise: int
    least: int


def rows_above(heights: Sequence[int]) -> list[Row]:
    """Return rows that say together: above the pieces of the lower convex envelope that rise.

    For the piece from (i, f[i]) to (j, f[j])

        (j - i) * height >= (j - i) * f[i] + (f[j] - f[i]) * (m - i).
    """
    return [
        Row(j - i, heights[j] - heights[i], (j - i) * heights[i] - (heights[j] - heights[i]) * i)
        for i, j in rising_pieces(heights)
    ]


def rising_pieces(heights: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pieces (start, end) of the lower convex envelope that rise.

    The envelope is the largest convex function below ``heights[0], heights[1], ...``; a piece is
    the straight line between its values at two corners, at which it touches them.
    """
    corners: list[int] = []
    for m, height in enumerate(heights):
        while len(corners) > 1 and _is_above(heights, corners[-2], corners[-1], (m, height)):
            corners.pop()
        corners.append(m)
    return [(i, j) for i, j in pairwise(corners) if heights[j] > heights[i]]


def _is_above(heights: Sequence[int], first: int, middle: int, last: tuple[int, int]) -> bool:
    """Whether the middle point is not below the line from the first to the last."""
    m, height = last
    low = heights[first]
    return (heights[middle] - low) * (m - first) >= (height - low) * (middle - first)
