"""A workbook to fill in, explained and with an example; reads nothing and checks nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from matchmaking.files.columns import SETTINGS, TABLES, Column, Kind
from matchmaking.files.event_workbooks import SETTINGS_COLUMNS, SETTINGS_SHEET
from matchmaking.files.template_example import Value, example_rows, example_settings
from matchmaking.files.workbook_bytes import HEADING, workbook_bytes
from matchmaking.model.event import Consent, VideoProvider
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.preference import Rating
from matchmaking.model.zones import zone_names
from matchmaking.words import Words

ZONES_SHEET = "time zones"
"""Hidden: spreadsheet programs take drop-downs of more than 255 characters from cells only."""

LAST_ROW = 1_048_576
"""The last row that a sheet can have."""

_ZONES = f"'{ZONES_SHEET}'!$A$1:$A${len(zone_names())}"
_RATINGS = ",".join(rating.word for rating in sorted(Rating, reverse=True))

_SETTING_CHOICES = {
    "event.timezone": _ZONES,
    "event.language": ",".join(LANGUAGES),
    "matching.consent": ",".join(Consent),
    "matching.once_per_company": "TRUE,FALSE",
    "video.provider": ",".join(VideoProvider),
}
_CHOICES = {
    ("participants", "kind"): "seller,buyer",
    ("participants", "language"): ",".join(LANGUAGES),
    ("participants", "timezone"): _ZONES,
    ("participants", "site"): "sites!$A$2:$A$1000",
    ("preferences", "from"): "participants!$A$2:$A$20000",
    ("preferences", "to"): "participants!$A$2:$A$20000",
    ("preferences", "rating"): _RATINGS,
    ("fixed", "a"): "participants!$A$2:$A$20000",
    ("fixed", "b"): "participants!$A$2:$A$20000",
}
_OPEN_CHOICES = {("participants", "kind"), ("preferences", "from"), ("preferences", "to")}
"""Where other answers are right too: further kinds, companies."""


def template_workbook(language: str) -> bytes:
    """An ``.xlsx`` file for an event; its example can be read and scheduled as it stands.

    Parameters
    ----------
    language
        Of the explanations and the example: en, fr or ar. Sheets, headers and keys are the
        format's own words in each.
    """
    words = Words(language)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _add_settings(workbook, words)
    for name, columns in TABLES.items():
        _add_table(workbook, name, columns, words)
    _add_zones(workbook)
    return workbook_bytes(workbook)


def _add_settings(workbook: Workbook, words: Words) -> None:
    sheet = _sheet(workbook, SETTINGS_SHEET, SETTINGS_COLUMNS.values(), words)
    values = example_settings(words)
    for row, column in enumerate(SETTINGS.values(), 2):
        key = sheet.cell(row, 1, column.name)
        key.comment = _comment(SETTINGS_SHEET, column, words)
        if column.is_needed:
            key.font = HEADING
        _fill(sheet, row, 2, values.get(column.name))
        if column.name in _SETTING_CHOICES:
            _offer(sheet, f"B{row}", _SETTING_CHOICES[column.name], words)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 36


def _add_table(workbook: Workbook, name: str, columns: Mapping[str, Column], words: Words) -> None:
    sheet = _sheet(workbook, name, columns.values(), words)
    for position, column in enumerate(columns.values(), 1):
        letter = get_column_letter(position)
        values = [row.get(column.name) for row in example_rows(words)[name]]
        for row, value in enumerate(values, 2):
            _fill(sheet, row, position, value)
        longest = max(len(str(value or "")) for value in (*values, column.name))
        sheet.column_dimensions[letter].width = longest + 4
        if column.kind in (Kind.TEXT, Kind.TEXTS):
            # as text, so that an id such as 007 keeps its zeros and a day stays as it is typed
            sheet.column_dimensions[letter].number_format = "@"
        if (name, column.name) in _CHOICES:
            is_open = (name, column.name) in _OPEN_CHOICES
            cells = f"{letter}2:{letter}{LAST_ROW}"
            _offer(sheet, cells, _CHOICES[name, column.name], words, is_open=is_open)


def _sheet(workbook: Workbook, name: str, columns: Iterable[Column], words: Words) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.sheet_view.rightToLeft = words.direction == "rtl"
    sheet.freeze_panes = "A2"
    for position, column in enumerate(columns, 1):
        header = sheet.cell(1, position, column.name)
        header.font = HEADING
        header.fill = PatternFill("solid", fgColor="DDE7F0" if column.is_needed else "F2F2F2")
        header.comment = _comment(name, column, words)
    return sheet


def _comment(sheet_name: str, column: Column, words: Words) -> Comment:
    explained = words.say(f"template.{sheet_name}.{column.name}")
    need = words.say("template.needed" if column.is_needed else "template.optional")
    return Comment(f"{explained}\n{need}", author="matchmaking", width=320, height=130)


def _fill(sheet: Worksheet, row: int, position: int, value: Value | None) -> None:
    cell = sheet.cell(row, position, value)
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, str):
        cell.number_format = "@"


def _offer(
    sheet: Worksheet, cells: str, choices: str, words: Words, *, is_open: bool = False
) -> None:
    """A drop-down, of a list with commas or of a range of cells; closed to other answers."""
    formula = choices if "!" in choices else f'"{choices}"'
    offer = DataValidation("list", formula, allow_blank=True, showErrorMessage=not is_open)
    offer.error = words.say("template.choose")
    offer.add(cells)
    sheet.add_data_validation(offer)


def _add_zones(workbook: Workbook) -> None:
    sheet = workbook.create_sheet(ZONES_SHEET)
    sheet.sheet_state = "hidden"
    for zone in sorted(zone_names()):
        sheet.append([zone])
