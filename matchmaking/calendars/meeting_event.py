"""One meeting as a VEVENT, seen from one side; knows no file and no other meeting."""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from icalendar import vCategory, vInt, vText, vUri

from matchmaking.calendars.content_lines import content_line, text_line, time_line
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


def meeting_event(event: Event, owner: str, appointment: Appointment, words: Words) -> bytes:
    """The VEVENT of an appointment for the calendar of `owner`, a participant's id or a company.

    Its properties have a fixed order, so that equal schedules give equal bytes. It carries neither
    ORGANIZER nor ATTENDEE: with them, clients treat the file as an invitation.
    """
    meeting, counterpart = appointment.meeting, appointment.counterpart
    return b"".join(
        [
            text_line("BEGIN", "VEVENT"),
            *_identity(event, meeting),
            _summary(event.name, counterpart.company or counterpart.name),
            content_line("DESCRIPTION", vText(_description(event, owner, appointment, words))),
            *(_link(clean_uri(meeting.video_url), words) if meeting.video_url else ()),
            _categories(event.name),
            text_line("STATUS", "CONFIRMED"),
            text_line("TRANSP", "OPAQUE"),
            text_line("END", "VEVENT"),
        ]
    )


def _identity(event: Event, meeting: Meeting) -> Iterator[bytes]:
    yield content_line("UID", vText(meeting_uid(event, meeting)))
    # Without METHOD, DTSTAMP is the last revision (RFC 5545, section 3.8.7.2), not the moment of
    # writing: a file changes only when the schedule does.
    yield time_line("DTSTAMP", meeting.revised_at)
    yield time_line("CREATED", meeting.created_at)
    yield time_line("LAST-MODIFIED", meeting.revised_at)
    yield _sequence(meeting.sequence)
    yield time_line("DTSTART", meeting.starts_at)
    yield time_line("DTEND", meeting.ends_at)


@lru_cache
def _sequence(number: int) -> bytes:
    return content_line("SEQUENCE", vInt(number))


@lru_cache
def _categories(event_name: str) -> bytes:
    return content_line("CATEGORIES", vCategory([clean_text(event_name)]))


@lru_cache(maxsize=10_000)
def _summary(event_name: str, counterpart: str) -> bytes:
    title = clean_text(f"{counterpart} – {event_name}")
    return content_line("SUMMARY", vText(cut_text(title, LONGEST_SUMMARY)))


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


def _link(join_url: str, words: Words) -> Iterator[bytes]:
    parameters = {
        "VALUE": "URI",
        # A list: icalendar's own Conference writes it as one quoted value.
        "FEATURE": ["AUDIO", "VIDEO"],
        "LABEL": words.say("calendars.conference"),
    }
    yield content_line("LOCATION", vText(join_url))
    yield content_line("URL", vUri(join_url))
    yield content_line("CONFERENCE", vUri(join_url, params=parameters))
