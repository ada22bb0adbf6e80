"""What a way made of an event as one line of a CSV file; measures nothing."""

import csv
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One way on one event; ``None`` where there is no such number.

    Attributes
    ----------
    given
        Seconds that a way which searches was given.
    must, minimum, value, comfort, and their bounds
        What is achieved in each stage, and what the way has proven.
    fate
        ``done``, or why there is no schedule.
    way
        Which ways the solver took.
    """

    shape: str
    people: int
    seed: int
    method: str
    given: float
    fate: str
    must: int | None = None
    must_bound: int | None = None
    minimum: int | None = None
    minimum_bound: int | None = None
    value: int | None = None
    value_bound: int | None = None
    comfort: int | None = None
    comfort_bound: int | None = None
    meetings: int | None = None
    without_meeting: int | None = None
    seconds: float | None = None
    megabytes: float | None = None
    way: str = ""

    @property
    def about(self) -> tuple[str, int, int, str]:
        """What the line is about: two such lines in one file are two tries, the later counts."""
        return self.shape, self.people, self.seed, self.method


_TEXTS = {"shape", "method", "fate", "way"}
_REALS = {"given", "seconds", "megabytes"}


def append(path: Path, record: Record) -> None:
    """Add a line to a file, with a head where it is new."""
    names = [field.name for field in fields(Record)]
    is_new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(names)
        writer.writerow([_cell(getattr(record, name)) for name in names])


def read_records(path: Path) -> list[Record]:
    """The lines of a file, the latest of those about the same."""
    with path.open(newline="", encoding="utf-8") as file:
        records = [_record(row) for row in csv.DictReader(file)]
    return list({record.about: record for record in records}.values())


def _cell(value: object) -> object:
    return round(value, 2) if isinstance(value, float) else "" if value is None else value


def _record(row: dict[str, str]) -> Record:
    values: dict[str, Any] = {name: _value(name, cell) for name, cell in row.items()}
    return Record(**values)


def _value(name: str, cell: str) -> str | float | int | None:
    if name in _TEXTS:
        return cell
    if not cell:
        return None
    return float(cell) if name in _REALS else int(cell)
