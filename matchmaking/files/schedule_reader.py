"""Reads ``schedule.json`` from whatever program wrote it; judges no meeting.

Needed are ``format``, ``event`` and of each meeting ``id``, ``participants``, ``starts`` and
``ends``; everything else has a default, and keys that nobody knows are passed over.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from matchmaking.errors import BadInput, Mistake
from matchmaking.files.collecting import Mistakes
from matchmaking.files.json_fields import JsonFields
from matchmaking.files.schedule_json import FORMAT
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import (
    EndedMeeting,
    Meeting,
    ParticipantOutcome,
    Reason,
    RunRecord,
    Schedule,
    StageOutcome,
    UnmetWish,
)

UNKNOWN_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""When a meeting was made or changed whose program did not say."""

STATUSES = ("feasible", "optimal")
"""How a run ends that writes a schedule; the first where a program says nothing."""

_RATINGS = tuple(rating.word for rating in Rating if rating is not Rating.NEVER)


def read_schedule(path: Path) -> Schedule:
    """The schedule in a file, or in a folder of results.

    Raises
    ------
    BadInput
        With every mistake of the file: not JSON, a field that is missing or of another type, a
        format that is not known, a meeting id that stands twice, an instant without an offset.
    """
    if path.is_dir():
        path /= "schedule.json"
    return schedule_from_json(_document(path), str(path))


def schedule_from_json(document: dict[str, Any], file: str = "schedule.json") -> Schedule:
    """The schedule of a document that was parsed; mistakes name it `file`.

    Raises
    ------
    BadInput
        With every mistake that `read_schedule` finds in a document.
    """
    mistakes = Mistakes()
    fields = JsonFields(document, file, "", mistakes)
    _check_format(fields)
    schedule = _schedule(fields)
    mistakes.raise_if_any()
    return schedule


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise _refused(path, "schedules.no_file") from error
    except OSError as error:
        raise _refused(path, "schedules.unreadable", fields={"problem": error.strerror}) from error
    except json.JSONDecodeError as error:
        raise _refused(path, "schedules.not_json", row=error.lineno) from error
    # bytes that are no text, or lists nested more deeply than the stack
    except (ValueError, RecursionError) as error:
        raise _refused(path, "schedules.not_json") from error
    if not isinstance(document, dict):
        raise _refused(path, "schedules.object")
    return document


def _refused(path: Path, message: str, **details: Any) -> BadInput:
    return BadInput([Mistake(message, str(path), **details)])


def _check_format(fields: JsonFields) -> None:
    if fields.whole("format") != FORMAT and not fields.mistakes:
        fields.refuse("format", "schedules.format", fields.values["format"], known=FORMAT)
    # what another format means by the same keys cannot be known
    fields.mistakes.raise_if_any()


def _schedule(fields: JsonFields) -> Schedule:
    meetings = _meetings(fields)
    return Schedule(
        event_id=fields.text("event"),
        status=fields.word("status", STATUSES, STATUSES[0]),
        value=fields.whole("value", sum(meeting.value for meeting in meetings)),
        gap=fields.optional_number("gap"),
        stages=tuple(_stage(stage) for stage in fields.each("stages")),
        run=_run(fields.fields("run")),
        meetings=meetings,
        participants=tuple(_participant(outcome) for outcome in fields.each("participants")),
        unscheduled=tuple(_unmet_wish(wish) for wish in fields.each("unscheduled")),
        ended=tuple(_ended(meeting) for meeting in fields.each("ended")),
    )


def _meetings(fields: JsonFields) -> tuple[Meeting, ...]:
    meetings: dict[str, Meeting] = {}
    for entry in fields.each("meetings", required=True):
        meeting = _meeting(entry)
        if meeting.id and meeting.id in meetings:
            entry.refuse("id", "schedules.duplicate_id", meeting.id)
        meetings.setdefault(meeting.id, meeting)
    return tuple(meetings.values())


def _meeting(fields: JsonFields) -> Meeting:
    created_at = fields.instant("created_at", UNKNOWN_DATE)
    return Meeting(
        id=fields.text("id"),
        participants=fields.pair("participants"),
        starts_at=fields.instant("starts"),
        ends_at=fields.instant("ends"),
        value=fields.whole("value", 0),
        fixed=fields.flag("fixed", default=False),
        video_url=fields.free_text("video_url") or None,
        sequence=fields.count("sequence"),
        created_at=created_at,
        revised_at=fields.instant("revised_at", created_at),
    )


def _stage(fields: JsonFields) -> StageOutcome:
    return StageOutcome(
        fields.text("stage"), fields.whole("achieved"), fields.optional_whole("bound")
    )


def _run(fields: JsonFields) -> RunRecord:
    return RunRecord(
        seconds=fields.number("seconds"),
        seed=fields.whole("seed", 0),
        workers=fields.count("workers"),
        program=fields.free_text("program"),
        method=fields.free_text("method"),
        zone_data=fields.free_text("zone_data"),
    )


def _participant(fields: JsonFields) -> ParticipantOutcome:
    return ParticipantOutcome(
        id=fields.text("id"),
        meetings=fields.count("meetings"),
        satisfaction=fields.optional_number("satisfaction"),
        idle_slots=fields.count("idle_slots"),
        uncomfortable=fields.count("uncomfortable"),
    )


def _unmet_wish(fields: JsonFields) -> UnmetWish:
    return UnmetWish(
        source=fields.text("from"),
        target=fields.text("to"),
        rating=Rating[fields.word("rating", _RATINGS).upper()],
        reason=Reason(fields.word("reason", tuple(Reason))),
        explanation=fields.free_text("explanation"),
    )


def _ended(fields: JsonFields) -> EndedMeeting:
    return EndedMeeting(fields.text("id"), fields.count("sequence"))
