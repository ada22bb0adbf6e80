"""How commands print: sentences line by line, or one document; knows no command."""

import json
from collections.abc import Iterable, Mapping


def print_lines(lines: Iterable[str]) -> None:
    """Print each sentence on a line of its own."""
    for line in lines:
        print(line)


def print_document(document: Mapping[str, object]) -> None:
    """Print one JSON document, with letters of every script as they are."""
    print(json.dumps(document, ensure_ascii=False, indent=2))
