"""One row of a table or one object of a document, in whatever form it came; knows no column."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from matchmaking.files.cells import Cell, shown
from matchmaking.files.collecting import Misread, Mistakes, Place

T = TypeVar("T")


class Record:
    """The cells of one row by column, empty ones left out, and where to complain about them.

    Attributes
    ----------
    place
        Tells where a column stands (``None``: the record as a whole).
    is_sound
        Whether nothing was complained about so far.
    """

    __slots__ = ("_mistakes", "_settled", "cells", "is_sound", "place")

    def __init__(
        self,
        place: Callable[[str | None], Place],
        mistakes: Mistakes,
        settled: Collection[str] = (),
    ) -> None:
        """`place` tells where a column stands; `settled` columns are complained about already."""
        self.cells: dict[str, Cell] = {}
        self.is_sound = not settled
        self.place = place
        self._mistakes = mistakes
        self._settled = settled

    def put(self, column: str, convert: Callable[[Any], Cell], value: Any) -> None:
        """Fill a cell, unless the value stands for nothing or `convert` finds it wrong."""
        try:
            cell = convert(value)
        except Misread as misread:
            self._complain_of_misread(column, misread, shown(value))
        else:
            if cell != "":
                self.cells[column] = cell

    def text(self, column: str) -> str | None:
        """The text of a cell, ``None`` where it is empty."""
        cell = self.cells.get(column)
        return cell if isinstance(cell, str) else None

    def parts(self, column: str) -> tuple[Cell, ...]:
        """The parts of a list, none where the cell is empty."""
        cell = self.cells.get(column, ())
        return () if isinstance(cell, str) else cell

    def texts(self, column: str) -> tuple[str, ...]:
        """The parts of a list of texts."""
        return tuple(part for part in self.parts(column) if isinstance(part, str))

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """What the text of a cell means; ``None`` where it is empty, or wrong and complained of."""
        text = self.text(column)
        return None if text is None else self._parsed(column, parse, text)

    def read_parts(self, column: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        """What the parts of a list mean, without those that are wrong and complained of."""
        parsed = (self._parsed(column, parse, part) for part in self.texts(column))
        return tuple(value for value in parsed if value is not None)

    def require(self, columns: Collection[str]) -> None:
        """Complain of those of `columns` that are empty."""
        for column in columns:
            if column not in self.cells and column not in self._settled:
                self.complain(column, "error.needed")

    def keep_only(self, column: str) -> None:
        """Empty all other cells."""
        self.cells = {name: cell for name, cell in self.cells.items() if name == column}

    def is_settled(self, column: str) -> bool:
        """Whether enough was said of a column, or of its table as a whole."""
        return column in self._settled

    def settle(self, columns: Collection[str]) -> None:
        """Take note that nothing more is to be said of `columns`: one cause, one mistake."""
        self._settled = {*self._settled, *columns}

    def complain(
        self,
        column: str | None,
        message: str,
        value: str | None = None,
        meant: str | None = None,
        **fields: object,
    ) -> None:
        """Note a mistake in one cell (``None``: in the whole record)."""
        self.is_sound = False
        if column is not None:
            self.settle([column])
        self._mistakes.add(self.place(column), message, value, meant, **fields)

    def _parsed(self, column: str, parse: Callable[[str], T], text: str) -> T | None:
        try:
            return parse(text)
        except Misread as misread:
            self._complain_of_misread(column, misread, text)
            return None

    def _complain_of_misread(self, column: str, misread: Misread, value: str) -> None:
        self.is_sound = False
        self.settle([column])
        self._mistakes.add_misread(self.place(column), misread, value)
