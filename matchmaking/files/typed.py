"""Typed values of TOML and JSON to records; knows the columns and no meaning of any."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from matchmaking.files.cells import cell_of_value, shown
from matchmaking.files.collecting import Mistakes, Place
from matchmaking.files.columns import SETTINGS, Column
from matchmaking.files.guesses import LIKELY, nearest
from matchmaking.files.records import Record

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead to a value."""

PlaceOf = Callable[[KeyPath], Place]
"""Where a path of keys and list positions stands in the document."""


def typed_settings(
    document: Mapping[str, Any], tables: Collection[str], place_of: PlaceOf, mistakes: Mistakes
) -> Record:
    """All settings of a document as one record; keys of `tables` are left to `typed_records`."""
    record = Record(lambda key: place_of(tuple((key or "").split("."))), mistakes)
    for key, value in document.items():
        if key not in tables:
            _put_setting(record, key, value, tables)
    record.require([column.name for column in SETTINGS.values() if column.is_needed])
    return record


def _put_setting(record: Record, key: str, value: Any, tables: Collection[str] = ()) -> None:
    """Put a key or a whole section; `tables` are known, too, beside a key without section."""
    inside = [name for name in SETTINGS if name.startswith(f"{key}.")]
    if key in SETTINGS:
        record.put(key, partial(cell_of_value, SETTINGS[key].kind), value)
    elif not inside:
        meant = _complain_of_key(record, key, value, [*_siblings(key), *tables])
        record.settle([name for name in SETTINGS if name.startswith(f"{meant}.")])
    elif isinstance(value, dict):
        for name, part in value.items():
            _put_setting(record, f"{key}.{name}", part)
    elif value is not None:
        record.complain(key, "error.not_an_object", shown(value))
        record.settle(inside)


def _complain_of_key(record: Record, key: str, value: Any, known: Collection[str]) -> str | None:
    """Complain of an unknown key; the known one that was meant is settled and returned."""
    # only the last names are compared: a common section makes no keys alike
    by_name = {name.rpartition(".")[2]: name for name in known}
    alike = nearest(key.rpartition(".")[2], by_name, LIKELY)
    meant = None if alike is None else by_name[alike]
    record.complain(key, "error.unknown_key", shown(value), meant, keys=", ".join(known))
    record.settle([] if meant is None else [meant])
    return meant


def _siblings(key: str) -> list[str]:
    """The known keys of the same depth under the same key."""
    depth = key.count(".") + 1
    above = key.rpartition(".")[0]
    prefixes = (".".join(name.split(".")[:depth]) for name in SETTINGS)
    return [name for name in dict.fromkeys(prefixes) if name.rpartition(".")[0] == above]


def typed_records(
    name: str,
    value: Any,
    columns: Mapping[str, Column],
    place_of: PlaceOf,
    mistakes: Mistakes,
) -> Iterator[Record]:
    """Yield each object of a list of objects."""
    if not isinstance(value, list):
        mistakes.add(place_of((name,)), "error.not_a_list", shown(value))
        return
    needed = [column.name for column in columns.values() if column.is_needed]
    for number, row in enumerate(value):
        if not isinstance(row, dict):
            mistakes.add(place_of((name, number)), "error.not_an_object", shown(row))
            continue
        record = Record(partial(_place_in, place_of, name, number), mistakes)
        for key, part in row.items():
            if key in columns:
                record.put(key, partial(cell_of_value, columns[key].kind), part)
            else:
                _complain_of_key(record, key, part, columns)
        record.require(needed)
        yield record


def _place_in(place_of: PlaceOf, name: str, number: int, column: str | None) -> Place:
    return place_of((name, number) if column is None else (name, number, column))
