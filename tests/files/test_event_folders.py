"""Which files make an event folder, and what is told about those that are missing or misnamed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import read_event


def test_a_folder_without_a_fixed_table_has_no_fixed_meetings(sound_event: Path) -> None:
    assert len(read_event(sound_event).fixed) == 1
    (sound_event / "fixed.csv").unlink()
    assert read_event(sound_event).fixed == ()


def test_every_missing_file_is_told(tmp_path: Path, told: Callable[..., list[str]]) -> None:
    assert told(tmp_path) == [
        "event.toml: This file is missing; add it to the folder.",
        "participants.csv: This file is missing; add it to the folder.",
        "preferences.csv: This file is missing; add it to the folder.",
    ]


def test_a_misspelt_file_is_recognised(sound_event: Path, told: Callable[..., list[str]]) -> None:
    for right, wrong in [
        ("event.toml", "Event.toml"),
        ("preferences.csv", "preference.csv"),
        ("fixed.csv", "fixd.csv"),
    ]:
        (sound_event / right).rename(sound_event / wrong)
    assert told(sound_event) == [
        'event.toml: This file is missing; add it to the folder. Did you mean "Event.toml"?',
        "preferences.csv: This file is missing; add it to the folder. Did you mean "
        '"preference.csv"?',
        "fixd.csv: No file of an event has this name; rename it or take it away. Did you mean "
        '"fixed.csv"?',
    ]


@pytest.mark.parametrize("ending", [".xls", ".ods", ".numbers", ".txt"])
def test_a_table_in_a_foreign_format_is_refused_with_advice(
    ending: str, sound_event: Path, told: Callable[..., list[str]]
) -> None:
    (sound_event / "participants.csv").rename(sound_event / f"participants{ending}")
    assert told(sound_event) == [
        f"participants{ending}: This format is not read; open the file in your spreadsheet program "
        "and save it as one of .csv, .xlsx."
    ]


def test_a_table_in_two_files_is_refused(sound_event: Path, told: Callable[..., list[str]]) -> None:
    (sound_event / "fixed.xlsx").write_bytes(b"")
    assert told(sound_event) == [
        "fixed.csv: The same table also lies in fixed.xlsx; keep one of the two."
    ]


@pytest.mark.parametrize(
    ("name", "told_of_it"),
    [
        (
            "nowhere",
            "nowhere: There is no event here: name a folder with event.toml, an .xlsx workbook or "
            "a .json document.",
        ),
        (
            "event.ods",
            "event.ods: This format is not read; open the file in your spreadsheet program and "
            "save it as one of .xlsx, .json.",
        ),
    ],
)
def test_a_path_that_is_no_event_is_refused_with_advice(
    name: str, told_of_it: str, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    (tmp_path / "event.ods").write_bytes(b"PK")
    assert told(tmp_path / name) == [told_of_it]


def test_the_settings_alone_point_to_their_folder(
    sound_event: Path,
) -> None:
    with pytest.raises(BadInput) as refusal:
        read_event(sound_event / "event.toml")
    assert [mistake.meant for mistake in refusal.value.mistakes] == [str(sound_event)]


def test_a_folder_in_place_of_a_table_counts_as_missing(
    sound_event: Path, told: Callable[..., list[str]]
) -> None:
    (sound_event / "preferences.csv").unlink()
    (sound_event / "preferences.csv").mkdir()
    assert told(sound_event) == ["preferences.csv: This file is missing; add it to the folder."]


def test_mistakes_of_all_files_are_told_in_one_run_and_in_the_event_s_language(
    sound_event: Path,
) -> None:
    for file, right, wrong in [
        ("event.toml", "break_minutes = 10", 'break_minutes = 10\nlanguage = "fr"\nurl = "x"'),
        ("participants.csv", "Europe/Paris", "Paris"),
        ("preferences.csv", "high", "higher"),
        ("fixed.csv", "T09:30", "T09:31"),
    ]:
        text = (sound_event / file).read_text()
        (sound_event / file).write_text(text.replace(right, wrong))
    with pytest.raises(BadInput) as refusal:
        read_event(sound_event)
    assert refusal.value.language == "fr"
    # The wrong address does not keep the start of the fixed meeting from being judged.
    assert [(m.file, m.row, m.column, m.value, m.meant) for m in refusal.value.mistakes] == [
        ("event.toml", 10, "event.url", "x", None),
        ("participants.csv", 4, "timezone", "Paris", "Europe/Paris"),
        ("preferences.csv", 3, "rating", "higher", "high"),
        ("fixed.csv", 2, "starts", "2027-02-16T09:31:00Z", None),
    ]
