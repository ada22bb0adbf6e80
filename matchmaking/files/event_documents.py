"""An event as the texts of its two typed documents, JSON and TOML; checks nothing."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from matchmaking.files.columns import FORMAT, SETTINGS, TABLES, TABLES_IN_SETTINGS, Column, Kind
from matchmaking.files.event_values import Row, settings_of, tables_of
from matchmaking.model.event import Event


def event_to_json(event: Event) -> dict[str, Any]:
    """The event as one JSON document: every section and table is there, defaults left out."""
    tables = dict(tables_of(event))
    inside = {name: tables.pop(name) for name in TABLES_IN_SETTINGS}
    sections: dict[str, Any] = {"limits": {}, "hours": {}, "matching": {}, "video": {}}
    document = {"format": FORMAT, "event": {}, **inside, **sections, **tables}
    for key, value in settings_of(event).items():
        *path, name = key.split(".")
        place = document
        for step in path:
            place = place.setdefault(step, {})
        place[name] = value
    return document


def json_text(document: Mapping[str, Any]) -> str:
    """A document with one line for each row of its tables."""
    return (
        "{"
        + ",".join(f"\n{_json(key)}: {_rows(value)}" for key, value in document.items())
        + "\n}\n"
    )


def toml_text(settings: Row, tables: Mapping[str, Iterable[Row]]) -> str:
    """The settings and those tables that stand among them as ``event.toml``."""
    sections: dict[str, list[str]] = {}
    for key, value in settings.items():
        section, name = key.split(".", 1) if "." in key else ("", key)
        sections.setdefault(section, []).append(_toml_line(name, SETTINGS[key], value))
    blocks = [_block("", sections.pop("", [])), _block("[event]", sections.pop("event", []))]
    blocks += [
        _block(f"[[{table}]]", [_toml_line(name, TABLES[table][name], row[name]) for name in row])
        for table, rows in tables.items()
        for row in rows
    ]
    blocks += [_block(f"[{section}]", lines) for section, lines in sections.items()]
    return "\n".join(blocks)


def _block(header: str, lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (header, *lines) if line)


def _toml_line(name: str, column: Column, value: Any) -> str:
    # JSON's texts, numbers, flags and lists are TOML's too; times stand there without quotes
    return f"{name} = {value if column.kind is Kind.TIME else _json(value)}"


def _rows(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[" + ",".join(f"\n  {_json(row)}" for row in value) + "\n]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
