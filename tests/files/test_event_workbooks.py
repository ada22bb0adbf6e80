"""Events as one workbook: typed cells, formulas, error values and sheets of every kind."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matchmaking.files import read_event, write_event
from matchmaking.model.preference import Rating
from matchmaking.model.time_ranges import TimeRange

Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def workbook(sound_event: Path) -> Path:
    """The sound event as a workbook."""
    path = sound_event.parent / "fair.xlsx"
    write_event(read_event(sound_event), path)
    return path


@pytest.fixture
def edited(workbook: Path) -> Callable[[Edit], Path]:
    """The workbook after an edit and a save by another program."""

    def edit_and_save(edit: Edit) -> Path:
        book = openpyxl.load_workbook(workbook)
        edit(book)
        book.save(workbook)
        return workbook

    return edit_and_save


def put(sheet: str, cells: dict[str, Any]) -> Edit:
    """An edit that fills cells of one sheet."""

    def edit(book: openpyxl.Workbook) -> None:
        for reference, value in cells.items():
            book[sheet][reference] = value

    return edit


def rewritten(path: Path, entry: str, change: Callable[[bytes], bytes]) -> Path:
    """The same archive with one entry changed."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[entry] = change(entries[entry])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def sheet_entry(path: Path, sheet: str) -> str:
    """The archive's entry of a sheet, as openpyxl numbers them."""
    names = openpyxl.load_workbook(path, read_only=True).sheetnames
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def test_a_workbook_edited_by_another_program_is_still_the_same_event(
    edited: Callable[[Edit], Path], sound_event: Path
) -> None:
    assert read_event(edited(put("event", {}))) == read_event(sound_event)


def test_whole_numbers_are_read_as_their_digits(
    edited: Callable[[Edit], Path],
) -> None:
    path = edited(put("participants", {"A2": 7, "B2": 2027.0}))
    edited(put("preferences", {"A2": 7, "B4": 7, "C2": 4.0}))
    edited(put("fixed", {"A2": 7}))
    event = read_event(path)
    assert (event.participants[0].id, event.participants[0].name) == ("7", "2027")
    assert event.preferences[0].rating is Rating.MUST


