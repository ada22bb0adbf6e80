"""Where a line of a picture begins and ends in reading direction; knows no fact."""

from dataclasses import dataclass

from matchmaking.report.pictures.svg import Number
from matchmaking.words import Words


@dataclass(frozen=True, slots=True)
class Edges:
    """The two ends of a line, physical, with the anchors of texts that lie against them."""

    near: Number | str
    far: Number | str
    near_anchor: str
    far_anchor: str


def edges(width: Number | str, words: Words) -> Edges:
    """The ends of lines of this width: the near one is the right one in Arabic."""
    if words.direction == "rtl":
        return Edges(width, 0, "end", "start")
    return Edges(0, width, "start", "end")
