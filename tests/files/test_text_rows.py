"""Rows of texts are written as openpyxl writes them, only sooner."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from matchmaking.files.text_cells import LONGEST_CELL, text_cell
from matchmaking.files.text_rows import rows_xml

WIDTH = 28
"""Columns A to Z and some of two letters."""

texts = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=8),
    st.sampled_from(
        ["", " ", " a ", "a\nb", "=1+1", "#N/A", "_x0041_", "<&>\"'", "'t", "\tx", "07"]
    ),
)
rows_of_texts = st.lists(st.lists(texts, min_size=WIDTH, max_size=WIDTH), max_size=3)


def by_openpyxl(rows: list[list[str]]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in rows:
        sheet.append([text_cell(sheet, text) for text in row])
    stream = BytesIO()
    workbook.save(stream)
    with ZipFile(stream) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    return xml.partition(b"<sheetData>")[2].partition(b"</sheetData>")[0]


@settings(deadline=None, max_examples=40)
@given(rows_of_texts)
def test_rows_are_those_of_openpyxl(rows: list[list[str]]) -> None:
    assert rows_xml(rows, WIDTH, first=1) == by_openpyxl(rows)


def test_a_text_that_no_cell_holds_is_cut() -> None:
    overlong = [["é" * (LONGEST_CELL + 1)]]
    assert rows_xml(overlong, 1, first=1) == by_openpyxl(overlong)


def test_rows_are_numbered_from_the_first() -> None:
    assert rows_xml([["a", ""], ["b", "c"]], 2, first=9) == (
        b'<row r="9"><c r="A9" t="inlineStr"><is><t>a</t></is></c><c r="B9" t="inlineStr" /></row>'
        b'<row r="10"><c r="A10" t="inlineStr"><is><t>b</t></is></c>'
        b'<c r="B10" t="inlineStr"><is><t>c</t></is></c></row>'
    )
