"""The workbook to fill in: readable as it stands, explained, with drop-downs, in each language."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import MultiCellRange

from matchmaking.check import warnings
from matchmaking.files import read_event, template_workbook
from matchmaking.files.columns import SETTINGS, TABLES
from matchmaking.model.event import Event
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.zones import zone_names


def opened(language: str) -> Workbook:
    return load_workbook(BytesIO(template_workbook(language)))


def example(language: str, folder: Path) -> Event:
    path = folder / "event.xlsx"
    path.write_bytes(template_workbook(language))
    return read_event(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_valid_event(language: str, tmp_path: Path) -> None:
    event = example(language, tmp_path)
    # 09:00 to 13:00 holds eight slots of 20 + 10 minutes.
    assert (event.language, len(event.grid), len(event.participants)) == (language, 8, 2)
    assert [(wish.source, wish.target) for wish in event.preferences] == [("s01", "b01")]
    assert [(meeting.a, meeting.b) for meeting in event.fixed] == [("s01", "b01")]
    # What the machine's own zone files say does not belong to the example.
    unmeant = {warning.message for warning in warnings(event)} - {"check.zone_in_dispute"}
    assert unmeant == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_and_key_is_explained(language: str) -> None:
    workbook = opened(language)
    headers = {name: [cell.value for cell in workbook[name][1]] for name in TABLES}
    assert headers == {name: list(columns) for name, columns in TABLES.items()}
    keys = [cell.value for cell in workbook["event"]["A"]]
    assert keys == ["key", *SETTINGS]
    explained = [*workbook["event"]["A"], *(c for name in TABLES for c in workbook[name][1])]
    assert [cell.value for cell in explained if cell.comment is None] == []


def test_texts_differ_by_language_and_format_words_do_not() -> None:
    comments = {
        language: opened(language)["participants"]["A1"].comment.text for language in LANGUAGES
    }
    assert len(set(comments.values())) == 3
    assert re.search(r"[\u0600-\u06ff]", comments["ar"])
    assert opened("ar").sheetnames == opened("en").sheetnames


def test_arabic_sheets_run_from_right_to_left() -> None:
    directions = {
        language: {name: opened(language)[name].sheet_view.rightToLeft for name in TABLES}
        for language in LANGUAGES
    }
    assert directions == {
        "en": dict.fromkeys(TABLES, False),
        "fr": dict.fromkeys(TABLES, False),
        "ar": dict.fromkeys(TABLES, True),
    }


def test_ratings_kinds_zones_and_sites_are_chosen_from_lists() -> None:
    workbook = opened("en")
    offered = {
        (name, workbook[name].cell(1, _column(validation.sqref)).value): validation.formula1
        for name in ("participants", "preferences")
        for validation in workbook[name].data_validations.dataValidation
    }
    assert offered == {
        ("participants", "kind"): '"seller,buyer"',
        ("participants", "language"): '"en,fr,ar"',
        ("participants", "timezone"): f"'time zones'!$A$1:$A${len(zone_names())}",
        ("participants", "site"): "sites!$A$2:$A$1000",
        ("preferences", "from"): "participants!$A$2:$A$20000",
        ("preferences", "to"): "participants!$A$2:$A$20000",
        ("preferences", "rating"): '"must,high,medium,low,never"',
    }
    listed = [cell.value for cell in workbook["time zones"]["A"]]
    assert (listed, workbook["time zones"].sheet_state) == (sorted(zone_names()), "hidden")


def test_headers_stay_in_sight() -> None:
    workbook = opened("fr")
    assert {name: workbook[name].freeze_panes for name in TABLES} == dict.fromkeys(TABLES, "A2")


def test_the_same_language_gives_the_same_bytes() -> None:
    assert template_workbook("fr") == template_workbook("fr")


def _column(cells: MultiCellRange) -> int:
    (cell_range,) = cells.ranges
    return int(cell_range.min_col)
