"""Rows of texts as a CSV file that spreadsheet programs open; knows no column."""

import csv
from collections.abc import Iterable
from io import StringIO

from matchmaking.files.spreadsheet_text import guarded


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The table with commas, in UTF-8 with a byte order mark; no text opens as a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
