"""The lower convex envelope of a function on 0, 1, 2, ...; knows not what it measures."""

from collections.abc import Sequence
from itertools import pairwise


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
