"""A workbook as bytes that depend on its contents only; knows no sheet."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.writer.excel import ExcelWriter

# A font without a name is another one than the cells' in LibreOffice.
HEADING = Font(name="Calibri", size=11, bold=True)
"""Of headers."""

_WRITTEN_AT = datetime.fromisoformat("1980-01-01")
"""The earliest date of a zip archive; without a zone, as workbooks have it."""


class _TimelessArchive(ZipFile):
    """A zip archive whose entries all bear the same date; `rows` are put into sheets' ends."""

    rows: Mapping[str, bytes]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        entry = ZipInfo(str(zinfo_or_arcname), _WRITTEN_AT.timetuple()[:6])
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        content = Path(filename).read_bytes()
        before, end, after = content.rpartition(b"</sheetData>")
        self.writestr(arcname, b"".join([before, self.rows.get(arcname, b""), end, after]))


def workbook_bytes(workbook: Workbook, rows: Iterable[bytes] = ()) -> bytes:
    """The ``.xlsx`` file of a workbook: equal workbooks give equal bytes.

    openpyxl's own ``save`` writes the moment of writing into the file in three places.

    Parameters
    ----------
    rows
        For each sheet the XML of rows below those that it holds.
    """
    workbook.properties.created = workbook.properties.modified = _WRITTEN_AT
    stream = BytesIO()
    archive = _TimelessArchive(stream, "w")
    archive.rows = {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(rows, 1)}
    ExcelWriter(workbook, archive).save()
    return stream.getvalue()
