"""The self-contained page of a run; arranges findings and pictures, works out none of them."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.zones import wall_clock
from matchmaking.report import sentences
from matchmaking.report.bidi import isolated
from matchmaking.report.facts.findings import findings_of
from matchmaking.report.facts.unmet import WISHES
from matchmaking.report.pictures.crowd import crowd_picture
from matchmaking.report.pictures.load import load_picture
from matchmaking.report.pictures.local_hours import local_hours_picture
from matchmaking.report.pictures.patterns import patterns
from matchmaking.report.pictures.reasons import reasons_picture
from matchmaking.report.pictures.slot_axis import slot_axis
from matchmaking.report.pictures.spread import spread_picture
from matchmaking.report.pictures.stages import stages_picture
from matchmaking.report.pictures.timetable import timetable_picture
from matchmaking.report.texts import Texts
from matchmaking.words import Words

PARTS = ("quality", "calls", "timetable", "load", "spread", "hours", "unmet", "run")
"""The sections of the page in order; each has its heading and its template."""

MOST_CALLS = 8
ROWS_A_PICTURE = 30
"""Rows of the timetable below one head of dates and hours; so many fit on a printed page."""

SHOWN_FIRST = 10
"""Lines of a ranked table that stand open; the rest folds away below."""


def report_page(event: Event, schedule: Schedule) -> str:
    """The report as HTML in the event's language.

    It holds no script and loads nothing, and says so in its content security policy.

    Parameters
    ----------
    event
        As it was solved.
    schedule
        Of this event and verified, its unmet wishes explained in the event's language.
    """
    words = Words(event.language)
    style = _style()
    return (
        _environment()
        .get_template("report.html")
        .render(
            event=event,
            schedule=schedule,
            findings=findings_of(event, schedule),
            words=words,
            texts=Texts(event, words),
            axis=slot_axis(event.grid, words),
            clocks=[wall_clock(slot.starts_at, event.timezone) for slot in event.grid.slots],
            style=style,
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("matchmaking.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pictures = (
        crowd_picture,
        load_picture,
        local_hours_picture,
        patterns,
        reasons_picture,
        spread_picture,
        stages_picture,
        timetable_picture,
    )
    environment.globals.update({picture.__name__: picture for picture in pictures})
    environment.globals.update(
        sentences=sentences,
        isolated=isolated,
        parts=PARTS,
        ratings=WISHES,
        most_calls=MOST_CALLS,
        rows_a_picture=ROWS_A_PICTURE,
        shown_first=SHOWN_FIRST,
    )
    return environment


@cache
def _style() -> Markup:
    folder = resources.files("matchmaking.report").joinpath("templates")
    files = ("pictures.css", "report.css")
    # The package's own style sheets, not text of anybody else.
    return Markup("".join(folder.joinpath(f).read_text("utf-8") for f in files))  # noqa: S704
