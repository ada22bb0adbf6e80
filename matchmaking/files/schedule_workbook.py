"""A schedule as a workbook: meetings, wishes that were not met, one sheet a participant."""

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from matchmaking.files.output_names import sheet_names
from matchmaking.files.schedule_tables import (
    AGENDA_HEADER,
    SCHEDULE_HEADER,
    UNSCHEDULED_HEADER,
    Row,
    agenda_rows,
    schedule_rows,
    unscheduled_rows,
)
from matchmaking.files.text_rows import rows_xml
from matchmaking.files.workbook_bytes import HEADING, workbook_bytes
from matchmaking.model.agenda import agenda_of
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule

MOST_AGENDA_SHEETS = 500
"""An event of more participants gets no sheets for them: nobody finds anything among so many."""

_COLUMN_WIDTH = 24
"""In characters: room for an instant with its offset."""


def schedule_workbook(event: Event, schedule: Schedule) -> bytes:
    """The ``.xlsx`` file of a schedule; every cell is a text, none a formula.

    Equal schedules give equal bytes.
    """
    workbook = Workbook(write_only=True)
    rows = [
        _add_sheet(workbook, "schedule", SCHEDULE_HEADER, schedule_rows(event, schedule)),
        _add_sheet(workbook, "unscheduled", UNSCHEDULED_HEADER, unscheduled_rows(schedule)),
    ]
    if len(event.participants) <= MOST_AGENDA_SHEETS:
        rows.extend(_add_agendas(workbook, event, schedule))
    return workbook_bytes(workbook, rows)


def _add_agendas(workbook: Workbook, event: Event, schedule: Schedule) -> Iterator[bytes]:
    names = sheet_names(event.participant, taken=workbook.sheetnames)
    for participant in event.participants:
        rows = agenda_rows(agenda_of(event, schedule, participant))
        yield _add_sheet(workbook, names[participant.id], AGENDA_HEADER, rows)


def _add_sheet(workbook: Workbook, name: str, header: Row, rows: Iterable[Row]) -> bytes:
    """The XML of the rows below the header, which alone stands in the sheet."""
    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    for index in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(index)].width = _COLUMN_WIDTH
    sheet.append([_title(sheet, column) for column in header])
    return rows_xml(rows, len(header), first=2)


def _title(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = HEADING
    return cell
