"""An agenda as one iCalendar file; knows no zone rules and no clock."""

from matchmaking.calendars.content_lines import text_line
from matchmaking.calendars.meeting_event import meeting_event, meeting_uid
from matchmaking.model.agenda import Agenda
from matchmaking.model.event import Event
from matchmaking.words import Words

PRODUCT = "-//Matchmaking//Agenda//EN"
"""The PRODID; without a version, or every release would change every file."""


def agenda_file(event: Event, agenda: Agenda, language: str) -> bytes:
    """The ``.ics`` file of a participant or a company: UTF-8, CRLF, all instants in UTC.

    Its bytes depend on the schedule and the language only. An agenda without appointments is a
    calendar without components, which every client takes.

    Parameters
    ----------
    language
        en, fr or ar: of descriptions and labels.
    """
    words = Words(language)
    appointments = sorted(
        agenda.appointments,
        key=lambda a: (a.meeting.starts_at, meeting_uid(event, a.meeting)),
    )
    events = [
        meeting_event(event, agenda.owner, appointment, words) for appointment in appointments
    ]
    return b"".join([*_HEAD, *events, text_line("END", "VCALENDAR")])


_HEAD = (
    text_line("BEGIN", "VCALENDAR"),
    text_line("VERSION", "2.0"),
    text_line("PRODID", PRODUCT),
    text_line("CALSCALE", "GREGORIAN"),
)
