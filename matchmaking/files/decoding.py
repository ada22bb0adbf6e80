"""Bytes to text: which encoding a file is in, and which files are no text; knows no table."""

import codecs
import re

from matchmaking.files.collecting import Misread

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and new ones that are protected by a password."""
_FOREIGN = {b"PK\x03\x04": "error.workbook_named_text", OLE_START: "error.workbook_named_text"}
_BYTE_ORDER_MARKS = {
    # UTF-32's first: its little-endian mark begins with UTF-16's
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE = 4096


def decoded(content: bytes, encoding: str | None = None) -> str:
    """The text of a file, its lines ended by ``\\n``.

    A byte order mark decides; else `encoding` where it is given; else the text is UTF-16 without
    a mark, UTF-8 or Windows-1252, the first that fits.

    Raises
    ------
    Misread
        When the file is empty, binary, or not in the encoding.
    """
    if not content.strip():
        raise Misread("error.empty_file")
    for start, message in _FOREIGN.items():
        if content.startswith(start):
            raise Misread(message)
    text = _strictly_decoded(content, encoding)
    if _is_binary(text[:_SAMPLE]):
        raise Misread("error.binary_file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_known_encoding(name: str) -> bool:
    """Whether `name` is an encoding of texts."""
    try:
        codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _strictly_decoded(content: bytes, encoding: str | None) -> str:
    marked = next((e for mark, e in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    named = marked or encoding or _unmarked_utf16(content)
    try:
        return content.decode(named) if named else _utf8_or_windows_1252(content)
    except UnicodeError:
        if _is_binary(content[:_SAMPLE].decode("latin-1")):
            raise Misread("error.binary_file") from None
        tried = named or "UTF-8, UTF-16, Windows-1252"
        raise Misread("error.wrong_encoding", encoding=tried) from None


def _is_binary(sample: str) -> bool:
    """Whether it is no text: a control character may slip into one, but no zero and no crowd."""
    return "\0" in sample or len(_CONTROL.findall(sample)) * 50 > len(sample)


def _utf8_or_windows_1252(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16's byte order where every second byte of the ASCII header is zero."""
    first, second = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    zeros = (first.count(0), second.count(0))
    if len(content) % 2 or max(zeros) * 4 < len(first) or min(zeros) * 4 > max(zeros):
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
