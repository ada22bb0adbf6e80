"""Meetings or booths in use, slot by slot, under the line of their limit."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from markupsafe import Markup

from matchmaking.report.facts.load import Load
from matchmaking.report.pictures.slot_axis import HEAD, LABELS, SlotAxis
from matchmaking.report.pictures.svg import Number, boxes, label, picture
from matchmaking.report.pictures.widths import shortened

_TALLEST = 78
_TOP = HEAD + 14
_BOTTOM = _TOP + _TALLEST
_PITCH_FOR_NUMBERS = 13
_ROOM_FOR_NUMBER = 15


def load_picture(
    name: str, title: str, load: Load, clocks: Sequence[datetime], axis: SlotAxis
) -> Markup:
    """One bar a slot; `clocks` are the local starts to write above; `name` is unique."""
    return picture(
        name,
        title,
        axis.words.say("report.load.description"),
        axis.head(clocks),
        axis.grid_lines(clocks, HEAD - 2, _TALLEST + 16),
        *_labels(title, load, axis),
        *_bars(load, axis),
        *_limit_line(load, axis),
        width=axis.width,
        height=_BOTTOM + 16,
    )


def _labels(title: str, load: Load, axis: SlotAxis) -> Iterator[Markup]:
    words = axis.words
    yield axis.row_label(shortened(title, 27), _TOP + 4, "name strong")
    limit = "report.load.no_limit" if load.limit is None else "report.load.limit"
    texts = [
        words.say(limit, limit=words.number(load.limit or 0)),
        words.say("report.load.peak", peak=words.number(load.peak)),
    ]
    if load.full_slots:
        texts.append(words.count("report.load.full", load.full_slots))
    for n, text in enumerate(texts):
        yield axis.row_label(text, _TOP + 22 + n * 16, "count")


def _bars(load: Load, axis: SlotAxis) -> Iterator[Markup]:
    highest = _highest(load)
    for is_full, look in ((False, "meeting"), (True, "meeting full")):
        yield boxes(
            [
                (axis.left(slot) + 1, _y(taken, highest), axis.pitch - 2, _height(taken, highest))
                for slot, taken in enumerate(load.taken)
                if taken and (taken == load.limit) is is_full
            ],
            look,
        )
    if axis.pitch >= _PITCH_FOR_NUMBERS:
        for slot, taken in enumerate(load.taken):
            middle, top = axis.left(slot) + axis.pitch / 2, _y(taken, highest)
            inside = _BOTTOM - top >= _ROOM_FOR_NUMBER
            look, y = ("value inverse", top + 12) if inside else ("value", top - 3)
            yield label(axis.words.number(taken), middle, y, look, "middle")


def _limit_line(load: Load, axis: SlotAxis) -> Iterator[Markup]:
    highest = _highest(load)
    if load.limit is not None and load.limit <= highest:
        left = 0 if axis.is_mirrored else LABELS
        place = (left, _y(load.limit, highest) - 0.75, axis.width - LABELS, 1.5)
        yield boxes([place], "limit")


def _highest(load: Load) -> int:
    """What the tallest bar would be: the limit, unless it is out of sight."""
    if load.limit is not None and load.limit <= 3 * load.peak:
        return max(load.limit, load.peak)
    return max(1, load.peak)


def _height(taken: int, highest: int) -> Number:
    return taken / highest * _TALLEST


def _y(taken: int, highest: int) -> Number:
    return _BOTTOM - _height(taken, highest)
