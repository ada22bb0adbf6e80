"""A remedy as data: what has to change, and when two participants can meet then."""

from dataclasses import dataclass
from enum import StrEnum

from matchmaking.changes import Change

Pair = tuple[str, str]


class RemedyKind(StrEnum):
    """What has to change, the nearest first."""

    FIX = "fix"
    REPRESENTATIVE = "representative"
    TAKE_OVER = "take_over"
    WISH = "wish"
    HOUR = "hour"
    MAXIMUM = "maximum"
    BOOTH = "booth"
    ROOM = "room"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Remedy:
    """Changes after which a meeting can be added to the schedule as it is, breaking no rule.

    Attributes
    ----------
    kind
        FIX, REPRESENTATIVE and TAKE_OVER change nothing in the event. FIX: there is room.
        REPRESENTATIVE: `pair`, of the same two companies, can be fixed instead. TAKE_OVER: `pair`
        replaces the meeting that their two companies have in `slot`.
    pair
        The two participants who can meet then.
    slot
        The number of the slot in which they can.
    changes
        What has to change; of MAXIMUM there may be two.
    """

    kind: RemedyKind
    pair: Pair
    slot: int
    changes: tuple[Change, ...] = ()
