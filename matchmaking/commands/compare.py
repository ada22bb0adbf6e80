"""Two schedules of one event side by side, as one command, and as a document."""

from typing import Any

from matchmaking.commands.stage_documents import stage_document
from matchmaking.comparison import (
    Comparison,
    Fate,
    MeetingChange,
    PersonChange,
    compare,
)
from matchmaking.files import instant_text
from matchmaking.model.schedule import Meeting

__all__ = ["compare", "comparison_document"]


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON: every meeting of either schedule, and everybody concerned."""
    return {
        "event": comparison.event_id,
        "judgement": comparison.judgement,
        "stages": [stage_document(stage) for stage in comparison.stages],
        "counts": {fate.value: len(comparison.of_fate(fate)) for fate in Fate},
        "meetings": [_meeting_change(change) for change in comparison.meetings],
        "participants": [_person(change) for change in comparison.people],
    }


def _meeting_change(change: MeetingChange) -> dict[str, Any]:
    return {
        "id": change.latest.id,
        "fate": change.fate,
        "has_other_link": change.has_other_link,
        "before": change.before and _meeting(change.before),
        "after": change.after and _meeting(change.after),
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "participants": list(meeting.participants),
        "starts": instant_text(meeting.starts_at),
        "ends": instant_text(meeting.ends_at),
        "value": meeting.value,
    }


def _person(change: PersonChange) -> dict[str, Any]:
    ids = {
        fate.value: [seen.latest.id for seen in change.changes if seen.fate is fate]
        for fate in (Fate.MOVED, Fate.WON, Fate.LOST)
    }
    return {
        "id": change.id,
        "meetings_before": change.meetings_before,
        "meetings_after": change.meetings_after,
        "satisfaction_before": change.satisfaction_before,
        "satisfaction_after": change.satisfaction_after,
        **ids,
    }
