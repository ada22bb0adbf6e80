"""A schedule as the JSON document ``schedule.json``; reads nothing and judges nothing."""

from typing import Any

from matchmaking.files.moments import instant_text
from matchmaking.model.schedule import (
    Meeting,
    ParticipantOutcome,
    RunRecord,
    Schedule,
    StageOutcome,
    UnmetWish,
)

FORMAT = 1
"""The version of the document's format."""


def schedule_to_json(schedule: Schedule) -> dict[str, Any]:
    """The document with its keys in their order; ``ended`` only where a meeting has ended."""
    document = {
        "format": FORMAT,
        "event": schedule.event_id,
        "status": schedule.status,
        "value": schedule.value,
        "gap": schedule.gap,
        "stages": [_stage(stage) for stage in schedule.stages],
        "run": _run(schedule.run),
        "meetings": [_meeting(meeting) for meeting in schedule.meetings],
        "participants": [_participant(outcome) for outcome in schedule.participants],
        "unscheduled": [_unmet_wish(wish) for wish in schedule.unscheduled],
    }
    if schedule.ended:
        document["ended"] = [{"id": m.id, "sequence": m.sequence} for m in schedule.ended]
    return document


def _stage(outcome: StageOutcome) -> dict[str, Any]:
    return {"stage": outcome.stage, "achieved": outcome.achieved, "bound": outcome.bound}


def _run(run: RunRecord) -> dict[str, Any]:
    return {
        "seconds": run.seconds,
        "seed": run.seed,
        "workers": run.workers,
        "program": run.program,
        "method": run.method,
        "zone_data": run.zone_data,
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "participants": list(meeting.participants),
        "starts": instant_text(meeting.starts_at),
        "ends": instant_text(meeting.ends_at),
        "value": meeting.value,
        "fixed": meeting.fixed,
        "video_url": meeting.video_url,
        "sequence": meeting.sequence,
        "created_at": instant_text(meeting.created_at),
        "revised_at": instant_text(meeting.revised_at),
    }


def _participant(outcome: ParticipantOutcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "meetings": outcome.meetings,
        "satisfaction": outcome.satisfaction,
        "idle_slots": outcome.idle_slots,
        "uncomfortable": outcome.uncomfortable,
    }


def _unmet_wish(wish: UnmetWish) -> dict[str, Any]:
    return {
        "from": wish.source,
        "to": wish.target,
        "rating": wish.rating.word,
        "reason": wish.reason.value,
        "explanation": wish.explanation,
    }
