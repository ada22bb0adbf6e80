"""Rows of texts as the XML of a sheet; knows no sheet and no column.

openpyxl makes an object and two elements of each cell, which took 20 seconds for the schedule of
ten thousand people. This is what it would write, byte for byte.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from matchmaking.files.text_cells import LONGEST_CELL, written_text


def rows_xml(rows: Iterable[Sequence[str]], width: int, first: int) -> bytes:
    """The ``row`` elements of rows of at most `width` cells; the first is row number `first`.

    A text is cut where a spreadsheet program would cut it; it holds no character that XML cannot.
    """
    letters = [get_column_letter(number) for number in range(1, width + 1)]
    return "".join(
        f'<row r="{number}">{_cells(letters, number, row)}</row>'
        for number, row in zip(count(first), rows, strict=False)
    ).encode()


def _cells(letters: Sequence[str], number: int, row: Sequence[str]) -> str:
    return "".join(
        f'<c r="{letter}{number}" t="inlineStr"{_content(text)}'
        for letter, text in zip(letters, row, strict=True)
    )


# Names, ids and instants stand in many rows.
@lru_cache(maxsize=50_000)
def _content(text: str) -> str:
    if not text:
        return " />"
    text = written_text(text)[:LONGEST_CELL]
    keeps_spaces = ' xml:space="preserve"' if text.strip() not in ("", text) else ""
    return f"><is><t{keeps_spaces}>{escape(text)}</t></is></c>"
