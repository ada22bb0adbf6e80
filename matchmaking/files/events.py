"""An event from its files and back, the form told by the path; knows no table and no column."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.decoding import is_known_encoding
from matchmaking.files.event_documents import event_to_json, json_text
from matchmaking.files.event_tables import event_workbook
from matchmaking.files.event_workbooks import read_workbook
from matchmaking.files.folders import SETTINGS_FILE, read_folder, write_folder
from matchmaking.files.json_documents import json_records, read_json
from matchmaking.files.opening import content_of
from matchmaking.files.output_folder import replaced_as_a_whole
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
    return event_of(_records(path, encoding, mistakes), mistakes)


def event_from_json(document: Mapping[str, Any], file: str = "event.json") -> Event:
    """Check an event that is a JSON document already parsed; mistakes name it `file`.

    Raises
    ------
    BadInput
        With every mistake.
    """
    mistakes = Mistakes()
    return event_of(json_records(document, file, mistakes), mistakes)


def _records(path: Path, encoding: str | None, mistakes: Mistakes) -> EventRecords:
    try:
        return _records_of_form(path, encoding, mistakes)
    except OSError as reason:  # a folder that may not be looked into
        mistakes.add(
            Place(path.name), "error.unreadable_file", reason=reason.strerror or str(reason)
        )
        return EventRecords()


def _records_of_form(path: Path, encoding: str | None, mistakes: Mistakes) -> EventRecords:
    place = Place(path.name)
    ending = path.suffix.lower()
    if path.is_dir():
        return read_folder(path, encoding, mistakes)
    if not path.exists() or path.name == SETTINGS_FILE:
        meant = str(path.parent) if path.exists() else None
        mistakes.add(place, "error.no_event_there", meant=meant)
    elif ending not in (".xlsx", ".json"):
        mistakes.add(place, "error.foreign_format", formats=".xlsx, .json")
    elif (content := content_of(path, place, mistakes)) is not None:
        if ending == ".json":
            return read_json(content, path.name, mistakes)
        return read_workbook(content, path.name, mistakes)
    return EventRecords()


def write_event(event: Event, path: Path) -> None:
    """Write an event: ``.xlsx`` and ``.json`` by the ending, else a folder of TOML and CSV.

    What exists there is replaced as a whole; nothing is ever half-written.

    Raises
    ------
    BadInput
        When a text is too long for a cell of a workbook.
    """
    match path.suffix.lower():
        case ".json":
            _replace_file(path, json_text(event_to_json(event)).encode())
        case ".xlsx":
            _replace_file(path, event_workbook(event))
        case _:
            with replaced_as_a_whole(path) as folder:
                write_folder(event, folder)


def _replace_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        fresh.write_bytes(content)
        fresh.replace(path)
