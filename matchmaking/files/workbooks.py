"""A workbook's sheets as rows of texts; knows no column."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine

from matchmaking.files.archives import open_archive
from matchmaking.files.cells import text_in_table
from matchmaking.files.collecting import Misread
from matchmaking.files.sheet_xml import cells_without_value, sheet_paths


class Workbook:
    """An ``.xlsx`` file that was found to be whole and of a sane size."""

    def __init__(self, content: bytes) -> None:
        """Open a workbook.

        Raises
        ------
        Misread
            When the bytes are no workbook that can be read.
        """
        self._archive = open_archive(content)
        with _failure_told_as_damage():
            self._paths = sheet_paths(self._archive)
            self._workbook = python_calamine.load_workbook(BytesIO(content))

    @property
    def sheets(self) -> Collection[str]:
        """The names of all sheets, in order."""
        return self._paths.keys()

    def sheet_for(self, table: str) -> str:
        """The sheet of a workbook with one table: the one of its name, else the first."""
        return table if table in self._paths else next(iter(self._paths), table)

    def rows(self, sheet: str) -> list[list[str]]:
        """All rows of a sheet from row 1, empty ones included.

        A whole number is its digits, a day or time ISO text; number formats are not applied.
        """
        with _failure_told_as_damage():
            xml = self._archive.read(self._paths[sheet])
            values = self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        rows = [[_text(value) for value in row] for row in values]
        for (row, column), spoiled in cells_without_value(xml).items():
            _widen(rows, row, column)
            rows[row][column] = spoiled
        return rows


@contextmanager
def _failure_told_as_damage() -> Iterator[None]:
    try:
        yield
    except (KeyError, python_calamine.CalamineError) as reason:
        raise Misread("error.damaged_workbook") from reason
    except BaseException as reason:
        # calamine panics at some nonsense, and a panic is no Exception
        if type(reason).__name__ != "PanicException":
            raise
        raise Misread("error.damaged_workbook") from reason


def _text(value: Any) -> str:
    if isinstance(value, str):
        return text_in_table(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        # spreadsheets count days, so that a time may be a few microseconds off
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _widen(rows: list[list[str]], row: int, column: int) -> None:
    """Make room for a cell: a sheet ends with its last cell that has a value."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
