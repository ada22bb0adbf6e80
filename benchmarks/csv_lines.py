"""Measurements as lines of a CSV file, one dataclass a file; knows no measurement."""

import csv
from dataclasses import fields
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_type_hints


class Measurement(Protocol):
    """A dataclass of texts, whole and real numbers, some of which may be ``None``."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def about(self) -> tuple[object, ...]:
        """What is measured: of two lines about the same in one file the later counts."""
        ...


M = TypeVar("M", bound=Measurement)


def append(path: Path, line: Measurement) -> None:
    """Add a line to a file, with a head where it is new."""
    names = [field.name for field in fields(line)]
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(names)
        writer.writerow([_cell(getattr(line, name)) for name in names])


def read(path: Path, kind: type[M]) -> list[M]:
    """The lines of a file that `append` wrote, without those that a later one replaces."""
    types = get_type_hints(kind)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lines = [
        kind(**{name: _value(types[name], cell) for name, cell in row.items()}) for row in rows
    ]
    return list({line.about: line for line in lines}.values())


def _cell(value: object) -> object:
    return f"{value:.6g}" if isinstance(value, float) else "" if value is None else value


def _value(kind: Any, cell: str) -> Any:
    """A cell as its field's type, for example ``int | None``."""
    kinds = get_args(kind) or (kind,)
    return None if not cell and type(None) in kinds else kinds[0](cell)
