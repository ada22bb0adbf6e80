"""One meeting as a VEVENT, seen from one side; knows no file and no other meeting."""

from functools import lru_cache
from urllib.parse import quote

from icalendar import Event as EventComponent
from icalendar import vCategory, vDatetime, vInt, vText, vUri

from matchmaking.calendars.texts import clean_text, clean_uri, cut_text
from matchmaking.model.agenda import Appointment
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting
from matchmaking.words import Words

LONGEST_SUMMARY = 255
"""In octets: what RFC 5545, section 5, holds every client able to show."""

# Many meetings begin at the same few instants, and a date in words is slow to write.
_wall_time = lru_cache(maxsize=10_000)(Words.wall_time)


def meeting_uid(event: Event, meeting: Meeting) -> str:
    """The UID of a meeting, the same in every calendar and every run.

    An id that came with the schedule of another program may need cleaning.
    """
    return quote(f"{meeting.id}@{event.uid_domain}", safe="@")


def meeting_event(
    event: Event, owner: str, appointment: Appointment, words: Words
) -> EventComponent:
    """The VEVENT of an appointment for the calendar of `owner`, a participant's id or a company.

    Its properties have a fixed order, so that equal schedules give equal bytes. It carries neither
    ORGANIZER nor ATTENDEE: with them, clients treat the file as an invitation.
    """
    component = EventComponent()
    _identify(component, event, appointment.meeting)
    _describe(component, event, owner, appointment, words)
    if appointment.meeting.video_url:
        _link(component, clean_uri(appointment.meeting.video_url), words)
    component["CATEGORIES"] = vCategory([clean_text(event.name)])
    component["STATUS"] = vText("CONFIRMED")
    component["TRANSP"] = vText("OPAQUE")
    return component


def _identify(component: EventComponent, event: Event, meeting: Meeting) -> None:
    component["UID"] = vText(meeting_uid(event, meeting))
    # Without METHOD, DTSTAMP is the last revision (RFC 5545, section 3.8.7.2), not the moment of
    # writing: a file changes only when the schedule does.
    component["DTSTAMP"] = vDatetime(meeting.revised_at)
    component["CREATED"] = vDatetime(meeting.created_at)
    component["LAST-MODIFIED"] = vDatetime(meeting.revised_at)
    component["SEQUENCE"] = vInt(meeting.sequence)
    component["DTSTART"] = vDatetime(meeting.starts_at)
    component["DTEND"] = vDatetime(meeting.ends_at)


def _describe(
    component: EventComponent, event: Event, owner: str, appointment: Appointment, words: Words
) -> None:
    counterpart = appointment.counterpart
    title = clean_text(f"{counterpart.company or counterpart.name} – {event.name}")
    component["SUMMARY"] = vText(cut_text(title, LONGEST_SUMMARY))
    component["DESCRIPTION"] = vText(_description(event, owner, appointment, words))


def _description(event: Event, owner: str, appointment: Appointment, words: Words) -> str:
    meeting, own = appointment.meeting, appointment.own
    counterpart = clean_text(appointment.counterpart.display_name)
    lines = [clean_uri(meeting.video_url), ""] if meeting.video_url else []
    lines.append(_wall_time(words, meeting.starts_at, own.timezone))
    lines.append(words.say("calendars.counterpart", name=counterpart))
    if own.id != owner:
        lines.append(words.say("calendars.representative", name=clean_text(own.name)))
    if event.url:
        lines.append(clean_uri(event.url))
    return "\n".join(lines)


def _link(component: EventComponent, join_url: str, words: Words) -> None:
    parameters = {
        "VALUE": "URI",
        # A list: icalendar's own Conference writes it as one quoted value.
        "FEATURE": ["AUDIO", "VIDEO"],
        "LABEL": words.say("calendars.conference"),
    }
    component["LOCATION"] = vText(join_url)
    component["URL"] = vUri(join_url)
    component["CONFERENCE"] = vUri(join_url, params=parameters)
