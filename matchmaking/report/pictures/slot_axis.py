"""Where slots lie in a picture, and the local dates and hours above them; knows no meeting.

Time runs as the language reads: from left to right, in Arabic from right to left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from matchmaking.model.slot_grid import SlotGrid
from matchmaking.report.pictures.svg import Number, boxes, label
from matchmaking.words import Words

LABELS = 212
"""Pixels beside the slots, for names."""

_SPACE = 1064 - LABELS
_SESSION_GAP = 14
_NARROWEST, _WIDEST = 9, 28
_PIXELS_A_CHARACTER = 6.2
HEAD = 34
"""Pixels above the rows, for dates and hours."""


@dataclass(frozen=True)
class SlotAxis:
    """All slots side by side with a gap between sessions.

    `sessions` numbers each slot's session from 0 without holes; `pitch` is a slot's width in
    pixels.
    """

    words: Words
    sessions: tuple[int, ...]
    pitch: Number

    @property
    def is_mirrored(self) -> bool:
        """Whether time runs from right to left."""
        return self.words.direction == "rtl"

    @property
    def width(self) -> Number:
        """Pixels of the whole picture, labels included."""
        return LABELS + len(self.sessions) * self.pitch + self._gaps(len(self.sessions) - 1)

    @property
    def label_edge(self) -> Number:
        """Where labels of rows begin: the left or, mirrored, the right edge."""
        return self.width if self.is_mirrored else 0

    @property
    def start_anchor(self) -> str:
        """The anchor of a text that begins at its `x` in reading direction."""
        return "end" if self.is_mirrored else "start"

    def edge(self, slot: int) -> Number:
        """Where a slot begins in reading direction, physical."""
        start = LABELS + slot * self.pitch + self._gaps(slot)
        return self.width - start if self.is_mirrored else start

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
        dates = self._spaced(self._dates(clocks))
        hours = self._spaced(self._hours(clocks))
        return Markup().join(
            [
                *(label(t, self.edge(s), 12, "axis date", self.start_anchor) for s, t in dates),
                *(label(t, self.edge(s), 27, "axis", self.start_anchor) for s, t in hours),
            ]
        )

    def grid_lines(self, clocks: Sequence[datetime], top: Number, height: Number) -> Markup:
        """Hairlines where hours begin."""
        lines = [(self.edge(slot), top, 0.5, height) for slot, _ in self._hours(clocks)]
        return boxes(lines, "hairline")

    def _gaps(self, slot: int) -> Number:
        return _SESSION_GAP * self.sessions[slot] if self.sessions else 0

    def _dates(self, clocks: Sequence[datetime]) -> Iterator[tuple[int, str]]:
        for slot, clock in enumerate(clocks):
            if slot == 0 or clock.date() != clocks[slot - 1].date() or self._opens(slot):
                yield slot, self.words.short_date(clock)

    def _hours(self, clocks: Sequence[datetime]) -> Iterator[tuple[int, str]]:
        for slot, clock in enumerate(clocks):
            if slot == 0 or clock.hour != clocks[slot - 1].hour or self._opens(slot):
                yield slot, f"{clock:%H}" if clock.minute == 0 else f"{clock:%H:%M}"

    def _opens(self, slot: int) -> bool:
        return self.sessions[slot] != self.sessions[slot - 1]

    def _spaced(self, texts: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Leave out texts that would touch the one before."""
        free_from = 0.0
        for slot, text in texts:
            start = abs(self.edge(slot) - self.label_edge)
            if start >= free_from:
                free_from = start + len(text) * _PIXELS_A_CHARACTER + 4
                yield slot, text


def slot_axis(grid: SlotGrid, words: Words) -> SlotAxis:
    """The axis of an event's slots, as wide as the page where slots are not too many or few."""
    lengths = grid.session_lengths
    sessions = tuple(n for n, length in enumerate(lengths) for _ in range(length))
    gaps = _SESSION_GAP * max(0, len(lengths) - 1)
    pitch = (_SPACE - gaps) / max(1, len(sessions))
    return SlotAxis(words, sessions, round(min(max(pitch, _NARROWEST), _WIDEST), 1))
