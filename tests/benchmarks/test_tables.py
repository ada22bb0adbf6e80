"""Tables are medians over the seeds with their spread, and say where nothing was found."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.csv_lines import append, read
from benchmarks.record import Record
from benchmarks.summing_up import gap, middle, middle_and_spread, share
from benchmarks.tables import COMPARISON, HARD, comparison_rows, hard_rows

SOLVED = Record(
    "tight", 180, 1, "solver", 5.0, "done", 31, 31, 4, 4, 900, 1000, 71, 50, 273, 6, 5.1, 120.0,
    way="greedy, annealing",
)  # fmt: skip
SIMPLE = replace(SOLVED, method="in turn", must=25, value=800, value_bound=None)


def test_a_gap_is_a_share_of_the_bound() -> None:
    assert [gap(900, 1000), gap(0, 0), gap(900, None), gap(None, 9)] == [0.1, 0.0, None, None]


def test_a_median_with_a_missing_number_is_missing() -> None:
    assert [middle([3, 1, 2]), middle([1, None, 2]), middle([])] == ["2", "", ""]


def test_a_spread_is_told_where_there_is_one() -> None:
    assert middle_and_spread([1200, 900, 1000]) == "1,000 (900–1,200)"
    assert middle_and_spread([7, 7]) == "7"
    assert middle_and_spread([0.1, 0.0, 0.004], share) == "0.400% (0.0%–10.0%)"


def test_records_live_through_a_file_and_the_later_try_counts(tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    none_found = Record("tight", 180, 2, "solver", 5.0, "none found")
    for record in (SOLVED, none_found, replace(SOLVED, value=950)):
        append(path, record)
    assert read(path, Record) == [replace(SOLVED, value=950), none_found]


def test_every_way_is_measured_by_the_bound_of_the_solver() -> None:
    simple, solved = comparison_rows([SIMPLE, SOLVED])
    assert [simple[2], solved[2]] == ["in turn", "solver"]
    assert [simple[6], solved[6]] == ["20.0%", "10.0%"]
    assert {len(simple), len(solved)} == {len(COMPARISON)}


@pytest.mark.parametrize(
    ("values", "method"),
    [((None, None), "in turn: killed"), ((800, None), "in turn: killed for 1 of 2")],
)
def test_a_way_that_found_nothing_is_named_so(values: tuple[int | None, ...], method: str) -> None:
    records = [
        replace(SIMPLE, seed=seed, value=value, fate="done" if value else "killed")
        for seed, value in enumerate(values)
    ]
    (row,) = comparison_rows(records)
    assert (row[2], len(row)) == (method, len(COMPARISON))


def test_hard_shapes_are_told_with_every_bound() -> None:
    (row,) = hard_rows([SOLVED, replace(SOLVED, seed=2, must=29, seconds=6.1)])
    assert dict(zip(HARD[:5], row, strict=False)) == {
        "event": "tight",
        "people": "180",
        "musts": "30 (29–31)",
        "of at most": "31",
        "short": "4",
    }
    assert row[-1] == "greedy, annealing"
    assert len(row) == len(HARD)
