"""Rows of texts under a header to records; knows the columns and no meaning of any."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial

from matchmaking.files.cells import Cell, cell_of_text
from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.columns import Column, Kind
from matchmaking.files.guesses import LIKELY, nearest
from matchmaking.files.records import Record


class Table:
    """A table of one file or sheet; its header is the first row that is not empty."""

    def __init__(
        self,
        place: Place,
        columns: Mapping[str, Column],
        rows: Sequence[Sequence[str]],
        mistakes: Mistakes,
    ) -> None:
        """`rows` begin with row 1; their texts are as `text_in_table` leaves them."""
        self._place = place
        self._columns = columns
        self._rows = rows
        self._mistakes = mistakes
        self._position: dict[str, int] = {}
        self._missing: set[str] = set()

    def records(self) -> Iterator[Record]:
        """Yield each row that is not empty; complain of the header first."""
        header_row = next((number for number, row in enumerate(self._rows, 1) if any(row)), None)
        if header_row is None:
            self._mistakes.add(self._place, "error.empty_table")
            return
        header = self._rows[header_row - 1]
        self._read_header(header, replace(self._place, row=header_row))
        needed = [column.name for column in self._columns.values() if column.is_needed]
        has_nameless = "" in header
        for number, row in enumerate(self._rows[header_row:], header_row + 1):
            if self._position and any(row):
                record = self._record(number, row)
                if has_nameless or len(row) > len(header):
                    self._complain_of_excess(record, header, row)
                record.require(needed)
                yield record

    def _read_header(self, header: Sequence[str], place: Place) -> None:
        unknown = {}
        for position, name in enumerate(header):
            if name in self._position:
                self._mistakes.add(replace(place, column=name), "error.column_twice")
            elif name in self._columns:
                self._position[name] = position
            elif name:
                unknown[name] = position
        if not self._position and not any(nearest(name, self._columns, LIKELY) for name in unknown):
            self._mistakes.add(place, "error.no_known_column", columns=", ".join(self._columns))
            return
        for name, position in unknown.items():
            self._complain_of_unknown(name, position, place)
        for column in self._columns.values():
            if column.is_needed and column.name not in self._position:
                self._missing.add(column.name)
                self._mistakes.add(replace(place, column=column.name), "error.missing_column")

    def _complain_of_unknown(self, name: str, position: int, place: Place) -> None:
        """A misspelt column is read as the one that was meant: one cause, one mistake."""
        free = [column for column in self._columns if column not in self._position]
        meant = nearest(name, free, LIKELY)
        if meant is not None:
            self._position[meant] = position
        known = ", ".join(self._columns)
        self._mistakes.add(
            replace(place, column=name), "error.unknown_column", meant=meant, columns=known
        )

    def _record(self, number: int, row: Sequence[str]) -> Record:
        record = Record(partial(self._place_in, number), self._mistakes, self._missing)
        width = len(row)
        for name, position, cell_of in self._cells:
            if position < width and row[position]:
                record.put(name, cell_of, row[position])
        return record

    @cached_property
    def _cells(self) -> list[tuple[str, int, Callable[[str], Cell]]]:
        """The name, the position and the reader of each column, once the header was read."""
        return [
            (name, place, _reader(self._columns[name].kind))
            for name, place in self._position.items()
        ]

    def _complain_of_excess(
        self, record: Record, header: Sequence[str], row: Sequence[str]
    ) -> None:
        """A text under no column is a separator too many, or a column whose name was forgotten.

        All cells but the first may have been shifted, and are not judged.
        """
        names = [*header, *[""] * (len(row) - len(header))]
        beyond = (text for text, name in zip(row, names, strict=False) if text and not name)
        if excess := next(beyond, None):
            record.complain(None, "error.cell_without_column", excess)
            record.settle(self._columns)
            record.keep_only(header[0])

    def _place_in(self, number: int, column: str | None) -> Place:
        return replace(self._place, row=number, column=column)


def _reader(kind: Kind) -> Callable[[str], Cell]:
    """`cell_of_text` for one column, where the texts of a large event stand again and again."""
    # typed: a spoiled cell is another than the same text that is sound
    return lru_cache(maxsize=50_000, typed=True)(partial(cell_of_text, kind))
