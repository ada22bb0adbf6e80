"""The zip archive of a workbook, refused before it is unpacked when it is not what it seems."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from matchmaking.files.collecting import Misread

MOST_ENTRIES = 10_000
MOST_EXPANDED_BYTES = 256 * 2**20
"""Ten times what 220,000 wishes take."""
MOST_EXPANSION = 100
"""How many times as large as packed an entry may be; sheets reach 20."""
_HARMLESS_BYTES = 10 * 2**20
"""An entry of this size may be packed as tightly as it likes."""

_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_archive(content: bytes) -> ZipFile:
    """The archive, every entry of it whole.

    Raises
    ------
    Misread
        When the file is empty, no workbook, protected by a password, damaged, or expands beyond
        measure; the last is told from the archive's directory alone.
    """
    if not content:
        raise Misread("error.empty_file")
    if content.startswith(_OLE_START):
        protected = _ENCRYPTED in content
        raise Misread("error.password_protected" if protected else "error.old_workbook")
    if not content.startswith(b"PK"):
        raise Misread("error.not_a_workbook")
    try:
        archive = ZipFile(BytesIO(content))
        _check_expansion(archive.infolist())
        # The directory may lie: every entry is unpacked once, no further than the directory says.
        broken = archive.testzip()
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as reason:
        raise Misread("error.damaged_workbook") from reason
    except RuntimeError:
        raise Misread("error.password_protected") from None
    if broken is not None:
        raise Misread("error.damaged_workbook")
    return archive


def _check_expansion(entries: list[ZipInfo]) -> None:
    expanded = sum(entry.file_size for entry in entries)
    tightest = max(
        (e.file_size / max(e.compress_size, 1) for e in entries if e.file_size > _HARMLESS_BYTES),
        default=0,
    )
    if len(entries) > MOST_ENTRIES or expanded > MOST_EXPANDED_BYTES or tightest > MOST_EXPANSION:
        raise Misread("error.expands_beyond_measure", most=MOST_EXPANDED_BYTES // 2**20)
