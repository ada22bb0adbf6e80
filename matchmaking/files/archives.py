"""The zip archive of a workbook, refused before it is unpacked when it is not what it seems."""

import re
import zlib
from copy import copy
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from matchmaking.files.collecting import Misread
from matchmaking.files.decoding import OLE_START
from matchmaking.files.sheet_xml import MOST_CELLS, check_extent

MOST_ENTRIES = 10_000
MOST_EXPANDED_BYTES = 256 * 2**20
"""Ten times what 220,000 wishes take."""
MOST_EXPANSION = 100
"""How many times as large as packed an entry may be; sheets reach 20."""
_HARMLESS_BYTES = 10 * 2**20
"""An entry of this size may be packed as tightly as it likes."""

_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"']\s*(\d{1,20})")
"""How many shared strings an entry promises: calamine makes room for all of them beforehand."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_archive(content: bytes) -> ZipFile:
    """The archive, every entry of it whole.

    Raises
    ------
    Misread
        When the file is empty, no workbook, protected by a password, damaged, or expands beyond
        measure: told from the archive's directory alone, and from the extent of its sheets.
    """
    if not content:
        raise Misread("error.empty_file")
    if content.startswith(OLE_START):
        protected = _ENCRYPTED in content
        raise Misread("error.password_protected" if protected else "error.old_workbook")
    if not content.startswith(b"PK"):
        raise Misread("error.not_a_workbook")
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, OSError, ValueError) as reason:
        raise Misread("error.damaged_workbook") from reason
    _check_directory(archive.infolist())
    _check_entries(archive)
    return archive


def _check_directory(entries: list[ZipInfo]) -> None:
    expanded = sum(entry.file_size for entry in entries)
    tightest = max(
        (e.file_size / max(e.compress_size, 1) for e in entries if e.file_size > _HARMLESS_BYTES),
        default=0,
    )
    names = {entry.filename.casefold() for entry in entries}
    if len(names) < len(entries):
        # readers do not agree on which of two entries of one name they take
        raise Misread("error.damaged_workbook")
    if len(entries) > MOST_ENTRIES or expanded > MOST_EXPANDED_BYTES or tightest > MOST_EXPANSION:
        raise Misread("error.expands_beyond_measure", most=MOST_EXPANDED_BYTES // 2**20)


def _check_entries(archive: ZipFile) -> None:
    """Unpack every entry once and measure the sheets among them, whatever they are called."""
    for entry in archive.infolist():
        content = _unpacked(archive, entry)
        if len(content) != entry.file_size:
            raise Misread("error.damaged_workbook")
        if any(int(count) > MOST_CELLS for count in set(_COUNT.findall(content))):
            raise Misread("error.damaged_workbook")
        if b"sheetData" in content:
            check_extent(content)


def _unpacked(archive: ZipFile, entry: ZipInfo) -> bytes:
    """The content of an entry, and one byte more where the directory hides that there is more."""
    beyond = copy(entry)
    beyond.file_size += 1
    try:
        with archive.open(beyond) as stream:
            # without a number it would unpack all that there is before it counts
            return stream.read(beyond.file_size)
    except RuntimeError as reason:
        is_unknown_method = isinstance(reason, NotImplementedError)  # what zipfile raises then
        message = "error.damaged_workbook" if is_unknown_method else "error.password_protected"
        raise Misread(message) from reason
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as reason:
        raise Misread("error.damaged_workbook") from reason
