"""Events and schedules as files: what an organiser hands in and gets back; solves nothing."""

from matchmaking.files.changed_events import event_with
from matchmaking.files.event_documents import event_to_json
from matchmaking.files.events import event_from_json, read_event, write_event
from matchmaking.files.guesses import NameIndex
from matchmaking.files.mistake_lines import mistake_text
from matchmaking.files.moments import instant_text
from matchmaking.files.output_folder import (
    check_new,
    check_replaceable,
    replaced_as_a_whole,
    told_when_unwritable,
)
from matchmaking.files.output_names import company_file_names
from matchmaking.files.schedule_json import schedule_to_json
from matchmaking.files.schedule_reader import read_schedule, schedule_from_json
from matchmaking.files.schedule_tables import schedule_csv, unscheduled_csv
from matchmaking.files.schedule_workbook import schedule_workbook
from matchmaking.files.template import template_workbook

__all__ = [
    "NameIndex",
    "check_new",
    "check_replaceable",
    "company_file_names",
    "event_from_json",
    "event_to_json",
    "event_with",
    "instant_text",
    "mistake_text",
    "read_event",
    "read_schedule",
    "replaced_as_a_whole",
    "schedule_csv",
    "schedule_from_json",
    "schedule_to_json",
    "schedule_workbook",
    "template_workbook",
    "told_when_unwritable",
    "unscheduled_csv",
    "write_event",
]
