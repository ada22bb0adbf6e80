"""Where slots lie in a picture, and the local dates and hours above them; knows no meeting.

Time runs as the language reads: from left to right, in Arabic from right to left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate, pairwise

from markupsafe import Markup

from matchmaking.model.slot_grid import SlotGrid
from matchmaking.report.pictures.edges import edges
from matchmaking.report.pictures.svg import Number, boxes, label
from matchmaking.words import Words

LABELS = 212
"""Pixels beside the slots, for names."""

_TAIL = 26
"""Pixels after the last slot, for a date that begins just before."""

_SPACE = 1064 - LABELS - _TAIL
_SESSION_GAP, _NIGHT_GAP = 10, 24
_NIGHT = timedelta(hours=6)
_NARROWEST, _WIDEST = 9, 28
_PIXELS_A_CHARACTER = 6.2
HEAD = 34
"""Pixels above the rows, for dates and hours."""


@dataclass(frozen=True)
class SlotAxis:
    """All slots side by side with gaps between sessions, wider ones over night.

    `sessions` is the session of each slot, `gaps` the pixels of all gaps before it, `pitch` the
    width of a slot in pixels.
    """

    words: Words
    sessions: tuple[int, ...]
    gaps: tuple[Number, ...]
    pitch: Number

    @cached_property
    def is_mirrored(self) -> bool:
        """Whether time runs from right to left."""
        return self.words.direction == "rtl"

    @cached_property
    def width(self) -> Number:
        """Pixels of the whole picture, labels included."""
        return LABELS + len(self.sessions) * self.pitch + max(self.gaps, default=0) + _TAIL

    def row_label(self, text: str, baseline: Number, class_: str) -> Markup:
        """A text before the slots, where rows begin."""
        ends = edges(self.width, self.words)
        return label(text, ends.near, baseline, class_, ends.near_anchor)

    def row_count(self, number: int, baseline: Number) -> Markup:
        """A number before the slots, close to them."""
        x = self.width - LABELS + 10 if self.is_mirrored else LABELS - 10
        anchor = edges(self.width, self.words).far_anchor
        return label(self.words.number(number), x, baseline, "count", anchor)

    def edge(self, slot: int) -> Number:
        """Where a slot begins in reading direction, physical."""
        return self._mirrored(LABELS + slot * self.pitch + self.gaps[slot])

    def left(self, slot: int, slots: int = 1) -> Number:
        """The left edge of `slots` neighbouring slots of one session from `slot` on."""
        return self.edge(slot) - (slots * self.pitch if self.is_mirrored else 0)

    def runs(self, values: Sequence[object]) -> Iterator[tuple[int, int, object]]:
        """Yield (first slot, length, value) of neighbouring equal values within a session."""
        start = 0
        for slot in range(1, len(values) + 1):
            if (
                slot == len(values)
                or values[slot] != values[start]
                or self.sessions[slot] != self.sessions[start]
            ):
                yield start, slot - start, values[start]
                start = slot

    def head(self, clocks: Sequence[datetime]) -> Markup:
        """Dates and hours above the slots, as `clocks` shows their local starts."""
        lines = ((12, "axis date", self._dates(clocks)), (27, "axis", self._hours(clocks)))
        anchor = edges(self.width, self.words).near_anchor
        return Markup().join(
            label(text, x, baseline, look, anchor)
            for baseline, look, texts in lines
            for x, text in self._spaced(texts, is_pushed="date" in look)
        )

    def grid_lines(self, clocks: Sequence[datetime], top: Number, height: Number) -> Markup:
        """Hairlines where hours begin."""
        lines = [(self.edge(slot), top, 0.5, height) for slot, _ in self._hours(clocks)]
        return boxes(lines, "hairline")

    def _mirrored(self, x: Number) -> Number:
        return self.width - x if self.is_mirrored else x

    def _dates(self, clocks: Sequence[datetime]) -> Iterator[tuple[int, str]]:
        for slot, clock in enumerate(clocks):
            if slot == 0 or clock.date() != clocks[slot - 1].date():
                yield slot, self.words.short_date(clock)

    def _hours(self, clocks: Sequence[datetime]) -> Iterator[tuple[int, str]]:
        for slot, clock in enumerate(clocks):
            if slot == 0 or clock.hour != clocks[slot - 1].hour or self._opens(slot):
                yield slot, f"{clock:%H}" if clock.minute == 0 else f"{clock:%H:%M}"

    def _opens(self, slot: int) -> bool:
        return self.sessions[slot] != self.sessions[slot - 1]

    def _spaced(
        self, texts: Iterator[tuple[int, str]], *, is_pushed: bool
    ) -> Iterator[tuple[Number, str]]:
        """Yield where each text begins; one that would touch the one before moves or is left out.

        A date may move, since it is true of all hours up to the next one.
        """
        free_from = 0.0
        for slot, text in texts:
            length = len(text) * _PIXELS_A_CHARACTER
            start = max(self._mirrored(self.edge(slot)), free_from if is_pushed else 0)
            start = min(start, self.width - length)
            if start >= free_from:
                free_from = start + length + 4
                yield self._mirrored(start), text


def slot_axis(grid: SlotGrid, words: Words) -> SlotAxis:
    """The axis of an event's slots, as wide as the page where slots are not too many or few."""
    gaps = tuple(accumulate(_gaps(grid)))
    pitch = (_SPACE - max(gaps, default=0)) / max(1, len(grid))
    pitch = round(min(max(pitch, _NARROWEST), _WIDEST), 1)
    return SlotAxis(words, tuple(slot.session for slot in grid.slots), gaps, pitch)


def _gaps(grid: SlotGrid) -> Iterator[Number]:
    """Yield the gap right before each slot."""
    yield from [0][: len(grid)]
    for before, slot in pairwise(grid.slots):
        if slot.session == before.session:
            yield 0
        else:
            pause = slot.starts_at - before.ends_at
            yield _NIGHT_GAP if pause >= _NIGHT else _SESSION_GAP
