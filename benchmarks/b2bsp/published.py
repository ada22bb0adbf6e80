"""The published results beside a folder's instances; knows no search."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RESULTS = "published_results.csv"

Question = tuple[str, str, int]
"""The event, its variant and the difference of breaks that is allowed."""


@dataclass(frozen=True)
class Published:
    """The best that was published for an instance.

    Attributes
    ----------
    breaks
        Of the best answer; ``None``: infeasible.
    is_proved
        Whether one of the methods ended before its time.
    """

    breaks: int | None
    is_proved: bool

    def __str__(self) -> str:
        said = "infeasible" if self.breaks is None else str(self.breaks)
        return said if self.is_proved else f"{said}?"


def read_published(folder: Path) -> Mapping[Question, Published]:
    """Return the best result of each question that the folder's table has; none without a table.

    The columns are instance, variant, d, time_s_or_TO and best_obj_or_dash_for_unsat.
    """
    results: dict[Question, Published] = {}
    if not (folder / RESULTS).exists():
        return results
    with (folder / RESULTS).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            question = row["instance"], row["variant"], int(row["d"])
            found = _result(row["best_obj_or_dash_for_unsat"].strip(), row["time_s_or_TO"].strip())
            known = results.get(question)
            if found and (known is None or _rank(found) < _rank(known)):
                results[question] = found
    return results


def _result(breaks: str, seconds: str) -> Published | None:
    if breaks == "-":
        return Published(None, is_proved=True)
    return Published(int(breaks), is_proved=seconds != "TO") if breaks else None


def _rank(result: Published) -> tuple[bool, int]:
    return not result.is_proved, result.breaks or 0
