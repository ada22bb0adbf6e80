"""An agenda as one iCalendar file; knows no zone rules and no clock."""

from icalendar import Calendar, vText

from matchmaking.calendars.folding import folded
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
    calendar = Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText(PRODUCT)
    calendar["CALSCALE"] = vText("GREGORIAN")
    appointments = sorted(
        agenda.appointments,
        key=lambda a: (a.meeting.starts_at, meeting_uid(event, a.meeting)),
    )
    for appointment in appointments:
        calendar.add_component(meeting_event(event, agenda.owner, appointment, words))
    lines = calendar.content_lines(sorted=False)
    return b"".join(folded(line) + b"\r\n" for line in lines if line)
