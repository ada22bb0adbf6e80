"""Events and schedules as files: what an organiser hands in and gets back; solves nothing."""

from matchmaking.files.events import read_event
from matchmaking.files.mistake_lines import mistake_text
from matchmaking.files.output_folder import check_new, check_replaceable, replaced_as_a_whole
from matchmaking.files.output_names import company_file_names
from matchmaking.files.schedule_json import schedule_to_json
from matchmaking.files.schedule_reader import read_schedule
from matchmaking.files.schedule_tables import schedule_csv, unscheduled_csv
from matchmaking.files.schedule_workbook import schedule_workbook

__all__ = [
    "check_new",
    "check_replaceable",
    "company_file_names",
    "mistake_text",
    "read_event",
    "read_schedule",
    "replaced_as_a_whole",
    "schedule_csv",
    "schedule_to_json",
    "schedule_workbook",
    "unscheduled_csv",
]
