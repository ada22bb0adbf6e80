"""Which two sides meet, and the id under which they are known; knows no time and no rule."""

import hashlib

from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting

Sides = tuple[str, str]
"""Two names in order: companies where these meet once, else participants' ids."""


def sides_of(event: Event, a: str, b: str) -> Sides:
    """The two sides that meet when participants `a` and `b` do."""
    if event.matching.once_per_company:
        a, b = event.participant[a].represents, event.participant[b].represents
    return (a, b) if a <= b else (b, a)


def meeting_id(event: Event, sides: Sides) -> str:
    """The id of the meeting of two sides, the same in every run of the same event.

    ``m-`` and the first 16 hex digits of SHA-256 over the event's id and the two sides, each
    ended by a zero byte: no name can be read from it, and two sides of one event share an id
    less often than once in 10^10 events of 50,000 meetings.
    """
    text = "".join(f"{part}\0" for part in (event.id, *sides))
    return f"m-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def lasting_id(event: Event, earlier: Meeting) -> str:
    """The id that the two sides of an earlier meeting have in this event.

    Where one of the two people is gone its own id still tells the sides: a colleague may go on.
    """
    if all(person in event.participant for person in earlier.participants):
        return meeting_id(event, sides_of(event, *earlier.participants))
    return earlier.id
