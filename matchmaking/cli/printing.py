"""How commands print: sentences line by line, or one document; knows no command."""

import json
from collections.abc import Iterable, Mapping


def print_lines(lines: Iterable[str]) -> None:
    """Print each sentence on a line of its own."""
    for line in lines:
        print(line)


def print_answer(document: Mapping[str, object], lines: Iterable[str], *, as_json: bool) -> None:
    """Print what a command found, for programs or for people; letters of every script stay."""
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_lines(lines)
