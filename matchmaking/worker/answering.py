"""How a run ends in the database: with a draft, with a comparison, or with what went wrong."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from matchmaking.commands.failures import failure_lines
from matchmaking.editing import State
from matchmaking.errors import MatchmakingError
from matchmaking.failpoints import failpoint
from matchmaking.model.schedule import Schedule
from matchmaking.storage import Store
from matchmaking.storage.draft_rows import Told, new_draft
from matchmaking.worker.inputs import Inputs
from matchmaking.worker.taking import Taken, end, ours


def store_draft(store: Store, taken: Taken, schedule: Schedule, inputs: Inputs) -> None:
    """End the run with a draft of its own: both, or neither where the run is no longer ours."""
    with store.writing() as connection:
        row = ours(connection, taken, lock=True)
        if row is not None and row["wanted"] != "cancel":
            answer = _with_draft(connection, taken, row["asked_by"], schedule, inputs)
            end(connection, taken, "done", answer, draft=answer["draft"])
        elif row is not None:
            end(connection, taken, "cancelled", None)
        failpoint("before the result is committed")
    failpoint("after the result was committed")


def store_answer(store: Store, taken: Taken, answer: dict[str, Any]) -> None:
    """End a what-if with its comparison."""
    with store.writing() as connection:
        _end_unless_cancelled(connection, taken, "done", answer)


def store_failure(store: Store, taken: Taken, error: MatchmakingError) -> None:
    """End the run with what a user is told, in the event's language."""
    answer = {"error": type(error).__name__, "told": failure_lines(error)}
    with store.writing() as connection:
        _end_unless_cancelled(connection, taken, "failed", answer)


def _end_unless_cancelled(
    connection: Connection, taken: Taken, state: str, answer: dict[str, Any]
) -> None:
    row = ours(connection, taken, lock=True)
    if row is not None and row["wanted"] == "cancel":
        end(connection, taken, "cancelled", None)
    else:
        end(connection, taken, state, answer)


def _with_draft(
    connection: Connection, taken: Taken, asked_by: str, schedule: Schedule, inputs: Inputs
) -> dict[str, Any]:
    """Store the draft; what is to be told of it is returned."""
    locked = inputs.locks.meetings & {meeting.id for meeting in schedule.meetings}
    draft_id = new_draft(
        connection,
        taken.event_id,
        Told(State(schedule, locked), inputs.event_revision),
        {"run": taken.run_id},
        name=taken.run_id,
        by=asked_by,
        at=datetime.now(UTC).replace(microsecond=0),
        run_id=taken.run_id,
    )
    stages = [
        {"stage": stage.stage, "achieved": stage.achieved, "bound": stage.bound}
        for stage in schedule.stages
    ]
    return {
        "draft": draft_id,
        "status": schedule.status,
        "gap": schedule.gap,
        "stages": stages,
        "meetings": len(schedule.meetings),
    }
