"""At which local hour the participants of each zone meet, beside their comfortable hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from matchmaking.model.time_ranges import DailyRange
from matchmaking.report.facts.local_hours import ZoneHours
from matchmaking.report.pictures.edges import edges
from matchmaking.report.pictures.svg import Number, boxes, element, label, picture
from matchmaking.report.pictures.widths import shortened
from matchmaking.report.texts import Texts

_ROW, _HEAD = 27, 22
_LABELS, _HOUR, _TOTALS = 230, 31, 90
_WIDTH = _LABELS + 24 * _HOUR + _TOTALS
_WIDEST = 24
"""Pixels across the largest mark; areas are proportional to counts."""


def local_hours_picture(
    name: str, title: str, zones: Sequence[ZoneHours], comfortable: DailyRange, texts: Texts
) -> Markup:
    """One row a zone, one column an hour of its day, the comfortable ones on a ground.

    Attendances are discs where they are comfortable and squares where they are not.
    """
    most = max(max(*zone.comfortable, *zone.uncomfortable) for zone in zones)
    card = _Card(texts, texts.words.direction == "rtl", most)
    height = len(zones) * _ROW
    start, end = comfortable.start_minute / 60, comfortable.end_minute / 60
    ground = (card.left(start, end - start), _HEAD - 2, (end - start) * _HOUR, height + 2)
    return picture(
        name,
        title,
        texts.words.say("report.hours.description"),
        boxes([ground], "comfortable"),
        *card.head(),
        *(part for n, zone in enumerate(zones) for part in card.row(zone, _HEAD + n * _ROW)),
        width=_WIDTH,
        height=_HEAD + height,
    )


@dataclass(frozen=True)
class _Card:
    """The card on which all rows are punched; `most` is the count of the largest mark."""

    texts: Texts
    is_mirrored: bool
    most: int

    def left(self, hour: Number, hours: Number) -> Number:
        """The left edge of `hours` hours from `hour` on."""
        start = _LABELS + hour * _HOUR
        return _WIDTH - start - hours * _HOUR if self.is_mirrored else start

    def head(self) -> Iterator[Markup]:
        """The hours above the columns, where they begin."""
        for hour in range(0, 25, 3):
            yield label(f"{hour:02}", self.left(hour, 0), 12, "axis", "middle")

    def row(self, zone: ZoneHours, top: Number) -> Iterator[Markup]:
        """The zone's name, its marks and its total."""
        words, middle = self.texts.words, top + _ROW / 2
        ends = edges(_WIDTH, words)
        name = shortened(self.texts.zone(zone.group), 34)
        yield label(name, ends.near, middle + 4, "name", ends.near_anchor)
        yield boxes([(self.left(0, 24), middle - 0.25, 24 * _HOUR, 0.5)], "hairline")
        for hour in range(24):
            yield from self._marks(zone, hour, middle)
        total = words.say(
            "report.hours.of",
            uncomfortable=words.number(sum(zone.uncomfortable)),
            seats=words.number(zone.seats),
        )
        yield label(total, ends.far, middle + 4, "value", ends.far_anchor)

    def _marks(self, zone: ZoneHours, hour: int, middle: Number) -> Iterator[Markup]:
        gladly, not_gladly = zone.comfortable[hour], zone.uncomfortable[hour]
        centre = self.left(hour, 1) + _HOUR / 2
        shift = _HOUR / 4 if gladly and not_gladly else 0
        if gladly:
            radius = self._across(gladly) / 2
            place = {"cx": centre - shift, "cy": middle, "r": radius}
            yield self._told(element("circle", class_="meeting", **place), hour, gladly)
        if not_gladly:
            side = self._across(not_gladly) * 0.886  # a square of the disc's area: sqrt(pi)/2
            place = {"x": centre + shift - side / 2, "y": middle - side / 2}
            square = element(
                "rect", class_="meeting uncomfortable", width=side, height=side, **place
            )
            yield self._told(square, hour, not_gladly)

    def _across(self, count: int) -> Number:
        return sqrt(count / self.most) * _WIDEST

    def _told(self, mark: Markup, hour: int, count: int) -> Markup:
        told = f"{hour:02}:00 · {self.texts.words.number(count)}"
        return element("g", element("title", told), mark)
