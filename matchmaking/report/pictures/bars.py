"""Lying bars, each with its words above, as wide as the page lets them be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from matchmaking.report.pictures.svg import Number, element, label, picture
from matchmaking.words import Words

_ROW = 46
_THICK = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: its share of the whole width in 0..1, its look, and perhaps a texture."""

    share: float
    look: str
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from its beginning: `pieces` in order, `goal` the share where a line crosses it."""

    label: str
    value: str
    pieces: tuple[Piece, ...]
    goal: float | None = None


def bars_picture(
    name: str, title: str, description: str, bars: Iterable[Bar], words: Words
) -> Markup:
    """All bars, one below the other; `name` is unique on the page."""
    rows = list(bars)
    parts = [p for n, bar in enumerate(rows) for p in _bar(bar, n * _ROW, words)]
    return picture(name, title, description, *parts, width="100%", height=len(rows) * _ROW)


def _bar(bar: Bar, top: Number, words: Words) -> Iterator[Markup]:
    mirrored = words.direction == "rtl"
    near, far = ("100%", "0") if mirrored else ("0", "100%")
    near_anchor, far_anchor = ("end", "start") if mirrored else ("start", "end")
    yield label(bar.label, near, top + 13, "name", near_anchor)
    yield label(bar.value, far, top + 13, "value strong", far_anchor)
    across = {"y": top + 20, "height": _THICK}
    yield element("rect", class_="track", x=0, width="100%", **across)
    start = 0.0
    for piece in bar.pieces:
        left = 1 - start - piece.share if mirrored else start
        attributes = {"x": _percent(left), "width": _percent(piece.share), **across}
        yield element("rect", class_=piece.look, **attributes)
        if piece.fill:
            yield element("rect", class_="overlay", fill=piece.fill, **attributes)
        start += piece.share
    if bar.goal is not None:
        place = _percent(1 - bar.goal if mirrored else bar.goal)
        yield element("line", class_="goal", x1=place, x2=place, y1=top + 17, y2=top + 37)


def _percent(share: float) -> str:
    return f"{max(0.0, share) * 100:.2f}%"
