"""Measured data comes into the documents in its place, and nothing else changes."""

from pathlib import Path

from benchmarks.csv_lines import append
from benchmarks.document import DOCS, RESULTS, table, with_table
from benchmarks.record import Record


def test_a_table_replaces_what_stood_in_its_place() -> None:
    text = "a\n<!-- table: hard -->\nold\n<!-- end of table -->\nb\n"
    filled = "a\n<!-- table: hard -->\n| new |\n<!-- end of table -->\nb\n"
    assert with_table(text, "hard", "| new |") == filled
    assert with_table(filled, "hard", "| new |") == filled
    assert with_table(filled, "series", "| other |") == filled


def test_the_kind_of_a_table_is_that_of_its_file(tmp_path: Path) -> None:
    record = Record("sparse", 100, 1, "solver", 5.0, "done", value=7, value_bound=7)
    heads = {}
    for name in ("hard", "comparison"):
        append(tmp_path / f"{name}.csv", record)
        heads[name] = table(tmp_path / f"{name}.csv").splitlines()[0]
    assert heads["hard"].startswith("| event | people | musts |")
    assert heads["comparison"].startswith("| event | people | method |")


def test_the_page_shows_the_data_that_is_kept() -> None:
    page = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    for path in RESULTS.glob("*.csv"):
        assert table(path) in page, f"run python -m benchmarks.document: {path.name} has changed"
