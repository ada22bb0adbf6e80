"""What a reader of cell values does not see in a sheet's XML: its extent, and cells without value.

calamine shows an error value and a formula that was never calculated as empty cells, and takes
memory for the whole rectangle around a sheet's cells, however few they are.
"""

import re
from collections.abc import Callable
from xml.parsers import expat
from zipfile import ZipFile

from matchmaking.files.cells import Spoiled
from matchmaking.files.collecting import Misread

MOST_CELLS = 10_000_000
"""The largest rectangle that is read: 300,000 rows of 30 columns and some."""

_SCANNED_BYTES = 32 * 2**20
"""A larger sheet is measured by its numbers alone: a scan would take too long."""

_MOST_COLUMNS = 16_384
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_NUMBER = re.compile(rb"r\s*=\s*[\"'][A-Za-z]*(\d{1,12})")
_COLUMN_LETTERS = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{1,9})[A-Za-z]*\d")
_SUSPECT = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b'"e"', b"'e'")
"""What stands in every sheet with a formula or an error value, whatever the elements' prefix."""

_Attributes = dict[str, str]


def sheet_paths(archive: ZipFile) -> dict[str, str]:
    """The archive's entry of each sheet by the sheet's name, in the workbook's order."""
    targets: dict[str, str] = {}
    paths: dict[str, str] = {}

    def relationship(name: str, attributes: _Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(name: str, attributes: _Attributes) -> None:
        if name == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            target = targets.get(key, "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            paths[attributes.get("name", "")] = path

    _parse(archive.read("xl/_rels/workbook.xml.rels"), relationship)
    _parse(archive.read("xl/workbook.xml"), sheet)
    return paths


def check_extent(xml: bytes) -> None:
    """Refuse a sheet whose cells span a rectangle too large to be read.

    Raises
    ------
    Misread
        When they do.
    """
    rows = max(map(int, set(_ROW_NUMBER.findall(xml))), default=1)
    letters = _COLUMN_LETTERS.findall(xml)
    columns = max(map(_column_number, set(letters)), default=1)
    if len(letters) < len(_CELL.findall(xml)):
        # some cell does not say where it stands
        columns = _MOST_COLUMNS
    if rows * columns > MOST_CELLS and len(xml) <= _SCANNED_BYTES:
        # the numbers are no proof: programs describe the last row of all and leave it empty
        scan = _scanned(xml)
        rows, columns = scan.rows, scan.columns
    if rows * columns > MOST_CELLS:
        raise Misread("error.sheet_too_large", rows=rows, columns=columns)


def cells_without_value(xml: bytes) -> dict[tuple[int, int], Spoiled]:
    """Error values and formulas that were never calculated, by row and column from 0."""
    if not any(sign in xml for sign in _SUSPECT):
        return {}
    return _scanned(xml).spoiled


class _CellScan:
    """Follows the cells of a sheet; a cell without reference stands after the one before.

    `rows` and `columns` are those up to the last cell that is filled.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.spoiled: dict[tuple[int, int], Spoiled] = {}
        self._row, self._column = -1, -1
        self._type = ""
        self._texts: dict[str, str] = {}
        self._inside: str | None = None

    def start(self, name: str, attributes: _Attributes) -> None:
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif name == "c":
            self._begin_cell(attributes)
        elif name in ("f", "v", "is"):
            self._inside = name
            self._texts.setdefault(name, "")

    def text(self, text: str) -> None:
        if self._inside is not None:
            self._texts[self._inside] += text

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = None
        elif name == "c":
            self._end_cell()

    def _begin_cell(self, attributes: _Attributes) -> None:
        self._type, self._texts = attributes.get("t", ""), {}
        self._column += 1
        if "r" in attributes:
            reference = re.fullmatch(r"([A-Za-z]{1,3})(\d{1,7})", attributes["r"])
            if reference is None:
                raise Misread("error.damaged_workbook")
            self._row = int(reference.group(2)) - 1
            self._column = _column_number(reference.group(1).encode()) - 1

    def _end_cell(self) -> None:
        here, value = (self._row, self._column), self._texts.get("v")
        if self._texts or self._type == "e":
            self.rows = max(self.rows, self._row + 1)
            self.columns = max(self.columns, self._column + 1)
        if self._type == "e":
            self.spoiled[here] = Spoiled(value or "#", "error.error_value")
        # a formula may well yield an empty text, and says so by its type
        elif "f" in self._texts and not value and not (self._type == "str" and value is not None):
            self.spoiled[here] = Spoiled(f"={self._texts['f']}", "error.formula_not_calculated")


def _scanned(xml: bytes) -> _CellScan:
    scan = _CellScan()
    _parse(xml, scan.start, scan.text, scan.end)
    return scan


def _column_number(letters: bytes) -> int:
    """``A`` is 1, ``Z`` 26, ``AA`` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _parse(
    xml: bytes,
    start: Callable[[str, _Attributes], None],
    text: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    """Tell elements by their local names; a document type, which no workbook has, is refused."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    if end is not None:
        parser.EndElementHandler = lambda name: end(_local(name))
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        raise Misread("error.damaged_workbook") from None


def _refuse_doctype(*_: object) -> None:
    raise Misread("error.damaged_workbook")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
