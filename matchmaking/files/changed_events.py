"""An event with some values replaced, each typed as ``key=value``; knows no meaning of any value.

The values go the way of those in files, so that mistakes in them are told in the same words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from matchmaking.files.cells import cell_of_text, text_in_table
from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.columns import SETTINGS, TABLES, Column
from matchmaking.files.event_documents import event_to_json
from matchmaking.files.guesses import LIKELY, NameIndex, nearest
from matchmaking.files.json_documents import json_records
from matchmaking.files.reading import event_of
from matchmaking.files.records import Record
from matchmaking.model.event import Event

CHANGEABLE_TABLES = ("sites", "participants")
"""Those whose rows have an id, so that ``participants.b07.max_meetings`` names one value."""


def event_with(event: Event, file: str, changes: Iterable[str], option: str) -> Event:
    """Replace values of an event, and check the whole anew.

    Parameters
    ----------
    file
        What mistakes beyond the changed values call the event.
    changes
        Each ``key=value``: the dotted key of a setting, ``sites.ID.COLUMN`` or
        ``participants.ID.COLUMN``; the value as in a table, an empty one stands for none.
    option
        What mistakes in the changes call them.

    Raises
    ------
    BadInput
        With every mistake.
    """
    mistakes = Mistakes()
    mistakes.language = event.language
    wanted = _Changes(event, option, mistakes)
    for change in changes:
        wanted.add(change)
    mistakes.raise_if_any()
    records = json_records(event_to_json(event), file, mistakes)
    if records.settings is not None:
        _put(records.settings, SETTINGS, wanted.settings, Place(option))
    for name in CHANGEABLE_TABLES:
        rows = list(records.tables[name])
        for row in rows:
            id = row.text("id") or ""
            values = wanted.rows.get((name, id), {})
            row.place = _named_by_id(file, f"{name}.{id}")
            _put(row, TABLES[name], values, Place(option, column=f"{name}.{id}."))
        records.tables[name] = rows
    return event_of(records, mistakes)


@dataclass
class _Changes:
    """The wanted values: of settings by key, of rows by table and id, then by column."""

    event: Event
    option: str
    mistakes: Mistakes
    settings: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def add(self, change: str) -> None:
        key, is_given, value = change.partition("=")
        key = key.strip()
        table, _, rest = key.partition(".")
        if not is_given:
            self.mistakes.add(Place(self.option), "what_if.no_value", change)
        elif table in CHANGEABLE_TABLES:
            self._add_cell(table, rest, key, value)
        elif key in SETTINGS:
            self._want(self.settings, key, key, value)
        else:
            known = [*SETTINGS, *(f"{name}.ID.COLUMN" for name in CHANGEABLE_TABLES)]
            meant = nearest(key, SETTINGS, LIKELY)
            place = Place(self.option)
            self.mistakes.add(place, "error.unknown_key", key, meant, keys=", ".join(known))

    def _add_cell(self, table: str, rest: str, key: str, value: str) -> None:
        """An id may hold dots, a column holds none."""
        id, _, column = rest.rpartition(".")
        known = [row.id for row in getattr(self.event, table)]
        columns, place = TABLES[table], Place(self.option)
        if id not in known:
            meant = NameIndex(known).meant(id)
            self.mistakes.add(place, f"what_if.unknown_{table}", key, meant, id=id)
        elif column not in columns or column == "id":
            keys = [name for name in columns if name != "id"]
            meant = nearest(column, keys, LIKELY)
            self.mistakes.add(place, "error.unknown_key", key, meant, keys=", ".join(keys))
        else:
            self._want(self.rows.setdefault((table, id), {}), column, key, value)

    def _want(self, values: dict[str, str], name: str, key: str, value: str) -> None:
        """Of two values for one key, nobody could say which is meant."""
        if values.setdefault(name, value) != value:
            self.mistakes.add(Place(self.option, column=key), "what_if.two_values", value)


def _put(
    record: Record, columns: Mapping[str, Column], values: Mapping[str, str], typed_at: Place
) -> None:
    """Replace cells of a record, whose mistakes are told where the user typed them."""
    if values:
        record.place = _place_of(record.place, values, typed_at)
    for column, value in values.items():
        record.cells.pop(column, None)
        record.put(column, partial(cell_of_text, columns[column].kind), text_in_table(value))
    record.require([column for column in values if columns[column].is_needed])


def _named_by_id(file: str, row: str) -> Callable[[str | None], Place]:
    """Where a cell stands, in the words of changes: the number of its row is seen nowhere."""
    return lambda column: Place(file, column=row if column is None else f"{row}.{column}")


def _place_of(
    place: Callable[[str | None], Place], values: Mapping[str, str], typed_at: Place
) -> Callable[[str | None], Place]:
    def changed(column: str | None) -> Place:
        if column not in values:
            return place(column)
        return replace(typed_at, column=f"{typed_at.column or ''}{column}")

    return changed
