"""Which rules an edit breaks, and what it overrides; changes nothing.

Comfort and minimums are no rules; where an edit works against them, it is told.
"""

from collections.abc import Iterator
from dataclasses import replace

from matchmaking.editing.agreed import with_agreed
from matchmaking.editing.state import State
from matchmaking.errors import Said
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.zones import wall_clock
from matchmaking.verification import Violation, broken
from matchmaking.verification.case import Case
from matchmaking.verification.clocks import is_uncomfortable
from matchmaking.verification.pair_rules import consent

OVERRIDABLE = frozenset({"consent"})
"""The rules that a hand may break: a wish that nobody has is the organiser's to replace."""


def caused(event: Event, before: State, after: State, placed: list[Meeting]) -> list[Violation]:
    """The violations for which an edit is refused, in the order of the rules.

    What was broken before, because the event has changed since, does not keep anybody from
    mending it piece by piece. An id that stands twice is that of two sides that meet twice, which
    has its own rule.
    """
    bare = _without_links(after.schedule, placed)
    ids = {meeting.id for meeting in placed}
    found = [
        violation
        for violation in broken(with_agreed(event, bare), bare)
        if violation.rule not in OVERRIDABLE | {"ids"}
        and (ids & set(violation.meetings) or not violation.meetings)
    ]
    if not found:
        return []
    known = broken(with_agreed(event, before.schedule), before.schedule)
    return [violation for violation in found if violation not in known]


def overridden(event: Event, before: State, after: State, placed: list[Meeting]) -> list[Violation]:
    """What speaks against an edit and does not forbid it: wishes, comfort, minimums.

    Parameters
    ----------
    event
        Without what was agreed by hand.
    """
    return [
        *consent(Case(event, replace(after.schedule, meetings=tuple(placed)))),
        *_uncomfortable(event, placed),
        *_too_few(event, before.schedule, after.schedule),
    ]


def _without_links(schedule: Schedule, placed: list[Meeting]) -> Schedule:
    """A meeting that comes into a slot gets its link there once it may stay."""
    meetings = (replace(m, video_url=None) if m in placed else m for m in schedule.meetings)
    return replace(schedule, meetings=tuple(meetings))


def _uncomfortable(event: Event, placed: list[Meeting]) -> Iterator[Violation]:
    for meeting in placed:
        for person in (event.participant[id] for id in meeting.participants):
            if is_uncomfortable(event, person, meeting.starts_at):
                clock = f"{wall_clock(meeting.starts_at, person.timezone):%Y-%m-%d %H:%M}"
                fields = {"participant": person.label, "local": clock, "zone": person.timezone}
                said = Said("override.comfort", fields)
                yield Violation("comfort", said, (meeting.id,), (person.id,))


def _too_few(event: Event, before: Schedule, after: Schedule) -> Iterator[Violation]:
    gone = set(before.meetings) - set(after.meetings)
    for id_ in sorted({person for meeting in gone for person in meeting.participants}):
        person = event.participant.get(id_)
        had, has = (len(schedule.meetings_of.get(id_, ())) for schedule in (before, after))
        if person is not None and has < min(had, person.min_meetings or 0):
            fields = {"participant": person.label, "held": has, "least": person.min_meetings}
            yield Violation("minimum", Said("override.minimum", fields), (), (id_,))
