"""What an import would change, as lines of text; knows no command."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from matchmaking.cli.listing import first_lines
from matchmaking.storage.event_difference import EventDifference, Key
from matchmaking.words import Words

_SECRETS = ("video.secret",)


def difference_lines(difference: EventDifference, words: Words, *, removes: bool) -> Iterator[str]:
    """Yield the settings that change, then the rows of each table, new, changed and gone."""
    if not difference:
        yield words.say("import.nothing_new")
    for key, (before, after) in difference.settings.items():
        values = ("…", "…") if key in _SECRETS else (_shown(before), _shown(after))
        yield words.say("import.setting", setting=key, before=values[0], after=values[1])
    for name, table in difference.tables.items():
        changed = [
            words.say("import.columns", row=_named(key), columns=words.listed(change.columns))
            for key, change in table.changed.items()
        ]
        gone = "import.removed" if removes else "import.kept"
        yield from _rows(words, "import.added", name, list(map(_named, table.added)))
        yield from _rows(words, "import.rows_changed", name, changed)
        yield from _rows(words, gone, name, list(map(_named, table.removed)))


def _rows(words: Words, message: str, table: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield words.count(message, len(rows), table=table)
        yield from first_lines(rows, lambda row: f"  {row}", words)


def _named(key: Key) -> str:
    return " – ".join(key)


def _shown(value: Any) -> str:
    """A value as it stands in the JSON document; what is not given is a dash."""
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
