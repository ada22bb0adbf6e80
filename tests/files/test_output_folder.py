"""The result's folder appears as a whole or not at all."""

from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files.output_folder import (
    check_new,
    check_replaceable,
    replaced_as_a_whole,
    told_when_unwritable,
)


def tree(folder: Path) -> dict[str, str]:
    """The texts of all files below a folder, hidden ones included."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mistakes(error: pytest.ExceptionInfo[BadInput]) -> list[tuple[str, str | None]]:
    return [(mistake.message, mistake.value) for mistake in error.value.mistakes]


def test_a_new_folder_appears_with_its_parents(tmp_path: Path) -> None:
    with replaced_as_a_whole(tmp_path / "a" / "b") as folder:
        (folder / "schedule.json").write_text("{}", encoding="utf-8")
    assert tree(tmp_path) == {"a/b/schedule.json": "{}"}


def test_an_earlier_result_goes_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "schedule.json").write_text("old", encoding="utf-8")
    (out / "report.html").write_text("old", encoding="utf-8")
    with replaced_as_a_whole(out) as folder:
        (folder / "schedule.json").write_text("new", encoding="utf-8")
    assert tree(tmp_path) == {"out/schedule.json": "new"}


def test_a_failure_leaves_the_earlier_result_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "schedule.json").write_text("old", encoding="utf-8")

    def fail() -> None:
        with replaced_as_a_whole(out) as folder:
            (folder / "schedule.json").write_text("half", encoding="utf-8")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert tree(tmp_path) == {"out/schedule.json": "old"}


def test_a_link_to_an_earlier_result_goes_on_leading_there(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "latest").symlink_to("kept")
    with replaced_as_a_whole(tmp_path / "latest") as folder:
        (folder / "schedule.json").write_text("new", encoding="utf-8")
    assert (tmp_path / "latest").is_symlink()
    assert tree(tmp_path / "kept") == {"schedule.json": "new"}


def test_what_lies_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "event.json").touch()
    with pytest.raises(BadInput) as error:
        check_replaceable(tmp_path / "event.json" / "out")
    assert mistakes(error) == [("run.cannot_write", None)]


def test_what_the_system_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "absent" / "new.xlsx"
    with pytest.raises(BadInput) as error, told_when_unwritable(path):
        path.touch()
    (mistake,) = error.value.mistakes
    assert (mistake.file, mistake.fields) == (str(path), {"problem": "No such file or directory"})


@pytest.mark.parametrize("names", [[], ["schedule.json"], ["schedule.json", "report.html"]])
def test_an_empty_folder_and_an_earlier_result_may_be_replaced(
    tmp_path: Path, names: list[str]
) -> None:
    for name in names:
        (tmp_path / name).touch()
    check_replaceable(tmp_path)


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (["holiday.jpg"], "holiday.jpg"),
        (["schedule.json", "notes.txt"], "notes.txt"),
        (["report.html"], "schedule.json"),
    ],
)
def test_a_folder_with_other_things_is_never_replaced(
    tmp_path: Path, names: list[str], named: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(BadInput) as error:
        check_replaceable(tmp_path)
    assert mistakes(error) == [("run.out_is_not_ours", named)]


def test_a_file_is_never_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(BadInput) as error:
        check_replaceable(tmp_path / "out")
    assert mistakes(error) == [("run.out_is_a_file", None)]


def test_only_what_does_not_exist_is_new(tmp_path: Path) -> None:
    check_new(tmp_path)
    check_new(tmp_path / "event.xlsx")
    (tmp_path / "event.xlsx").touch()
    with pytest.raises(BadInput) as error:
        check_new(tmp_path / "event.xlsx")
    assert mistakes(error) == [("run.exists_already", None)]
