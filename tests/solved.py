"""Schedules as a run leaves them, for rooms that only go on with them."""

from dataclasses import replace
from datetime import UTC, datetime

from matchmaking.commands.solve import continued
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Options, plan
from matchmaking.unmet import unmet_wishes

SOLVED_AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def solved(event: Event, effort: float = 1) -> Schedule:
    """The best schedule that is found, with links and reasons."""
    planned = plan(event, None, Options(effort=effort, workers=1), SOLVED_AT)
    schedule = continued(event, planned, None, SOLVED_AT)
    return replace(schedule, unscheduled=unmet_wishes(event, schedule))
