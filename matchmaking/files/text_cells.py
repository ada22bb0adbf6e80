"""Cells of a workbook that hold a text and nothing else, whatever the text looks like."""

import re

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from matchmaking.files.spreadsheet_text import guarded

LONGEST_CELL = 32_767
"""What a spreadsheet program keeps of a text, in characters."""

_ESCAPED_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell | str:
    """What openpyxl writes as this text, never as a formula or an error value."""
    written = written_text(text)
    if not written.startswith("#"):
        return written
    # openpyxl takes a text such as #N/A for an error value
    cell = WriteOnlyCell(sheet, written)
    cell.data_type = "s"
    return cell


def written_text(text: str) -> str:
    """The text as it stands in the file, where ``_x0041_`` would be read as another character.

    >>> written_text("=1+1"), written_text("_x0041_")
    ("'=1+1", '_x005F_x0041_')
    """
    return _ESCAPED_ALIKE.sub("_x005F_", guarded(text))
