"""What changing some published meetings could win, as one command, and as a document."""

from collections.abc import Sequence
from typing import Any

from matchmaking.commands.stage_documents import stage_document
from matchmaking.errors import told_in
from matchmaking.files import instant_text
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Budget, Options
from matchmaking.scheduling.trade_off import Moved, Trade, TradePoint, trade

USUAL_PERCENTS = (1.0, 2.0, 5.0, 10.0)


def trade_of(
    event: Event, published: Schedule, percents: Sequence[float], options: Options, budget: Budget
) -> Trade:
    """The trade-off between what was promised and what could be won.

    Parameters
    ----------
    published
        A schedule of the event, which may have changed since.
    percents
        Of the published meetings, 0 < percent <= 100 each.
    budget
        `budget.stop()` ends the search early.

    Raises
    ------
    NoSchedule, NoneFound
        In the event's language.
    """
    with told_in(event.language):
        return trade(event, published, percents, options, budget)


def trade_document(event: Event, found: Trade) -> dict[str, Any]:
    """The curve as JSON, with the meetings that change at each point."""
    return {
        "published": found.published,
        "gone": found.gone,
        "points": [_point(event, point) for point in found.points],
    }


def _point(event: Event, point: TradePoint) -> dict[str, Any]:
    return {
        "percent": point.percent,
        "most": point.most,
        "meetings": point.meetings,
        "proven": point.is_proven,
        "stages": [stage_document(stage) for stage in point.stages],
        "changed": [_changed(event, changed) for changed in point.changed],
    }


def _changed(event: Event, changed: Moved) -> dict[str, Any]:
    slot = changed.slot
    return {
        "id": changed.meeting.id,
        "participants": list(changed.meeting.participants),
        "starts": instant_text(changed.meeting.starts_at),
        "new_participants": changed.pair and list(changed.pair),
        "new_starts": None if slot is None else instant_text(event.grid.slots[slot].starts_at),
    }
