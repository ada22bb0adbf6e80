"""An event as one JSON document; knows no meaning of any key."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from matchmaking.files.cells import shown
from matchmaking.files.collecting import Misread, Mistakes, Place
from matchmaking.files.columns import OPTIONAL_TABLES, TABLES
from matchmaking.files.decoding import decoded
from matchmaking.files.reading import EventRecords
from matchmaking.files.typed import KeyPath, typed_records, typed_settings


def read_json(content: bytes, file: str, mistakes: Mistakes) -> EventRecords:
    """The records of a document; none where it is no JSON at all."""
    try:
        document = _parsed(decoded(content), file, mistakes)
    except Misread as misread:
        mistakes.add_misread(Place(file), misread)
    except json.JSONDecodeError as reason:
        mistakes.add(Place(file, reason.lineno), "error.broken_json", detail=reason.msg)
    except RecursionError:
        mistakes.add(Place(file), "error.nested_too_deeply")
    except ValueError as reason:  # a number of thousands of digits
        mistakes.add(Place(file), "error.broken_json", detail=str(reason).partition(";")[0])
    else:
        return json_records(document, file, mistakes)
    return EventRecords()


def json_records(document: Any, file: str, mistakes: Mistakes) -> EventRecords:
    """The records of a document that was parsed; mistakes name JSON pointers."""
    if not isinstance(document, Mapping):
        mistakes.add(Place(file), "error.not_an_object")
        return EventRecords()

    def place_of(path: KeyPath) -> Place:
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
        return Place(file, column="".join(f"/{step}" for step in steps))

    settings = typed_settings(document, TABLES, place_of, mistakes)
    records = EventRecords(settings)
    for name, columns in TABLES.items():
        if document.get(name) is not None:
            records.tables[name] = typed_records(name, document[name], columns, place_of, mistakes)
        elif name in OPTIONAL_TABLES:
            records.tables[name] = ()
        elif not settings.is_settled(name):
            mistakes.add(place_of((name,)), "error.missing_table")
    return records


def _parsed(text: str, file: str, mistakes: Mistakes) -> Any:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) < len(pairs):
            times = Counter(key for key, _ in pairs)
            for key in (key for key in times if times[key] > 1):
                mistakes.add(Place(file, column=key), "error.key_twice", shown(values[key]))
        return values

    def no_number(constant: str) -> None:
        mistakes.add(Place(file), "error.no_json_number", constant)

    return json.loads(text, object_pairs_hook=object_of, parse_constant=no_number)
