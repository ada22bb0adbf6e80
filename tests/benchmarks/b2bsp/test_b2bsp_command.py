"""The benchmark of published instances prints a line for each, and sums."""

from pathlib import Path

import pytest

from benchmarks.b2bsp.__main__ import main
from benchmarks.b2bsp.published import Published, read_published

TRIANGLE = """\
nBusiness = 3; nMeetings = 3; nTables = {tables}; nTotalSlots = 3; nMorningSlots = 3;
requested = [|1,2,3|1,3,3|2,3,3|]; forbidden = [{{0}},{{0}},{{0}}];
"""
HEADER = "table,instance,variant,d,solver,time_s_or_TO,best_obj_or_dash_for_unsat\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three people who all meet, at one table (a break is needed), at none, and unreadable."""
    for variant, text in {
        "original": TRIANGLE.format(tables=1),
        "shut": TRIANGLE.format(tables=0),
        "torn": "nBusiness = 3",
    }.items():
        (tmp_path / f"trio.{variant}.dzn").write_text(text)
    return tmp_path


def lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, list[list[str]]]:
    """The exit code, and the first cells of each row: neither seconds nor who was first."""
    monkeypatch.setattr("sys.argv", ["b2bsp", "--instances", *map(str, arguments)])
    code = main()
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    told = [row for row in rows if row[0] in ("original", "shut", "torn", "all")]
    return code, [row[:3] + row[4:6] if row[1] == "trio" else row[:5] for row in told]


def test_results_are_compared_with_those_beside_the_instances(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "T5,trio,original,2,One,TO,2\nT5,trio,original,2,Other,3.5,1\nT6,trio,shut,2,One,0.1,-\n"
    (folder / "published_results.csv").write_text(HEADER + rows)
    code, found = lines(monkeypatch, capsys, folder, "*.original", "trio.shut")
    assert code == 0
    assert found == [
        ["original", "trio", "as published", "1", "1"],
        ["shut", "trio", "as published", "infeasible", "infeasible"],
        # instances, proved, infeasible, breaks
        ["original", "1", "1", "0", "1"],
        ["shut", "1", "1", "1", "0"],
        ["all", "2", "2", "1", "1"],
    ]


def test_what_was_not_published_is_told_and_what_is_torn_ends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = lines(monkeypatch, capsys, folder, "--difference", 0)
    assert code == 1
    assert found[:3] == [
        # nobody may have more breaks than another, and not everybody has one
        ["original", "trio", "proved", "", "infeasible"],
        ["shut", "trio", "proved", "", "infeasible"],
        ["torn", "trio", "not proved", "", "unreadable"],
    ]


def test_a_contradiction_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "published_results.csv").write_text(HEADER + "T5,trio,original,2,One,0.1,0\n")
    code, found = lines(monkeypatch, capsys, folder, "*.original")
    assert code == 1
    assert found[0] == ["original", "trio", "contradiction", "0", "1"]


def test_no_instance_is_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines(monkeypatch, capsys, tmp_path) == (2, [])


def test_the_best_of_several_published_results_counts(tmp_path: Path) -> None:
    rows = (
        "T,a,x,2,One,TO,7\nT,a,x,2,Two,TO,5\nT,a,x,2,Three,TO,\nT,b,x,1,One,TO,3\nT,b,x,1,Two,9,4\n"
    )
    (tmp_path / "published_results.csv").write_text(HEADER + rows)
    assert read_published(tmp_path) == {
        ("a", "x", 2): Published(5, is_proved=False),
        ("b", "x", 1): Published(4, is_proved=True),
    }
