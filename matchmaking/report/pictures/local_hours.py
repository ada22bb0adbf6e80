"""At which local hour the participants of each zone meet, beside their comfortable hours."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from matchmaking.model.time_ranges import DailyRange
from matchmaking.report.bidi import shortened
from matchmaking.report.facts.local_hours import ZoneHours
from matchmaking.report.pictures.patterns import HATCH
from matchmaking.report.pictures.svg import Box, Number, boxes, label, picture
from matchmaking.report.texts import Texts
from matchmaking.words import Words

_ROW = 36
_TALLEST = 28
_HEAD = 20
_LABELS, _HOUR, _TOTALS = 212, 31, 104
_WIDTH = _LABELS + 24 * _HOUR + _TOTALS


def local_hours_picture(
    name: str,
    title: str,
    zones: Sequence[ZoneHours],
    comfortable: DailyRange,
    texts: Texts,
) -> Markup:
    """One row a zone, one column an hour of its day, the comfortable ones on a ground."""
    words = texts.words
    height = _HEAD + len(zones) * _ROW
    start, end = comfortable.start_minute / 60, comfortable.end_minute / 60
    ground = [(_left(start, end - start, words), _HEAD - 4, (end - start) * _HOUR, height)]
    most = max((max(map(sum, _hours(zone)), default=1) for zone in zones), default=1)
    return picture(
        name,
        title,
        words.say("report.hours.description"),
        boxes(ground, "comfortable"),
        *_head(words),
        *(p for n, z in enumerate(zones) for p in _row(z, n, most, words, texts.zone(z.group))),
        width=_WIDTH,
        height=height + 2,
    )


def _hours(zone: ZoneHours) -> list[tuple[int, int]]:
    return list(zip(zone.comfortable, zone.uncomfortable, strict=True))


def _head(words: Words) -> Iterator[Markup]:
    for hour in range(0, 25, 3):
        yield label(f"{hour:02}", _left(hour, 0, words), 11, "axis", "middle")


def _row(zone: ZoneHours, number: int, most: int, words: Words, zone_name: str) -> Iterator[Markup]:
    bottom = _HEAD + (number + 1) * _ROW - 4
    mirrored = words.direction == "rtl"
    near, near_anchor = (_WIDTH, "end") if mirrored else (0, "start")
    far, far_anchor = (0, "start") if mirrored else (_WIDTH, "end")
    yield label(shortened(zone_name, 31), near, bottom - 6, "name", near_anchor)
    yield boxes([(_left(0, 24, words), bottom, 24 * _HOUR, 0.75)], "hairline")
    places = {False: list[Box](), True: list[Box]()}
    for hour, (gladly, not_gladly) in enumerate(_hours(zone)):
        places[False].append(_bar(hour, 0, gladly, most, bottom, words))
        places[True].append(_bar(hour, gladly, not_gladly, most, bottom, words))
    yield boxes(filter(_is_visible, places[False]), "meeting")
    yield boxes(filter(_is_visible, places[True]), "meeting uncomfortable")
    yield boxes(filter(_is_visible, places[True]), "overlay", fill=HATCH)
    total = words.say(
        "report.hours.of",
        uncomfortable=words.number(sum(zone.uncomfortable)),
        seats=words.number(zone.seats),
    )
    yield label(total, far, bottom - 6, "value", far_anchor)


def _bar(hour: int, below: int, count: int, most: int, bottom: Number, words: Words) -> Box:
    top = bottom - (below + count) / most * _TALLEST
    return _left(hour, 1, words) + 2, top, _HOUR - 4, count / most * _TALLEST


def _is_visible(box: Box) -> bool:
    return box[3] > 0


def _left(hour: float, hours: float, words: Words) -> Number:
    """The left edge of `hours` hours from `hour` on."""
    start = _LABELS + hour * _HOUR
    return _WIDTH - start - hours * _HOUR if words.direction == "rtl" else start