def test_number_formats_are_not_applied(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for reference, value, shown_as in [("B2", 7, "0000"), ("B3", 0.5, "0 %")]:
            cell = book["participants"][reference]
            cell.value, cell.number_format = value, shown_as

    names = [person.name for person in read_event(edited(edit)).participants]
    assert names[:2] == ["7", "0.5"]


def test_days_and_times_are_read_as_iso(edited: Callable[[Edit], Path]) -> None:
    day = date(2027, 2, 16)
    nine = datetime(2027, 2, 16, 9)  # noqa: DTZ001 -- as a spreadsheet has it
    # Half past one in the afternoon is no exact fraction of a day.
    end = datetime(2027, 2, 16, 13, 30)  # noqa: DTZ001 -- as a spreadsheet has it
    path = edited(put("sessions", {"A2": nine, "B2": end}))
    availability = _column(path, "participants", "availability")
    edited(put("participants", {f"{availability}4": day}))
    event = read_event(path)
    midnight = datetime(2027, 2, 16)  # noqa: DTZ001 -- on the wall clock
    assert event.sessions[0] == TimeRange(nine, end)
    assert event.participants[2].availability == (
        TimeRange(midnight, midnight + timedelta(days=1)),
    )


def test_a_session_may_begin_at_midnight(edited: Callable[[Edit], Path]) -> None:
    midnight = datetime(2027, 2, 16)  # noqa: DTZ001 -- as a spreadsheet has it
    assert read_event(edited(put("sessions", {"A2": midnight}))).sessions[0].start == midnight


def test_settings_may_be_numbers_flags_days_and_lists(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in [
            ("matching.once_per_company", False),
            ("matching.fairness", "9; 3;0"),
            ("matching.weights.high", 12),
            ("matching.consent", "both"),
            ("event.wishes_until", datetime(2027, 1, 31, 18)),  # noqa: DTZ001 -- a wall clock's
            ("hours.possible", "07:00-24:00"),
            ("video.provider", "pool"),
            ("video.links", "https://v.example.org/1; https://v.example.org/2"),
            ("event.url", None),
        ]:
            book["event"].append(row)

    event = read_event(edited(edit))
    assert (event.matching.once_per_company, event.matching.fairness) == (False, (9, 3, 0))
    assert (event.matching.weights.high, event.matching.consent) == (12, "both")
    assert event.wishes_until == datetime(2027, 1, 31, 18)  # noqa: DTZ001 -- a wall clock's
    assert str(event.hours.possible) == "07:00-24:00"
    assert event.video.links == ("https://v.example.org/1", "https://v.example.org/2")


@pytest.mark.parametrize(
    "cell",
    ['[["seller", "buyer"], ["seller", "press"]]', "seller, buyer; seller , press", "seller,buyer"],
)
def test_pairs_of_kinds_are_written_as_in_toml_or_with_commas(
    cell: str, edited: Callable[[Edit], Path]
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for key, value in book["event"].iter_rows(min_row=2):
            if key.value == "matching.allowed":
                value.value = cell

    allowed = read_event(edited(edit)).matching.allowed
    assert allowed == (("seller", "buyer"), ("seller", "press"))[: 2 if "press" in cell else 1]


def test_wrong_settings_are_told_with_their_row(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["event"]
        for key, value in sheet.iter_rows(min_row=2):
            if key.value == "event.meeting_minutes":
                key.value = "event.meeting_minuts"
            if key.value == "matching.allowed":
                value.value = '["seller", "buyer"'
        for row in [("event.id", "x"), ("matching.fairness", "3; many"), (None, 5)]:
            sheet.append(row)

    assert told(edited(edit)) == [
        'fair.xlsx, sheet event, row 6, key "event.meeting_minuts": No setting has this name; '
        "expected one of format, event.id, event.name, event.timezone, event.meeting_minutes, "
        "event.break_minutes, event.language, event.url, event.domain, event.wishes_until, "
        "event.hours_until, limits.simultaneous_meetings, limits.max_meetings, "
        "limits.max_consecutive, limits.max_musts, hours.comfortable, hours.possible, "
        "matching.allowed, matching.consent, matching.once_per_company, matching.weights.high, "
        "matching.weights.medium, matching.weights.low, matching.weights.mutual, "
        "matching.fairness, video.provider, video.base_url, video.template, video.links, "
        'video.secret. Did you mean "event.meeting_minutes"?',
        'fair.xlsx, sheet event, row 11, matching.allowed "["seller", "buyer"": Expected a list in '
        "square brackets.",
        'fair.xlsx, sheet event, row 12, key "event.id": This key stands there twice; keep one of '
        "the two.",
        'fair.xlsx, sheet event, row 13, matching.fairness "many": Expected an integer in digits, '
        "such as 20.",
        "fair.xlsx, sheet event, row 14, key: This is needed and empty or missing; fill it in.",
    ]


def test_an_error_value_is_told_and_nothing_follows_from_it(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    path = edited(put("participants", {"B2": "#REF!", "C3": "#N/A"}))
    edited(put("preferences", {"C4": "#NAME?"}))
    hint = "The cell shows an error value; correct its formula or type the value itself."
    assert told(path) == [
        f'fair.xlsx, sheet participants, row 2, name "#REF!": {hint}',
        f'fair.xlsx, sheet participants, row 3, kind "#N/A": {hint}',
        f'fair.xlsx, sheet preferences, row 4, rating "#NAME?": {hint}',
    ]


def test_a_formula_that_was_never_calculated_is_told(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    # openpyxl writes formulas without values, as programs do that cannot calculate.
    path = edited(put("participants", {"B5": '="Bir"&"git"', "C2": "=C3"}))
    hint = (
        "The formula was never calculated; open and save the workbook in your spreadsheet "
        "program, or type the value itself."
    )
    assert told(path) == [
        f'fair.xlsx, sheet participants, row 2, kind "=C3": {hint}',
        f'fair.xlsx, sheet participants, row 5, name "="Bir"&"git"": {hint}',
    ]


def test_a_formula_in_the_last_row_is_not_lost(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    path = edited(put("preferences", {"A9": "=A2", "B9": "=B4", "C9": "=C2"}))
    assert [line.split(":")[0] for line in told(path)] == [
        'fair.xlsx, sheet preferences, row 9, from "=A2"',
        'fair.xlsx, sheet preferences, row 9, to "=B4"',
        'fair.xlsx, sheet preferences, row 9, rating "=C2"',
    ]


def test_the_stored_value_of_a_formula_is_taken(edited: Callable[[Edit], Path]) -> None:
    path = edited(put("participants", {"B2": "=1+1", "D5": '=IF(1,"","x")'}))
    entry = sheet_entry(path, "participants")

    def calculate(xml: bytes) -> bytes:
        xml = xml.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
        return xml.replace(
            b'<c r="D5"><f>IF(1,"","x")</f><v />', b'<c r="D5" t="str"><f>IF(1,"","x")</f><v></v>'
        )

    event = read_event(rewritten(path, entry, calculate))
    assert event.participants[0].name == "2"
    # A formula that yields an empty text was calculated: the cell is empty.
    assert event.participants[3].company is None


def test_elements_may_have_a_prefix_and_cells_no_reference(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    path = edited(put("preferences", {"C2": "=C3"}))
    entry = sheet_entry(path, "preferences")

    def prefix(xml: bytes) -> bytes:
        for name in (b"worksheet", b"sheetData", b"row", b"c", b"f", b"v", b"is", b"t"):
            xml = xml.replace(b"<%b>" % name, b"<x:%b>" % name)
            xml = xml.replace(b"<%b " % name, b"<x:%b " % name)
            xml = xml.replace(b"</%b>" % name, b"</x:%b>" % name)
        return xml.replace(b" xmlns=", b" xmlns:x=").replace(b' r="C2"', b"")

    lines = told(rewritten(path, entry, prefix))
    assert [line.split(":")[0] for line in lines] == [
        'fair.xlsx, sheet preferences, row 2, rating "=C3"'
    ]


def test_sheets_of_other_names_are_the_organiser_s_own(
    edited: Callable[[Edit], Path], sound_event: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("Notes", 0)["A1"] = "#REF!"
        book.create_sheet("Sheet1")

    assert read_event(edited(edit)) == read_event(sound_event)


def test_missing_and_misspelt_sheets_are_told(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        # openpyxl numbers a title that differs from the old one in case only
        book["preferences"].title = "other"
        book["other"].title = "Preferences"
        book["fixed"].title = "fixd"
        del book["sessions"]

    assert told(edited(edit)) == [
        "fair.xlsx, sheet sessions: This sheet is missing; add it to the workbook.",
        "fair.xlsx, sheet preferences: This sheet is missing; add it to the workbook. Did you mean "
        '"Preferences"?',
        "fair.xlsx, sheet fixd: No sheet of an event has this name; rename it or take it away. Did "
        'you mean "fixed"?',
    ]


def test_an_empty_sheet_of_settings_hides_no_other_mistake(
    edited: Callable[[Edit], Path], told: Callable[..., list[str]]
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["event"].delete_rows(1, 99)
        book["sessions"]["A2"] = "soon"
        book["sites"]["C2"] = 0
        book["participants"]["G2"] = "hal"

    assert told(edited(edit)) == [
        "fair.xlsx, sheet event: The table has no header; its first row names the columns.",
        'fair.xlsx, sheet sessions, row 2, starts "soon": Expected a day and a time such as '
        "2027-02-16T09:00:00.",
        'fair.xlsx, sheet sites, row 2, booths "0": Expected an integer of at least 1.',
        'fair.xlsx, sheet participants, row 2, site "hal": Expected the id of a site of the event: '
        'hall. Did you mean "hall"?',
    ]


def test_tables_of_a_folder_may_be_workbooks(
    sound_event: Path, workbook: Path, told: Callable[..., list[str]]
) -> None:
    expected = read_event(sound_event)
    book = openpyxl.load_workbook(workbook)
    for name in ("participants", "preferences"):
        for other in set(book.sheetnames) - {name, "event"}:
            if name == "participants":
                book[other].sheet_state = "hidden"
        (sound_event / f"{name}.csv").unlink()
        book.save(sound_event / f"{name}.xlsx")
    assert read_event(sound_event) == expected

    lone = openpyxl.Workbook()
    assert lone.active is not None
    lone.active.append(["from", "to", "rating"])
    lone.active.append(["s01", "nobody", "high"])
    lone.save(sound_event / "preferences.xlsx")
    assert told(sound_event) == [
        'preferences.xlsx, sheet Sheet, row 2, to "nobody": Expected the id of a participant or '
        "the name of a company that is in participants."
    ]


def _column(path: Path, sheet: str, name: str) -> str:
    header = openpyxl.load_workbook(path)[sheet][1]
    return next(cell.column_letter for cell in header if cell.value == name)
