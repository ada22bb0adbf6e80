"""The timetable of participants whose clocks agree: one row each, one column a slot."""

from collections.abc import Iterator

from markupsafe import Markup

from matchmaking.report.facts.seats import Seat
from matchmaking.report.facts.timetable import Hour, Row, ZoneTimetable
from matchmaking.report.pictures.patterns import DOTS, HATCH
from matchmaking.report.pictures.slot_axis import HEAD, SlotAxis
from matchmaking.report.pictures.svg import Number, boxes, element, picture
from matchmaking.report.pictures.widths import shortened
from matchmaking.report.texts import Texts

_ROW = 16
_NAME_WIDTH = 29
_FILL = {
    Hour.AVAILABLE: {},
    Hour.IF_NEEDED: {"fill": DOTS},
    Hour.UNCOMFORTABLE: {"fill": HATCH},
}


def timetable_picture(
    name: str, title: str, timetable: ZoneTimetable, axis: SlotAxis, texts: Texts
) -> Markup:
    """The hours and meetings of each participant; `name` is unique on the page."""
    words = axis.words
    clocks = timetable.group.clocks
    rows = timetable.rows
    return picture(
        name,
        title,
        words.say("report.timetable.description"),
        axis.head(clocks),
        axis.grid_lines(clocks, HEAD - 2, len(rows) * _ROW + 2),
        *(part for n, row in enumerate(rows) for part in _row(row, HEAD + n * _ROW, axis, texts)),
        width=axis.width,
        height=HEAD + len(rows) * _ROW + 2,
    )


def _row(row: Row, top: Number, axis: SlotAxis, texts: Texts) -> Iterator[Markup]:
    baseline = top + 11.5
    name = shortened(texts.short_name(row.participant), _NAME_WIDTH)
    yield axis.row_label(name, baseline, "name")
    yield axis.row_count(len(row.seats), baseline)
    runs = list(axis.runs(row.hours))
    for hour, fill in _FILL.items():
        places = [
            (axis.left(slot, length), top + 2, length * axis.pitch, _ROW - 4)
            for slot, length, value in runs
            if value is hour
        ]
        yield boxes(places, f"hour {hour}", **fill)
    for seat in row.seats:
        yield _meeting(seat, top, axis, texts)


def _meeting(seat: Seat, top: Number, axis: SlotAxis, texts: Texts) -> Markup:
    look = "meeting uncomfortable" if seat.uncomfortable else "meeting"
    left, width, height = axis.left(seat.slot) + 1, axis.pitch - 2, _ROW - 4
    middle = left + width / 2, top + 2 + height / 2
    parts = [
        element("title", texts.seat(seat)),
        element("rect", class_=look, x=left, y=top + 2, width=width, height=height, rx=2),
    ]
    if seat.uncomfortable:
        parts.append(boxes([(left + 1.5, top + 3.5, width - 3, 2)], "mark"))
    if seat.meeting.fixed:
        parts.append(element("circle", class_="mark", cx=middle[0], cy=middle[1] + 1, r=2.4))
    return element("g", *parts)
