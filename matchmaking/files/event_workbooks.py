"""An event as one workbook with a sheet for each table; knows no meaning of any column."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from matchmaking.files.cells import cell_of_text
from matchmaking.files.collecting import Misread, Mistakes, Place
from matchmaking.files.columns import OPTIONAL_TABLES, SETTINGS, TABLES, Column
from matchmaking.files.guesses import LIKELY, nearest
from matchmaking.files.reading import EventRecords
from matchmaking.files.records import Record
from matchmaking.files.tables import Table
from matchmaking.files.workbooks import Workbook

SETTINGS_SHEET = "event"
SETTINGS_COLUMNS = {"key": Column("key", is_needed=True), "value": Column("value")}


def read_workbook(content: bytes, file: str, mistakes: Mistakes) -> EventRecords:
    """The records of a workbook; sheets of other names are the organiser's own."""
    try:
        workbook = Workbook(content)
    except Misread as misread:
        mistakes.add_misread(Place(file), misread)
        return EventRecords()
    place = Place(file, sheet=SETTINGS_SHEET)
    rows = _sheet_records(workbook, place, SETTINGS_COLUMNS, mistakes)
    records = EventRecords(None if rows is None else _settings(rows, place, mistakes))
    for name, columns in TABLES.items():
        table = _sheet_records(workbook, Place(file, sheet=name), columns, mistakes)
        if table is not None:
            records.tables[name] = table
    return records


def _sheet_records(
    workbook: Workbook, place: Place, columns: Mapping[str, Column], mistakes: Mistakes
) -> Iterable[Record] | None:
    """The records of a sheet; none where it is optional and not there."""
    name = place.sheet or ""
    if name not in workbook.sheets:
        return _complain_of_missing(workbook, place, mistakes)
    try:
        return Table(place, columns, workbook.rows(name), mistakes).records()
    except Misread as misread:
        mistakes.add_misread(place, misread)
        return None


def _complain_of_missing(
    workbook: Workbook, place: Place, mistakes: Mistakes
) -> Iterable[Record] | None:
    """A needed sheet that is not there, or any that is there under another name."""
    name = place.sheet or ""
    strangers = [sheet for sheet in workbook.sheets if sheet not in (SETTINGS_SHEET, *TABLES)]
    if name not in OPTIONAL_TABLES:
        mistakes.add(place, "error.missing_sheet", meant=nearest(name, strangers))
        return None
    misspelt = nearest(name, strangers, LIKELY)
    if misspelt is None:
        return ()
    mistakes.add(Place(place.file, sheet=misspelt), "error.unknown_sheet", meant=name)
    return None


def _settings(rows: Iterable[Record], place: Place, mistakes: Mistakes) -> Record | None:
    """The settings as one record; ``None`` where the sheet has no usable header."""
    before = len(mistakes)
    places: dict[str, Callable[[str | None], Place]] = {}

    def place_of(key: str | None) -> Place:
        row = places[key](None).row if key in places else None
        return Place(place.file, row, key, place.sheet)

    settings = Record(place_of, mistakes)
    for row in rows:
        key = row.text("key")
        if key in places:
            row.complain("key", "error.key_twice", key)
        elif key is not None:
            places[key] = row.place
            _put_setting(settings, key, row)
    if not places and len(mistakes) > before:
        return None
    settings.require([column.name for column in SETTINGS.values() if column.is_needed])
    return settings


def _put_setting(settings: Record, key: str, row: Record) -> None:
    value = row.text("value")
    if key not in SETTINGS:
        meant = nearest(key, SETTINGS, LIKELY)
        row.complain("key", "error.unknown_key", key, meant, keys=", ".join(SETTINGS))
        settings.settle([] if meant is None else [meant])
    elif row.is_settled("value"):
        settings.settle([key])
    elif value is not None:
        settings.put(key, partial(cell_of_text, SETTINGS[key].kind), value)
