"""Brings measured data into the documents: tables of docs/benchmarks.md and a picture.

    python -m benchmarks.document

Tables stand between ``<!-- table: NAME -->`` and ``<!-- end of table -->``; those whose data is not
there stay as they are.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from benchmarks.csv_lines import read
from benchmarks.growth import growth_rows
from benchmarks.milestones import Milestones
from benchmarks.record import Record
from benchmarks.series_picture import series_picture
from benchmarks.tables import (
    COMPARISON,
    GROWTH,
    HARD,
    SERIES,
    comparison_rows,
    hard_rows,
    head,
    line,
    series_rows,
)

RESULTS = Path(__file__).parent / "results"
DOCS = Path(__file__).parents[1] / "docs"
PICTURE = (
    "![Seconds to each gap, and memory, by the number of people, on logarithmic axes]"
    "(images/series.svg)"
)


def main() -> None:
    """Rewrite what there is data for."""
    page = DOCS / "benchmarks.md"
    text = page.read_text(encoding="utf-8")
    for path in sorted(RESULTS.glob("*.csv")):
        text = with_table(text, path.stem, table(path))
    series = RESULTS / "series.csv"
    if series.exists():
        runs = read(series, Milestones)
        text = with_table(text, "growth", _table(GROWTH, 3, growth_rows(runs)))
        text = with_table(text, "picture", PICTURE)
        picture = series_picture(runs)
        (DOCS / "images" / "series.svg").write_text(picture + "\n", encoding="utf-8")
    page.write_text(text, encoding="utf-8")


def table(path: Path) -> str:
    """The table of one file of results, of the kind that the file's name begins with."""
    if path.stem == "series":
        return _table(SERIES, 2, series_rows(read(path, Milestones)))
    if path.stem == "hard":
        return _table(HARD, 2, hard_rows(read(path, Record)))
    return _table(COMPARISON, 3, comparison_rows(read(path, Record)))


def with_table(text: str, name: str, rows: str) -> str:
    """The text with a table in its place; as it was where it has no such place."""
    start, end = f"<!-- table: {name} -->", "<!-- end of table -->"
    place = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    return place.sub(lambda _: f"{start}\n{rows}\n{end}", text, count=1)


def _table(names: tuple[str, ...], words: int, rows: Iterable[list[str]]) -> str:
    return "\n".join([head(names, words), *map(line, rows)])


if __name__ == "__main__":
    main()
