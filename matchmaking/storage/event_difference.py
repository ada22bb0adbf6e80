"""How two documents of one event differ: settings by dotted key, rows by what names them.

Both are as `matchmaking.files.event_to_json` writes them, so that equal means the same. The order
of rows is no difference. Knows no database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from matchmaking.storage.event_rows import TABLES, Document, Row, settings_in

Key = tuple[str, ...]

KEYS: Mapping[str, Callable[[Row], Key]] = {
    "sites": lambda row: (row["id"],),
    "participants": lambda row: (row["id"],),
    "preferences": lambda row: (row["from"], row["to"]),
    "fixed": lambda row: tuple(sorted((row["a"], row["b"]))),
}
"""What names a row of each table; of a fixed meeting the two in order."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after."""

    before: Row
    after: Row

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose values differ, in order."""
        named = dict.fromkeys([*self.before, *self.after])
        return tuple(c for c in named if self.before.get(c) != self.after.get(c))


@dataclass(frozen=True, slots=True)
class TableDifference:
    """The rows of one table that are new, that changed, and that are gone."""

    added: Mapping[Key, Row]
    changed: Mapping[Key, RowChange]
    removed: Mapping[Key, Row]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class EventDifference:
    """What changes in an event.

    Attributes
    ----------
    settings
        Values before and after, by dotted key as in ``event.toml``; ``None``: not given.
    tables
        By name, each of `TABLES`.
    """

    settings: Mapping[str, tuple[Any, Any]]
    tables: Mapping[str, TableDifference]

    def __bool__(self) -> bool:
        return bool(self.settings) or any(self.tables.values())

    @property
    def removes(self) -> bool:
        """Whether rows are gone."""
        return any(table.removed for table in self.tables.values())

    def without_removals(self) -> "EventDifference":
        """The same with the rows that are gone left where they are."""
        tables = {
            name: TableDifference(table.added, table.changed, {})
            for name, table in self.tables.items()
        }
        return EventDifference(self.settings, tables)

    def counts(self) -> dict[str, int]:
        """How many settings and rows are concerned, for the audit log; zeros are left out."""
        numbers = {"settings": len(self.settings)} | {
            f"{name}_{what}": len(getattr(table, what))
            for name, table in self.tables.items()
            for what in ("added", "changed", "removed")
        }
        return {name: number for name, number in numbers.items() if number}


def difference(before: Document, after: Document) -> EventDifference:
    """How an event changes from one document to the other."""
    return EventDifference(
        settings=_settings_difference(settings_in(before), settings_in(after)),
        tables={
            name: _table_difference(KEYS[name], before.get(name, ()), after.get(name, ()))
            for name in TABLES
        },
    )


def with_kept_rows(before: Document, after: Document) -> Row:
    """`after`, and behind its rows those that are only in `before`."""
    tables = {
        name: list((_by_key(key, after[name]) | _gone(key, before[name], after[name])).values())
        for name, key in KEYS.items()
    }
    return {**settings_in(after), **tables}


def _by_key(key: Callable[[Row], Key], rows: Iterable[Row]) -> dict[Key, Row]:
    return {key(row): row for row in rows}


def _gone(key: Callable[[Row], Key], before: Iterable[Row], after: Iterable[Row]) -> dict[Key, Row]:
    kept = {key(row) for row in after}
    return {name: row for name, row in _by_key(key, before).items() if name not in kept}


def _table_difference(
    key: Callable[[Row], Key], before: Iterable[Row], after: Iterable[Row]
) -> TableDifference:
    earlier, later = _by_key(key, before), _by_key(key, after)
    return TableDifference(
        added={name: row for name, row in later.items() if name not in earlier},
        changed={
            name: RowChange(earlier[name], row)
            for name, row in later.items()
            if name in earlier and earlier[name] != row
        },
        removed={name: row for name, row in earlier.items() if name not in later},
    )


def _settings_difference(before: Row, after: Row) -> dict[str, tuple[Any, Any]]:
    earlier, later = dict(_dotted(before)), dict(_dotted(after))
    keys = dict.fromkeys([*earlier, *later])
    return {
        key: (earlier.get(key), later.get(key))
        for key in keys
        if earlier.get(key) != later.get(key)
    }


def _dotted(section: Row, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in section.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
