"""The command that makes a schedule from elsewhere a draft; judges no meeting."""

import json
from hashlib import sha256

from sqlalchemy import select

from matchmaking.editing import State
from matchmaking.errors import BadInput, Mistake
from matchmaking.files import schedule_to_json
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Work, command
from matchmaking.storage.draft_rows import Told, new_draft
from matchmaking.storage.tables import drafts, revisions


@command(changes=True)
def import_schedule(work: Work, schedule: Schedule, name: str) -> str | None:
    """Keep a schedule as a draft, ids, sequences and dates included; the draft's id is returned.

    ``None``: a draft that is not discarded began with this very schedule, so nothing was done.

    Raises
    ------
    BadInput
        When it is a schedule of another event.
    """
    if schedule.event_id != work.event_id:
        fields = {"event": work.event_id}
        mistake = Mistake(
            "run.previous_of_another_event", name, None, "event", schedule.event_id, fields
        )
        raise BadInput([mistake])
    step = {"import": _digest(schedule)}
    if _is_there(work, step):
        return None
    draft_id = new_draft(
        work.connection,
        work.event_id,
        Told(State(schedule), None),
        step,
        name=name,
        by=work.actor.id,
        at=work.now,
    )
    work.note(draft_id, meetings=len(schedule.meetings))
    return draft_id


def _digest(schedule: Schedule) -> str:
    return sha256(json.dumps(schedule_to_json(schedule), sort_keys=True).encode()).hexdigest()


def _is_there(work: Work, step: dict[str, str]) -> bool:
    query = (
        select(revisions.c.step)
        .join(drafts, drafts.c.id == revisions.c.draft_id)
        .where(
            drafts.c.event_id == work.event_id,
            drafts.c.discarded_at.is_(None),
            revisions.c.number == 1,
        )
    )
    return step in work.connection.execute(query).scalars()
