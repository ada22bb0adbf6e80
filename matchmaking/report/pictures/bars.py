"""Lying bars, each with its words above, as wide as the page lets them be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from matchmaking.report.pictures.edges import edges
from matchmaking.report.pictures.svg import Number, element, label, picture
from matchmaking.words import Words

_ROW, _NOTE = 48, 20
_THICK = 12
LABEL_WIDTH = 32
"""Latin letters of a label that leave room for its value on a phone."""

_ICON = 24
"""Pixels before a label, for the sign of a goal."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: its share of the whole width in 0..1, its look, and perhaps a texture."""

    share: float
    look: str
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from its beginning.

    `pieces` lie in order; `goal` is the share where a line crosses them; `is_reached` puts a
    tick or an empty ring before the label, ``None`` neither; `note` stands below the bar.
    """

    label: str
    value: str
    pieces: tuple[Piece, ...]
    goal: float | None = None
    is_reached: bool | None = None
    note: str | None = None

    @property
    def height(self) -> Number:
        """Pixels that the bar takes with its words."""
        return _ROW + (_NOTE if self.note else 0)


def bars_picture(
    name: str, title: str, description: str, bars: Iterable[Bar], words: Words
) -> Markup:
    """All bars, one below the other; `name` is unique on the page."""
    rows = list(bars)
    tops = [0, *accumulate(bar.height for bar in rows)]
    parts = [part for bar, top in zip(rows, tops, strict=False) for part in _bar(bar, top, words)]
    return picture(name, title, description, *parts, width="100%", height=tops[-1])


def _bar(bar: Bar, top: Number, words: Words) -> Iterator[Markup]:
    mirrored = words.direction == "rtl"
    ends = edges("100%", words)
    indent = 0 if bar.is_reached is None else _ICON
    inward = -indent if mirrored else indent
    yield label(bar.label, ends.near, top + 14, "large", ends.near_anchor, dx=inward)
    yield label(bar.value, ends.far, top + 14, "large strong", ends.far_anchor)
    if bar.is_reached is not None:
        yield _sign(bar.is_reached, top, mirrored)
    across = {"y": top + 22, "height": _THICK}
    yield element("rect", class_="track", x=0, width="100%", **across)
    start = 0.0
    for piece in bar.pieces:
        left = 1 - start - piece.share if mirrored else start
        attributes = {"x": _percent(left), "width": _percent(piece.share), **across}
        yield element("rect", class_=piece.look, **attributes)
        if piece.fill:
            yield element("rect", class_="overlay", fill=piece.fill, **attributes)
        start += piece.share
    if bar.note:
        yield label(bar.note, ends.near, top + 50, "note", ends.near_anchor)
    if bar.goal is not None:
        place = _percent(1 - bar.goal if mirrored else bar.goal)
        yield element("line", class_="goal", x1=place, x2=place, y1=top + 19, y2=top + 37)


def _sign(is_reached: bool, top: Number, mirrored: bool) -> Markup:
    """A tick in a disc or an empty ring, in a box of its own at the beginning of the row."""
    middle = {"cx": 8, "cy": 9}
    if is_reached:
        disc = element("circle", class_="reached", r=8, **middle)
        sign = disc + element("path", class_="tick", d="M4.5 9.2l2.5 2.5l4.5 -5")
    else:
        sign = element("circle", class_="ring", r=7, **middle)
    moved = element("g", sign, transform=f"translate({-16 if mirrored else 0} {top})")
    return element("svg", moved, x="100%" if mirrored else 0, overflow="visible")


def _percent(share: float) -> str:
    return f"{max(0.0, share) * 100:.2f}%"
