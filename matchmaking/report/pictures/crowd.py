"""Participants of a zone by kind and slot: how many could meet, and how many do."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from matchmaking.report.facts.crowds import Crowd, ZoneCrowds
from matchmaking.report.pictures.patterns import HATCH
from matchmaking.report.pictures.slot_axis import HEAD, SlotAxis
from matchmaking.report.pictures.svg import Box, Number, boxes, picture
from matchmaking.report.pictures.widths import shortened

_ROW = 44
_TALLEST = 36


def crowd_picture(name: str, title: str, zone: ZoneCrowds, axis: SlotAxis) -> Markup:
    """One row a kind; a full bar is everybody of the row; `name` is unique on the page."""
    clocks = zone.group.clocks
    height = len(zone.crowds) * _ROW
    return picture(
        name,
        title,
        axis.words.say("report.crowd.description"),
        axis.head(clocks),
        axis.grid_lines(clocks, HEAD - 2, height),
        *(part for n, crowd in enumerate(zone.crowds) for part in _row(crowd, n, axis)),
        width=axis.width,
        height=HEAD + height,
    )


def _row(crowd: Crowd, number: int, axis: SlotAxis) -> Iterator[Markup]:
    bottom = HEAD + (number + 1) * _ROW - 6
    yield axis.row_label(shortened(crowd.kind, 28), bottom - 18, "name")
    people = axis.words.count("report.participants", crowd.participants)
    yield axis.row_label(people, bottom - 4, "count")
    comfortable = [m - u for m, u in zip(crowd.meeting, crowd.uncomfortable, strict=True)]
    whole, none = crowd.participants, [0] * len(comfortable)
    yield boxes(_bars(crowd.available, none, whole, bottom, axis), "hour available")
    yield boxes(_bars(comfortable, none, whole, bottom, axis), "meeting")
    late = _bars(crowd.uncomfortable, comfortable, whole, bottom, axis)
    yield boxes(late, "meeting uncomfortable")
    yield boxes(late, "overlay", fill=HATCH)


def _bars(
    counts: Sequence[int], below: Sequence[int], whole: int, bottom: Number, axis: SlotAxis
) -> list[Box]:
    return [
        (
            axis.left(slot) + 1,
            bottom - (base + count) / whole * _TALLEST,
            axis.pitch - 2,
            count / whole * _TALLEST,
        )
        for slot, (count, base) in enumerate(zip(counts, below, strict=True))
        if count
    ]
