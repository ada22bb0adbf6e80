"""What a meeting keeps through a re-solve: id, sequence, dates, link; knows no calendar format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from matchmaking.model.event import Event
from matchmaking.model.schedule import EndedMeeting, Meeting, Schedule
from matchmaking.model.sides import lasting_id


def earlier_meetings(event: Event, previous: Schedule | None) -> dict[str, Meeting]:
    """The meetings of an earlier schedule by the id that their two sides have in this event."""
    meetings = previous.meetings if previous else ()
    return {lasting_id(event, meeting): meeting for meeting in meetings}


def carried_over(
    meetings: Iterable[Meeting],
    earlier: dict[str, Meeting],
    ended: Iterable[EndedMeeting],
    now: datetime,
) -> Iterator[Meeting]:
    """Yield the new meetings as continuations of the earlier ones of the same two sides.

    `sequence` grows by one and `revised_at` becomes `now` when time, people or link change (RFC
    5546, 2.1.4: a receiver ignores a change whose SEQUENCE did not grow); a meeting of two sides
    whose meeting had ended goes on at that one's sequence + 1.
    """
    last_sequence = {meeting.id: meeting.sequence for meeting in ended}
    for meeting in meetings:
        before = earlier.get(meeting.id)
        if before is not None:
            yield _continued(meeting, before, now)
        elif meeting.id in last_sequence:
            yield replace(meeting, sequence=last_sequence[meeting.id] + 1)
        else:
            yield meeting


def ended_meetings(
    meetings: Iterable[Meeting], earlier: dict[str, Meeting], ended: Iterable[EndedMeeting]
) -> tuple[EndedMeeting, ...]:
    """The meetings that are no longer held, with the last sequence that anybody saw."""
    gone = {meeting.id: meeting.sequence for meeting in ended}
    gone |= {before.id: before.sequence for before in earlier.values()}
    held = {meeting.id for meeting in meetings}
    return tuple(EndedMeeting(id, gone[id]) for id in sorted(gone) if id not in held)


def _continued(meeting: Meeting, before: Meeting, now: datetime) -> Meeting:
    kept = replace(meeting, id=before.id, created_at=before.created_at)
    if _seen_by_guests(meeting) == _seen_by_guests(before):
        return replace(kept, sequence=before.sequence, revised_at=before.revised_at)
    return replace(kept, sequence=before.sequence + 1, revised_at=now)


def _seen_by_guests(meeting: Meeting) -> tuple[object, ...]:
    people = frozenset(meeting.participants)
    return meeting.starts_at, meeting.ends_at, people, meeting.video_url
