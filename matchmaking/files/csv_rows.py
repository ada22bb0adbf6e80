"""Comma-, semicolon- or tab-separated text to rows of cells; knows of columns only their names."""

import csv
import re
from collections.abc import Collection
from io import StringIO

from matchmaking.files.cells import text_in_table
from matchmaking.files.collecting import Misread

_SEPARATORS = ",;\t"


class BrokenRow(Misread):
    """A row from which on the text cannot be cut into cells; `row` counts from 1."""

    def __init__(self, message: str, row: int) -> None:
        super().__init__(message)
        self.row = row


def csv_rows(text: str, known_columns: Collection[str]) -> list[list[str]]:
    """All rows, empty ones included; the separator is the one that shows most known columns.

    Raises
    ------
    BrokenRow
        When a quote is never closed, or closed in the middle of a cell.
    """
    separator = None
    if announced := re.match(r'"?sep=(.)"?\n', text):
        # Excel's own announcement stays an empty row, so that the others keep their numbers
        separator, text = announced.group(1), text[announced.end() - 1 :]
    separator = separator or _separator(text, known_columns)
    rows: list[list[str]] = []
    try:
        # a cell may be as long as the file: the largest file is bounded where it is opened
        csv.field_size_limit(max(len(text), csv.field_size_limit()))
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(list(map(text_in_table, row)))
    except csv.Error:
        raise BrokenRow("error.broken_quotes", len(rows) + 1) from None
    return rows


def _separator(text: str, known_columns: Collection[str]) -> str:
    header = next((line for line in text.split("\n") if line.strip(" \t,;")), "")

    def known(separator: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=separator), [])
        return sum(name.strip() in known_columns for name in names), len(names)

    return max(_SEPARATORS, key=known)
