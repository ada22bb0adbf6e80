"""A remedy as data: what has to change, and when two participants can meet then."""

from dataclasses import dataclass
from enum import StrEnum

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
    """A change after which a meeting can be added to the schedule as it is, breaking no rule.

    Attributes
    ----------
    kind
        FIX: nothing; there is room. REPRESENTATIVE: nothing; `pair`, of the same two companies,
        can be fixed instead. TAKE_OVER: `pair` replaces the meeting that their two companies have
        in `slot`. WISH: `participants` wishes for the other of `pair`. HOUR: `participants` opens
        `slot`. MAXIMUM: the maximum of each of `participants` becomes that of `limits`. BOOTH,
        ROOM, RUN: the booths of `site`, the simultaneous meetings of the event, the meetings in a
        row become ``limits[0]``.
    pair
        The two participants who can meet then.
    slot
        The number of the slot in which they can.
    """

    kind: RemedyKind
    pair: Pair
    slot: int
    participants: tuple[str, ...] = ()
    limits: tuple[int, ...] = ()
    site: str | None = None
