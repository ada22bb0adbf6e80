"""The self-contained page of a run; arranges findings and pictures, works out none of them."""

from functools import cache

from jinja2 import Template

from matchmaking import fairness
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.zones import wall_clock
from matchmaking.pages import page_templates
from matchmaking.report import sentences
from matchmaking.report.facts.findings import findings_of
from matchmaking.report.facts.unmet import WISHES
from matchmaking.report.pictures.crowd import crowd_picture
from matchmaking.report.pictures.group_hours import group_hours_picture
from matchmaking.report.pictures.group_meetings import group_meetings_picture
from matchmaking.report.pictures.load import load_picture
from matchmaking.report.pictures.local_hours import local_hours_picture
from matchmaking.report.pictures.patterns import patterns
from matchmaking.report.pictures.reasons import reasons_picture
from matchmaking.report.pictures.slot_axis import slot_axis
from matchmaking.report.pictures.spread import spread_picture
from matchmaking.report.pictures.stages import stages_picture
from matchmaking.report.pictures.timetable import timetable_picture
from matchmaking.report.texts import Texts
from matchmaking.words import Words, isolated

PARTS = ("quality", "calls", "timetable", "load", "spread", "fairness", "hours", "unmet", "run")
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
    return _template().render(
        event=event,
        schedule=schedule,
        findings=findings_of(event, schedule),
        words=words,
        texts=Texts(event, words),
        axis=slot_axis(event.grid, words),
        clocks=[wall_clock(slot.starts_at, event.timezone) for slot in event.grid.slots],
    )


@cache
def _template() -> Template:
    templates = page_templates("matchmaking.report", ["pictures.css", "report.css"])
    pictures = (
        crowd_picture,
        group_hours_picture,
        group_meetings_picture,
        load_picture,
        local_hours_picture,
        patterns,
        reasons_picture,
        spread_picture,
        stages_picture,
        timetable_picture,
    )
    templates.globals.update({picture.__name__: picture for picture in pictures})
    templates.globals.update(
        sentences=sentences,
        fairness=fairness,
        isolated=isolated,
        parts=PARTS,
        ratings=WISHES,
        most_calls=MOST_CALLS,
        rows_a_picture=ROWS_A_PICTURE,
        shown_first=SHOWN_FIRST,
    )
    return templates.get_template("report.html")
