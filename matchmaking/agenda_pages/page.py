"""One participant's agenda as a self-contained HTML page; works out no time and no text."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from matchmaking.agenda_pages.days import days_of
from matchmaking.agenda_pages.links import web_address
from matchmaking.model.agenda import Agenda
from matchmaking.model.event import Event
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
    environment = Environment(
        loader=PackageLoader("matchmaking.agenda_pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = resources.files("matchmaking.agenda_pages").joinpath("templates")
    style = folder.joinpath("agenda.css").read_text(encoding="utf-8")
    environment.globals["style_hash"] = b64encode(sha256(style.encode()).digest()).decode()
    # the package's own style sheet, no text of anybody else
    environment.globals["style"] = Markup(style)  # noqa: S704
    return environment.get_template("agenda.html")
