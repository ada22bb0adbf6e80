"""On which line of a TOML text a key stands; knows no value."""

import re

from matchmaking.files.typed import KeyPath

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


def toml_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of each table and each key outside of inline tables, by its path.

    The path of a key in the second ``[[sessions]]`` is ``("sessions", 1, "starts")``.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    numbers: dict[str, int] = {}
    for line, content in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(content):
            brackets, name = header.groups()
            table = tuple(name.split("."))
            lines.setdefault(table, line)
            if brackets == "[[":
                numbers[name] = numbers.get(name, -1) + 1
                table = (*table, numbers[name])
            lines.setdefault(table, line)
        elif key := _KEY.match(content):
            lines.setdefault((*table, *key.group(1).split(".")), line)
    return lines


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of a path, or of the nearest table around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None
