"""What a run reads before it searches: the event, what the run stands on, what was found before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from matchmaking.editing import with_agreed
from matchmaking.files import event_to_json, instant_text, schedule_from_json, schedule_to_json
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import NO_LOCKS, Held, Locks, Options
from matchmaking.service.changed_inputs import Changes, changed_event
from matchmaking.storage.events import event_in
from matchmaking.storage.tables import events, publications, revisions, runs
from matchmaking.worker.taking import Taken


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that decides what a run brings, and from where it goes on.

    Attributes
    ----------
    event
        Of a what-if: as it would be.
    event_revision
        The number of the event's inputs, which grows with every change of them.
    previous, locks
        The schedule on which the run stands, and what of it may not change at all.
    is_what_if, keep
        Whether the answer is a comparison; whether `previous` then promises anything.
    seconds_most
        When a search that is bounded by effort has to end all the same.
    found, seconds_before
        The best meetings of an earlier attempt, and how long that had searched.
    """

    event: Event
    event_revision: int
    previous: Schedule | None
    locks: Locks
    options: Options
    seconds_most: float
    is_what_if: bool
    keep: bool
    found: tuple[Held, ...] = ()
    seconds_before: float = 0.0

    def fingerprint(self) -> str:
        """SHA-256 of the event, of what the run stands on and of the locks, in hex digits."""
        document = {
            "event": event_to_json(self.event),
            "previous": self.previous and schedule_to_json(self.previous),
            "locks": sorted(self.locks.meetings),
        }
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def read_inputs(connection: Connection, taken: Taken) -> Inputs:
    """The inputs of a run as they are now.

    Raises
    ------
    BadInput
        When the changes of a what-if no longer fit the event.
    """
    run = select(runs.c.order, runs.c.best, events.c.revision).join_from(runs, events)
    order, best, revision = connection.execute(run.where(runs.c.id == taken.run_id)).one()
    event = event_in(connection, taken.event_id)
    previous, locked = _stands_on(connection, taken.event_id, order["stands_on"])
    if order["changes"] is not None:
        event = changed_event(event, Changes.from_json(order["changes"]))
    if previous is not None:
        event = with_agreed(event, previous)
    inputs = Inputs(
        event=event,
        event_revision=revision,
        previous=previous,
        locks=Locks(frozenset(locked)) if locked else NO_LOCKS,
        options=Options(order["seconds"], order["effort"], order["seed"], order["workers"]),
        seconds_most=order["seconds_most"],
        is_what_if=order["changes"] is not None,
        keep=order["keep"],
    )
    return inputs if best is None else _going_on(inputs, best)


def best_document(seconds: float, meetings: list[Held]) -> dict[str, Any]:
    """What is stored of a search that goes on, for whoever has to go on from there."""
    return {
        "seconds": seconds,
        "meetings": [[a, b, instant_text(starts_at)] for a, b, starts_at in meetings],
    }


def _going_on(inputs: Inputs, best: Mapping[str, Any]) -> Inputs:
    found = tuple((a, b, datetime.fromisoformat(starts)) for a, b, starts in best["meetings"])
    return replace(inputs, found=found, seconds_before=best["seconds"])


def _stands_on(
    connection: Connection, event_id: str, where: Mapping[str, Any] | None
) -> tuple[Schedule | None, list[str]]:
    """The schedule and the ids of its locked meetings."""
    if where is None:
        return None, []
    if "version" in where:
        version = publications.c.event_id == event_id, publications.c.version == where["version"]
        document = connection.execute(select(publications.c.schedule).where(*version)).scalar_one()
        return schedule_from_json(document), []
    state = revisions.c.draft_id == where["draft"], revisions.c.number == where["revision"]
    row = connection.execute(select(revisions.c.schedule, revisions.c.locked).where(*state)).one()
    return schedule_from_json(row.schedule), row.locked
