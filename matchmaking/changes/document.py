"""Small changes as a program reads them; knows no language."""

from datetime import UTC

from matchmaking.changes.change import (
    Ask,
    Booths,
    Change,
    Fix,
    LongestRun,
    Maximum,
    OneMoreAt,
    Open,
    Rooms,
)
from matchmaking.model.event import Event


def change_document(event: Event, change: Change | OneMoreAt) -> dict[str, object]:
    """The change as JSON: its kind, whom or what it is about, and what shall hold then."""
    match change:
        case Fix(a, b, slot):
            return {"kind": "fix", "participants": [a, b], "starts": _start(event, slot)}
        case Ask(participant, about):
            return {"kind": "wish", "participant": participant, "about": about}
        case Open(participant, slot):
            return {"kind": "hour", "participant": participant, "starts": _start(event, slot)}
        case Maximum(participant, meetings):
            return {"kind": "maximum", "participant": participant, "meetings": meetings}
        case Booths(site, booths):
            return {"kind": "booths", "site": site, "booths": booths}
        case Rooms(meetings):
            return {"kind": "rooms", "meetings": meetings}
        case LongestRun(meetings):
            return {"kind": "longest_run", "meetings": meetings}
        case OneMoreAt(slot, site):
            kind = "one_more_room" if site is None else "one_more_booth"
            return {"kind": kind, "site": site, "starts": _start(event, slot)}


def _start(event: Event, slot: int | None) -> str | None:
    if slot is None:
        return None
    return f"{event.grid.slots[slot].starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
