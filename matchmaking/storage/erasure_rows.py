"""Whose personal data was erased, read and written; erases nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from matchmaking.errors import Conflict, Said
from matchmaking.storage.tables import erasures, events


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, and when; `participant_id` is ``None`` for a whole event."""

    event_id: str
    participant_id: str | None
    erased_at: datetime


def all_erasures(connection: Connection) -> list[Erasure]:
    """Those of participants, then those of events, each in the order of time."""
    people = select(erasures).order_by(erasures.c.erased_at, erasures.c.participant_id)
    whole = (
        select(events.c.id, events.c.erased_at)
        .where(events.c.erased_at.is_not(None))
        .order_by(events.c.erased_at, events.c.id)
    )
    return [
        *(Erasure(*row) for row in connection.execute(people)),
        *(Erasure(id_, None, erased_at) for id_, erased_at in connection.execute(whole)),
    ]


def add_erasure(
    connection: Connection, event_id: str, participant_id: str, erased_at: datetime
) -> None:
    """Remember that a participant was erased, unless that is remembered already."""
    if participant_id not in _erased(connection, event_id):
        row = {"event_id": event_id, "participant_id": participant_id, "erased_at": erased_at}
        connection.execute(insert(erasures).values(row))


def check_not_erased(connection: Connection, event_id: str, new: Collection[str]) -> None:
    """Make sure that nobody comes back who was erased, for example with an earlier file.

    Raises
    ------
    Conflict
        One reason for each id that belonged to somebody who was erased.
    """
    gone = _erased(connection, event_id).intersection(new) if new else ()
    if gone:
        raise Conflict([Said("erasure.was_erased", {"participant": id_}) for id_ in sorted(gone)])


def _erased(connection: Connection, event_id: str) -> set[str]:
    query = select(erasures.c.participant_id).where(erasures.c.event_id == event_id)
    return set(connection.execute(query).scalars())
