"""Meetings and schedules as tests write them; what a test is not about has a default."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from matchmaking.model.event import Event
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Meeting, RunRecord, Schedule

WRITTEN_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def meeting_by_hand(id: str, a: str, b: str, starts_at: datetime, **changes: object) -> Meeting:
    """A meeting of 20 minutes, worth 9, never revised and without a link."""
    fields: dict[str, object] = {
        "ends_at": starts_at + timedelta(minutes=20),
        "value": 9,
        "fixed": False,
        "video_url": None,
        "sequence": 0,
        "created_at": WRITTEN_AT,
        "revised_at": WRITTEN_AT,
    }
    return Meeting(id, (a, b), starts_at, **(fields | changes))


def schedule_by_hand(event_id: str, *meetings: Meeting, **changes: object) -> Schedule:
    """A schedule worth the sum of its meetings' values, which claims no stage."""
    fields: dict[str, object] = {
        "status": "feasible",
        "value": sum(meeting.value for meeting in meetings),
        "gap": None,
        "stages": (),
        "run": RunRecord(0.0, 1, 1, "by hand", "by hand", "2026f"),
        "meetings": meetings,
    }
    return Schedule(event_id, **(fields | changes))


def with_people(event: Event, *ids: str, **changes: object) -> Event:
    """The event in which these participants have other fields."""
    people = tuple(replace(p, **changes) if p.id in ids else p for p in event.participants)
    return replace(event, participants=people)


def wishing(event: Event, *wishes: tuple[str, str, Rating]) -> Event:
    """The event with these wishes and no others."""
    return replace(event, preferences=tuple(Preference(*wish) for wish in wishes))
