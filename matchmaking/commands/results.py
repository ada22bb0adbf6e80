"""All files of a result, written so that they appear together; knows where each one lies."""

import json
from pathlib import Path

from matchmaking.agenda_pages import agenda_page
from matchmaking.calendars import agenda_file
from matchmaking.files import (
    company_file_names,
    replaced_as_a_whole,
    schedule_csv,
    schedule_to_json,
    schedule_workbook,
    unscheduled_csv,
)
from matchmaking.model.agenda import agenda_of, company_agendas
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.report import report_page


def write_results(event: Event, schedule: Schedule, out: Path) -> None:
    """Write every file of a result into `out`, in place of an earlier result."""
    with replaced_as_a_whole(out) as folder:
        _write_schedule(event, schedule, folder)
        _write_agendas(event, schedule, folder / "agendas")
        _write_company_calendars(event, schedule, folder / "companies")
        (folder / "report.html").write_text(report_page(event, schedule), encoding="utf-8")


def _write_schedule(event: Event, schedule: Schedule, folder: Path) -> None:
    document = json.dumps(schedule_to_json(schedule), ensure_ascii=False, indent=2)
    (folder / "schedule.json").write_text(document + "\n", encoding="utf-8")
    (folder / "schedule.csv").write_bytes(schedule_csv(event, schedule))
    (folder / "schedule.xlsx").write_bytes(schedule_workbook(event, schedule))
    (folder / "unscheduled.csv").write_bytes(unscheduled_csv(schedule))


def _write_agendas(event: Event, schedule: Schedule, folder: Path) -> None:
    folder.mkdir()
    for participant in event.participants:
        agenda = agenda_of(event, schedule, participant)
        language = participant.reads(event.language)
        calendar = agenda_file(event, agenda, language)
        (folder / f"{participant.id}.ics").write_bytes(calendar)
        page = agenda_page(event, agenda, language)
        (folder / f"{participant.id}.html").write_text(page, encoding="utf-8")


def _write_company_calendars(event: Event, schedule: Schedule, folder: Path) -> None:
    agendas = tuple(company_agendas(event, schedule))
    if not agendas:
        return
    folder.mkdir()
    names = company_file_names(agenda.owner for agenda in agendas)
    for agenda in agendas:
        calendar = agenda_file(event, agenda, event.language)
        (folder / f"{names[agenda.owner]}.ics").write_bytes(calendar)
