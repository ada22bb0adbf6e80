"""The rows of a schedule's tables, and the two CSV files; knows no workbook and no JSON."""

import re
from collections.abc import Iterator
from datetime import datetime

from matchmaking.files.csv_bytes import csv_bytes
from matchmaking.files.moments import instant_text
from matchmaking.model.agenda import Agenda
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Schedule
from matchmaking.model.zones import zone

Row = tuple[str, ...]

SCHEDULE_HEADER: Row = (
    "id",
    "starts",
    "ends",
    "a_id",
    "a_name",
    "a_company",
    "a_starts",
    "b_id",
    "b_name",
    "b_company",
    "b_starts",
)
"""``starts`` and ``ends`` in UTC; ``a_starts`` and ``b_starts`` local, with their offset."""

UNSCHEDULED_HEADER: Row = ("from", "to", "rating", "reason", "explanation")

AGENDA_HEADER: Row = (
    "id",
    "starts",
    "ends",
    "counterpart_id",
    "counterpart_name",
    "counterpart_company",
    "counterpart_starts",
    "video_url",
)
"""``starts`` and ``ends`` on the participant's own clock, each with its offset."""

# What XML cannot hold, and therefore no workbook.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def schedule_csv(event: Event, schedule: Schedule) -> bytes:
    """The table of meetings in UTF-8 with a byte order mark, as spreadsheet programs want it."""
    return csv_bytes(SCHEDULE_HEADER, schedule_rows(event, schedule))


def unscheduled_csv(schedule: Schedule) -> bytes:
    """The table of the wishes that were not met, in UTF-8 with a byte order mark."""
    return csv_bytes(UNSCHEDULED_HEADER, unscheduled_rows(schedule))


def schedule_rows(event: Event, schedule: Schedule) -> Iterator[Row]:
    """Yield one row a meeting, by start."""
    for meeting in sorted(schedule.meetings, key=lambda m: (m.starts_at, m.id)):
        a, b = (event.participant[person] for person in meeting.participants)
        own = meeting.id, instant_text(meeting.starts_at), instant_text(meeting.ends_at)
        yield _writable((*own, *_side(a, meeting.starts_at), *_side(b, meeting.starts_at)))


def unscheduled_rows(schedule: Schedule) -> Iterator[Row]:
    """Yield one row a wish that was not met, in the schedule's order."""
    for wish in schedule.unscheduled:
        words = wish.rating.word, wish.reason.value
        yield _writable((wish.source, wish.target, *words, wish.explanation))


def agenda_rows(agenda: Agenda) -> Iterator[Row]:
    """Yield one row an appointment, in the agenda's order."""
    for appointment in agenda.appointments:
        meeting, zone_name = appointment.meeting, appointment.own.timezone
        yield _writable(
            (
                meeting.id,
                _local_text(meeting.starts_at, zone_name),
                _local_text(meeting.ends_at, zone_name),
                *_side(appointment.counterpart, meeting.starts_at),
                meeting.video_url or "",
            )
        )


def _side(participant: Participant, starts_at: datetime) -> Row:
    local = _local_text(starts_at, participant.timezone)
    return participant.id, participant.name, participant.company or "", local


def _local_text(instant: datetime, zone_name: str) -> str:
    """For example ``2027-02-16T10:30:00+01:00``."""
    return instant.astimezone(zone(zone_name)).isoformat(timespec="seconds")


def _writable(texts: Row) -> Row:
    return tuple(_UNWRITABLE.sub("", text) for text in texts)
