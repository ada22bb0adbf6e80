"""What an edit makes of a state before anybody judges it; knows no rule, no stage and no link."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from matchmaking.editing.edits import Add, Cancel, Edit, Lock, Move, Swap, Unlock
from matchmaking.editing.state import State
from matchmaking.errors import NotThere
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting
from matchmaking.model.sides import meeting_id, sides_of


def applied(event: Event, state: State, edit: Edit, now: datetime) -> tuple[State, list[Meeting]]:
    """The state after an edit, and the meetings that it put somewhere.

    A meeting that is added counts as fixed, and one that moves stays locked where it was locked.

    Raises
    ------
    NotThere
        When the edit names a meeting or a participant that does not exist.
    """
    match edit:
        case Add(a, b, starts_at):
            added = _meeting(event, a, b, starts_at, now)
            return _with(state, [*state.schedule.meetings, added]), [added]
        case Move(id_, starts_at):
            return _replaced(state, [_at(event, state.meeting(id_), starts_at)])
        case Swap(id_, other_id):
            one, other = state.meeting(id_), state.meeting(other_id)
            placed = [_at(event, one, other.starts_at), _at(event, other, one.starts_at)]
            return _replaced(state, placed)
        case Cancel(id_):
            gone = state.meeting(id_)
            held = [meeting for meeting in state.schedule.meetings if meeting is not gone]
            return replace(_with(state, held), locked=state.locked - {id_}), []
        case Lock(id_):
            return replace(state, locked=state.locked | {state.meeting(id_).id}), []
        case Unlock(id_):
            return replace(state, locked=state.locked - {state.meeting(id_).id}), []


def _meeting(event: Event, a: str, b: str, starts_at: datetime, now: datetime) -> Meeting:
    for id_ in (a, b):
        if id_ not in event.participant:
            raise NotThere("participant", id_)
    return Meeting(
        id=meeting_id(event, sides_of(event, a, b)),
        participants=(a, b),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=event.meeting_minutes),
        value=0,
        fixed=True,
        video_url=None,
        sequence=0,
        created_at=now,
        revised_at=now,
    )


def _at(event: Event, meeting: Meeting, starts_at: datetime) -> Meeting:
    ends_at = starts_at + timedelta(minutes=event.meeting_minutes)
    return replace(meeting, starts_at=starts_at, ends_at=ends_at)


def _replaced(state: State, placed: list[Meeting]) -> tuple[State, list[Meeting]]:
    new = {meeting.id: meeting for meeting in placed}
    held = (new.get(meeting.id, meeting) for meeting in state.schedule.meetings)
    return _with(state, held), placed


def _with(state: State, meetings: Iterable[Meeting]) -> State:
    return replace(state, schedule=replace(state.schedule, meetings=tuple(meetings)))
