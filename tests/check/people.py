"""Participants of warnings' situations: all that a warning does not look at has a default."""

from datetime import datetime

from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange


def person(id: str, **cells: object) -> Participant:
    """Somebody at home in UTC."""
    return Participant(**({"id": id, "name": id.title(), "kind": "any", "timezone": "UTC"} | cells))


def hours(day: str, start: str, end: str) -> tuple[TimeRange, ...]:
    """One range on a day, as a participant's cell holds it."""
    return (TimeRange(*(datetime.fromisoformat(f"{day}T{clock}") for clock in (start, end))),)
