"""An event as a folder: ``event.toml`` and one file a table; knows no meaning of any column."""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from matchmaking.files.collecting import Misread, Mistakes, Place
from matchmaking.files.columns import OPTIONAL_TABLES, TABLES, TABLES_IN_SETTINGS
from matchmaking.files.csv_rows import BrokenRow, csv_rows
from matchmaking.files.decoding import decoded
from matchmaking.files.event_documents import toml_text
from matchmaking.files.event_tables import csv_table
from matchmaking.files.event_values import settings_of, tables_of
from matchmaking.files.guesses import LIKELY, nearest
from matchmaking.files.opening import content_of
from matchmaking.files.reading import EventRecords
from matchmaking.files.records import Record
from matchmaking.files.tables import Table
from matchmaking.files.toml_lines import line_of, toml_lines
from matchmaking.files.typed import KeyPath, typed_records, typed_settings
from matchmaking.files.workbooks import Workbook
from matchmaking.model.event import Event

SETTINGS_FILE = "event.toml"
_ENDINGS = (".csv", ".xlsx")


def read_folder(folder: Path, encoding: str | None, mistakes: Mistakes) -> EventRecords:
    """The records of a folder; its mistakes name files below it."""
    records = _read_settings(folder, mistakes)
    for name in TABLES:
        if name not in TABLES_IN_SETTINGS:
            table = _read_table(folder, name, encoding, mistakes)
            if table is not None:
                records.tables[name] = table
    return records


def _read_settings(folder: Path, mistakes: Mistakes) -> EventRecords:
    place = Place(SETTINGS_FILE)
    if not (folder / SETTINGS_FILE).is_file():
        mistakes.add(place, "error.missing_file", meant=_misspelt(folder, "event", (".toml",)))
        return EventRecords()
    content = content_of(folder / SETTINGS_FILE, place, mistakes)
    if content is None:
        return EventRecords()
    try:
        text = decoded(content)
        document = tomllib.loads(text)
    except Misread as misread:
        mistakes.add_misread(place, misread)
        return EventRecords()
    except tomllib.TOMLDecodeError as reason:
        _complain_of_syntax(str(reason), text, mistakes)
        return EventRecords()
    return _records(document, text, mistakes)


def _complain_of_syntax(reason: str, text: str, mistakes: Mistakes) -> None:
    found = re.search(r"at line (\d+)", reason)
    line = int(found.group(1)) if found else text.count("\n") + 1
    value = text.split("\n")[line - 1].strip()
    detail = re.sub(r"\s*\(at .*\)", "", reason)
    mistakes.add(Place(SETTINGS_FILE, line), "error.broken_toml", value, detail=detail)


def _records(document: dict[str, Any], text: str, mistakes: Mistakes) -> EventRecords:
    lines = toml_lines(text)

    def place_of(path: KeyPath) -> Place:
        column = ".".join(part for part in path if isinstance(part, str))
        return Place(SETTINGS_FILE, line_of(path, lines), column or None)

    settings = typed_settings(document, TABLES_IN_SETTINGS, place_of, mistakes)
    tables: dict[str, Iterable[Record]] = {
        name: typed_records(name, document.get(name, []), TABLES[name], place_of, mistakes)
        for name in TABLES_IN_SETTINGS
        if not settings.is_settled(name)
    }
    return EventRecords(settings, tables)


def _read_table(
    folder: Path, name: str, encoding: str | None, mistakes: Mistakes
) -> Iterable[Record] | None:
    """The records of a table; none where it is optional and not there."""
    found = [file for file in _files(folder, _ENDINGS) if Path(file).stem == name]
    if not found:
        return _complain_of_missing(folder, name, mistakes)
    place = Place(found[0])
    if len(found) > 1:
        mistakes.add(place, "error.table_in_two_files", other=found[1])
        return None
    content = content_of(folder / place.file, place, mistakes)
    if content is None:
        return None
    try:
        if place.file.lower().endswith(".csv"):
            rows = csv_rows(decoded(content, encoding), TABLES[name])
        else:
            workbook = Workbook(content)
            sheet = workbook.sheet_for(name)
            place, rows = replace(place, sheet=sheet), workbook.rows(sheet)
    except Misread as misread:
        row = misread.row if isinstance(misread, BrokenRow) else None
        mistakes.add_misread(replace(place, row=row), misread)
        return None
    return Table(place, TABLES[name], rows, mistakes).records()


def _complain_of_missing(folder: Path, name: str, mistakes: Mistakes) -> Iterable[Record] | None:
    """A needed table that is not there, or any that lies there under another name."""
    foreign = next((file for file in _files(folder) if Path(file).stem == name), None)
    if foreign is not None:
        mistakes.add(Place(foreign), "error.foreign_format", formats=", ".join(_ENDINGS))
        return None
    misspelt = _misspelt(folder, name, _ENDINGS)
    if name not in OPTIONAL_TABLES:
        mistakes.add(Place(f"{name}.csv"), "error.missing_file", meant=misspelt)
        return None
    if misspelt is None:
        return ()
    mistakes.add(Place(misspelt), "error.unknown_file", meant=f"{name}.csv")
    return None


def _misspelt(folder: Path, name: str, endings: Collection[str]) -> str | None:
    """The file that is probably meant to be the one that is missing."""
    strangers = {
        Path(file).stem: file for file in _files(folder, endings) if Path(file).stem not in TABLES
    }
    meant = nearest(name, strangers, LIKELY)
    return None if meant is None else strangers[meant]


def _files(folder: Path, endings: Collection[str] = ()) -> list[str]:
    """The names of the folder's files with these endings in any case; of all without `endings`."""
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    return [file for file in files if not endings or Path(file).suffix.lower() in endings]


def write_folder(event: Event, folder: Path) -> None:
    """Write the files of an event into an empty folder; an optional table without rows has none."""
    tables = tables_of(event)
    inside = {name: tables[name] for name in TABLES_IN_SETTINGS}
    (folder / SETTINGS_FILE).write_text(toml_text(settings_of(event), inside), encoding="utf-8")
    for name, rows in tables.items():
        if name not in TABLES_IN_SETTINGS and (rows or name not in OPTIONAL_TABLES):
            (folder / f"{name}.csv").write_bytes(csv_table(name, rows))
