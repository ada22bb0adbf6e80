"""Workbooks that are damaged, protected, or made to fill the memory: refused, never unpacked."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from matchmaking.files import read_event, write_event
from matchmaking.files.archives import MOST_ENTRIES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED = (
    "fair.xlsx: The workbook is damaged or not complete; copy it again, or open and save it in "
    "your spreadsheet program."
)
EXPANDS = (
    "fair.xlsx: The workbook unpacks to far more than its size; more than 256 MiB, or more than a "
    "hundred times, is not read. Delete empty rows and columns and save it again."
)


@pytest.fixture
def content(sound_event: Path) -> bytes:
    """The sound event as the bytes of a workbook."""
    path = sound_event.parent / "fair.xlsx"
    write_event(read_event(sound_event), path)
    return path.read_bytes()


@pytest.fixture
def told_of(tmp_path: Path, told: Callable[..., list[str]]) -> Callable[[bytes], list[str]]:
    """What is told about a workbook with these bytes."""

    def lines(content: bytes) -> list[str]:
        (tmp_path / "fair.xlsx").write_bytes(content)
        return told(tmp_path / "fair.xlsx")

    return lines


def with_entries(content: bytes, entries: dict[str, bytes]) -> bytes:
    """The archive with more entries, or others in place of those of the same names."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, entries.pop(name, old.read(name)))
        for name, text in entries.items():
            new.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "told_of_it"),
    [
        (b"", "The file is empty; save it again with its contents."),
        (
            b"id,name\n",
            "This is not an .xlsx workbook; save it again as .xlsx from your spreadsheet program.",
        ),
        (
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
            "The workbook is protected by a password; save it without one.",
        ),
        (OLE + b"\0" * 600, "This workbook has the old .xls format; save it as .xlsx."),
    ],
)
def test_what_is_no_workbook_is_refused_with_advice(
    content: bytes, told_of_it: str, told_of: Callable[[bytes], list[str]]
) -> None:
    assert told_of(content) == [f"fair.xlsx: {told_of_it}"]


def test_a_truncated_workbook_is_damaged(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    for length in (4, 100, len(content) // 2, len(content) - 1):
        assert told_of(content[:length]) == [DAMAGED]


def test_a_workbook_with_a_changed_byte_is_damaged(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("xl/workbook.xml")
    middle = entry.header_offset + 60 + entry.compress_size // 2
    changed = bytearray(content)
    changed[middle] ^= 0xFF
    assert told_of(bytes(changed)) == [DAMAGED]


def test_an_archive_that_is_no_workbook_is_damaged(told_of: Callable[[bytes], list[str]]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    assert told_of(stream.getvalue()) == [DAMAGED]


@pytest.mark.parametrize("entry", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_an_entry_that_expands_beyond_measure_is_refused(
    entry: str, content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    # 11 MiB of one character are packed about a thousand times as tightly.
    assert told_of(with_entries(content, {entry: b" " * (11 * 2**20)})) == [EXPANDS]


def test_an_entry_that_hides_its_size_is_not_unpacked_further(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    bomb = bytearray(with_entries(content, {"xl/media/bomb.bin": b" " * (11 * 2**20)}))
    directory = bomb.rindex(b"xl/media/bomb.bin") - 46
    assert bomb[directory : directory + 4] == b"PK\x01\x02"
    # The directory now says 1,000 bytes, and gives the checksum of just these.
    checksum = zlib.crc32(b" " * 1000)
    bomb[directory + 16 : directory + 20] = checksum.to_bytes(4, "little")
    bomb[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    assert told_of(bytes(bomb)) == [DAMAGED]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/worksheets/sheet1.xml", "xl/worksheets/Sheet1.xml"])
def test_two_entries_of_one_name_are_refused(
    second: str, content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(second, b"<worksheet/>")
    assert told_of(stream.getvalue()) == [DAMAGED]


def test_very_many_entries_are_refused(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    assert told_of(with_entries(content, {f"x/{n}": b"" for n in range(MOST_ENTRIES)})) == [EXPANDS]


def test_a_cell_in_the_last_corner_does_not_fill_the_memory(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    # A dense rectangle around it would have 1,048,576 x 16,384 cells.
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["preferences"]["XFD1048576"] = "far away"
    stream = io.BytesIO()
    book.save(stream)
    assert told_of(stream.getvalue()) == [
        "fair.xlsx: A sheet reaches to row 1048576 and column number 16384; "
        "delete the rows and columns that hold nothing and save it again."
    ]


def test_cells_that_do_not_say_where_they_stand_are_counted(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    row = b'<row r="1000001">' + b"<c><v>1</v></c>" * 11 + b"</row></sheetData>"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", row)
    # 1,000,001 rows of 11 columns are more than ten million cells.
    assert told_of(with_entries(content, {"xl/worksheets/sheet1.xml": sheet})) == [
        "fair.xlsx: A sheet reaches to row 1000001 and column number 11; delete the rows and "
        "columns that hold nothing and save it again."
    ]


@pytest.mark.parametrize("reference", ["AAAAAAAAAAAAAAA1", "A99999999999999", "A0x", "&#88;FD9"])
def test_cells_that_stand_nowhere_are_damage(
    reference: str, content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    moved = sheet.replace(b'r="A2"', f'r="{reference}"'.encode())
    (line,) = told_of(with_entries(content, {"xl/worksheets/sheet1.xml": moved}))
    assert line in (DAMAGED, DAMAGED.replace(":", ", sheet event:", 1))


@pytest.mark.parametrize("promised", [10**10, 2**64 - 1])
def test_room_for_promised_strings_is_not_made(
    promised: int, content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/_rels/workbook.xml.rels")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = b'<Relationship Id="rId99" Type="%b" Target="sharedStrings.xml"/>' % kind
    strings = f'<sst count="1" uniqueCount="{promised}"><si><t>x</t></si></sst>'.encode()
    bomb = {
        "xl/sharedStrings.xml": strings,
        "xl/_rels/workbook.xml.rels": links.replace(
            b"</Relationships>", link + b"</Relationships>"
        ),
    }
    assert told_of(with_entries(content, bomb)) == [DAMAGED]


def test_a_last_row_that_is_only_described_takes_no_memory(
    content: bytes, sound_event: Path, tmp_path: Path
) -> None:
    def describe(xml: bytes) -> bytes:
        last = b'<row r="1048576" ht="12.8"><c r="S1048576" s="1"/></row></sheetData>'
        return xml.replace(b"</sheetData>", last)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = {
            name: describe(archive.read(name)) for name in archive.namelist() if "/sheet" in name
        }
    (tmp_path / "fair.xlsx").write_bytes(with_entries(content, sheets))
    assert read_event(tmp_path / "fair.xlsx") == read_event(sound_event)


def test_entities_are_not_expanded(content: bytes, told_of: Callable[[bytes], list[str]]) -> None:
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>1</f><v>&b;</v></c></row>'
        b"</sheetData></worksheet>"
    )
    lines = told_of(with_entries(content, {"xl/worksheets/sheet1.xml": xml}))
    assert lines == [DAMAGED.replace("fair.xlsx", "fair.xlsx, sheet event")]


def test_a_sheet_that_the_workbook_names_and_lacks_is_told(
    content: bytes, told_of: Callable[[bytes], list[str]]
) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            if name != "xl/worksheets/sheet6.xml":
                new.writestr(name, old.read(name))
    assert told_of(stream.getvalue()) == [DAMAGED.replace(":", ", sheet fixed:", 1)]
