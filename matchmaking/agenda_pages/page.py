"""One participant's agenda as a self-contained HTML page; works out no time and no text."""

from functools import cache

from jinja2 import Template

from matchmaking.agenda_pages.days import days_of
from matchmaking.agenda_pages.links import web_address
from matchmaking.model.agenda import Agenda
from matchmaking.model.event import Event
from matchmaking.pages import page_templates
from matchmaking.words import Words


def agenda_page(event: Event, agenda: Agenda, language: str) -> str:
    """The page of a participant's agenda, empty agendas included.

    It holds no script and loads nothing, and says so in its content security policy; it is made
    to be read on a telephone as well as on paper.

    Parameters
    ----------
    agenda
        Of a participant.
    language
        en, fr or ar: of everything on the page but names.
    """
    words = Words(language)
    meetings = [appointment.meeting for appointment in agenda.appointments]
    return _template().render(
        event_name=event.name,
        event_url=web_address(event.url),
        participant=event.participant[agenda.owner],
        count=len(meetings),
        days=tuple(days_of(agenda, words)),
        has_rooms=any(meeting.video_url for meeting in meetings),
        revised_at=max((meeting.revised_at for meeting in meetings), default=None),
        words=words,
    )


@cache
def _template() -> Template:
    return page_templates("matchmaking.agenda_pages", ["agenda.css"]).get_template("agenda.html")
