"""An event from its files and back; the form is told by the path. Knows no table and no column."""

from pathlib import Path

from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.decoding import is_known_encoding
from matchmaking.files.folders import read_folder
from matchmaking.files.reading import EventRecords, event_of
from matchmaking.model.event import Event


def read_event(path: Path, encoding: str | None = None) -> Event:
    """Read and check an event: a folder, an ``.xlsx`` workbook or a ``.json`` document.

    Parameters
    ----------
    encoding
        Of tables that are neither UTF-8, UTF-16 nor Windows-1252.

    Raises
    ------
    BadInput
        With every mistake of all files.
    """
    mistakes = Mistakes()
    if encoding is not None and not is_known_encoding(encoding):
        mistakes.add(Place(path.name), "error.unknown_encoding", encoding)
        mistakes.raise_if_any()
    records = _records(path, encoding, mistakes)
    return event_of(records, mistakes)


def _records(path: Path, encoding: str | None, mistakes: Mistakes) -> EventRecords:
    if path.is_dir():
        return read_folder(path, encoding, mistakes)
    mistakes.add(Place(path.name), "error.no_event_there")
    return EventRecords()
