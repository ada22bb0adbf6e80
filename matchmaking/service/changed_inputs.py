"""An event as a what-if would have it, made from the stored one; asks nobody and stores nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaking.errors import BadInput, Mistake
from matchmaking.files import event_from_json, event_to_json, event_with
from matchmaking.model.event import Event
from matchmaking.model.time_ranges import TimeRange

SOURCE = "changes"
"""What mistakes in the changes call them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What would be otherwise.

    Attributes
    ----------
    values
        Each ``key=value``, as `matchmaking.files.event_with` takes them.
    gone
        Ids of participants who would not be there.
    sessions
        Further sessions, on the clock of the event.
    """

    values: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    sessions: tuple[TimeRange, ...] = ()

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Changes":
        """Out of the document that `to_json` made."""
        sessions = (
            TimeRange(*(datetime.fromisoformat(row[end]) for end in ("starts", "ends")))
            for row in document["sessions"]
        )
        return cls(tuple(document["values"]), tuple(document["gone"]), tuple(sessions))

    def to_json(self) -> dict[str, Any]:
        """All of it as one document."""
        sessions = [_session(session) for session in self.sessions]
        return {"values": list(self.values), "gone": list(self.gone), "sessions": sessions}


def changed_event(event: Event, changes: Changes) -> Event:
    """The event as it would be.

    Raises
    ------
    BadInput
        With every mistake: an unknown key or participant, or an event that could not be.
    """
    unknown = [
        Mistake("locks.unknown_person", SOURCE, value=id_)
        for id_ in changes.gone
        if id_ not in event.participant
    ]
    if any(value.partition("=")[0].strip() == "event.id" for value in changes.values):
        unknown.append(Mistake("runs.id_stays", SOURCE, column="event.id"))
    if unknown:
        raise BadInput(unknown, event.language)
    document = event_to_json(event)
    document["sessions"] += [_session(session) for session in changes.sessions]
    _take_out(document, set(changes.gone))
    other = event_from_json(document, SOURCE)
    return event_with(other, SOURCE, changes.values, SOURCE) if changes.values else other


def _session(session: TimeRange) -> dict[str, str]:
    return {"starts": session.start.isoformat(), "ends": session.end.isoformat()}


def _take_out(document: dict[str, Any], gone: set[str]) -> None:
    """Without some people, what is said by them, about them, and of companies that nobody is left
    to represent."""
    before = set(_names(document["participants"]))
    document["participants"] = [row for row in document["participants"] if row["id"] not in gone]
    nobody = before - set(_names(document["participants"]))
    for table, sides in (("preferences", ("from", "to")), ("fixed", ("a", "b"))):
        rows = document[table]
        document[table] = [row for row in rows if nobody.isdisjoint(row[side] for side in sides)]


def _names(participants: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Whatever a wish may name."""
    for row in participants:
        yield row["id"]
        if "company" in row:
            yield row["company"]
