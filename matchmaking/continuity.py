"""What a meeting keeps through a re-solve: id, sequence, dates, link; knows no calendar format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from matchmaking.model.event import Event
from matchmaking.model.schedule import EndedMeeting, Meeting, Schedule
from matchmaking.model.sides import lasting_id


def under_earlier_ids(
    event: Event, meetings: Iterable[Meeting], previous: Schedule | None
) -> tuple[Meeting, ...]:
    """Each new meeting under the id of its two sides in the earlier schedule, by start and id.

    Where two sides met several times then, as they may no more, the meeting that stays goes on.
    """
    meetings = tuple(meetings)
    held = {meeting.promise for meeting in meetings}
    earlier = sorted(_meetings(previous), key=lambda before: before.promise in held)
    known = {lasting_id(event, before): before.id for before in earlier}
    named = (replace(meeting, id=known.get(meeting.id, meeting.id)) for meeting in meetings)
    return tuple(sorted(named, key=lambda meeting: (meeting.starts_at, meeting.id)))


def by_id(previous: Schedule | None) -> dict[str, Meeting]:
    """The earlier meetings by id."""
    return {meeting.id: meeting for meeting in _meetings(previous)}


def carried_over(
    meetings: Iterable[Meeting], previous: Schedule | None, now: datetime
) -> Iterator[Meeting]:
    """Yield the new meetings as continuations of the earlier ones of the same id.

    `sequence` grows by one and `revised_at` becomes `now` when start, end, people or link change
    (RFC 5546, 2.1.4: a receiver ignores a change whose SEQUENCE did not grow); a meeting of two
    sides whose meeting had ended goes on at that one's sequence + 1.
    """
    earlier, last_sequence = by_id(previous), _last_sequences(previous)
    for meeting in meetings:
        if meeting.id in earlier:
            yield _continued(meeting, earlier[meeting.id], now)
        elif meeting.id in last_sequence:
            yield replace(meeting, sequence=last_sequence[meeting.id] + 1)
        else:
            yield meeting


def ended_meetings(
    meetings: Iterable[Meeting], previous: Schedule | None
) -> tuple[EndedMeeting, ...]:
    """The meetings that are no longer held, with the last sequence that anybody saw."""
    seen = _last_sequences(previous) | {m.id: m.sequence for m in _meetings(previous)}
    held = {meeting.id for meeting in meetings}
    return tuple(EndedMeeting(id, seen[id]) for id in sorted(seen) if id not in held)


def _meetings(previous: Schedule | None) -> tuple[Meeting, ...]:
    return previous.meetings if previous else ()


def _last_sequences(previous: Schedule | None) -> dict[str, int]:
    return {ended.id: ended.sequence for ended in previous.ended} if previous else {}


def _continued(meeting: Meeting, before: Meeting, now: datetime) -> Meeting:
    kept = replace(meeting, created_at=before.created_at)
    if _seen_by_guests(meeting) == _seen_by_guests(before):
        return replace(kept, sequence=before.sequence, revised_at=before.revised_at)
    return replace(kept, sequence=before.sequence + 1, revised_at=now)


def _seen_by_guests(meeting: Meeting) -> tuple[object, ...]:
    return *meeting.promise, meeting.ends_at, meeting.video_url
