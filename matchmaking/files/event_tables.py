"""An event as tables that a spreadsheet opens: CSV files and a workbook; checks nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from matchmaking.errors import BadInput, Mistake
from matchmaking.files.columns import TABLES, Column
from matchmaking.files.csv_bytes import csv_bytes
from matchmaking.files.event_values import Row, settings_of, tables_of
from matchmaking.files.event_workbooks import SETTINGS_COLUMNS, SETTINGS_SHEET
from matchmaking.files.text_cells import LONGEST_CELL, text_cell, written_text
from matchmaking.files.workbook_bytes import workbook_bytes
from matchmaking.model.event import Event


def csv_table(name: str, rows: Sequence[Row]) -> bytes:
    """A table as UTF-8 with byte order mark, with commas; unused columns are left out."""
    columns = _used_columns(TABLES[name], rows)
    return csv_bytes(columns, ([str(_cell(row.get(name, ""))) for name in columns] for row in rows))


def event_workbook(event: Event) -> bytes:
    """The event as an ``.xlsx`` workbook; no cell holds a formula.

    Raises
    ------
    BadInput
        When a text is too long for a cell.
    """
    settings = [{"key": key, "value": value} for key, value in settings_of(event).items()]
    tables = {SETTINGS_SHEET: settings, **tables_of(event)}
    overlong = [mistake for name, rows in tables.items() for mistake in _overlong_texts(name, rows)]
    if overlong:
        raise BadInput(overlong, event.language)
    workbook = Workbook(write_only=True)
    for name, rows in tables.items():
        _add_sheet(workbook, name, TABLES.get(name, SETTINGS_COLUMNS), rows)
    return workbook_bytes(workbook)


def _overlong_texts(sheet: str, rows: Iterable[Row]) -> Iterator[Mistake]:
    for number, row in enumerate(rows, 2):
        for column, value in row.items():
            text = str(_cell(value))
            if len(written_text(text)) > LONGEST_CELL:
                fields = {"most": LONGEST_CELL}
                yield Mistake(
                    "error.cell_too_long", ".xlsx", number, column, text, fields, sheet=sheet
                )


def _add_sheet(
    workbook: Workbook, name: str, columns: Mapping[str, Column], rows: Sequence[Row]
) -> None:
    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    used = _used_columns(columns, rows)
    sheet.append(used)
    for row in rows:
        values = (_cell(row.get(column, "")) for column in used)
        sheet.append([text_cell(sheet, v) if isinstance(v, str) else v for v in values])


def _used_columns(columns: Mapping[str, Column], rows: Iterable[Row]) -> list[str]:
    used = {name for row in rows for name in row}
    return [name for name, column in columns.items() if column.is_needed or name in used]


def _cell(value: str | int | list[Any]) -> str | int:
    """A value as it stands in a cell: lists with ``;``, or as in TOML where that would not do."""
    if not isinstance(value, list):
        return value
    parts = [part if isinstance(part, str | int) else ";" for part in value]
    joined = "; ".join(map(str, parts))
    has_own = joined.count(";") != len(parts) - 1
    return json.dumps(value, ensure_ascii=False) if has_own else joined
