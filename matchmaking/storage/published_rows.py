"""What is published: every version, and the rows of the present one; judges nothing.

The rows are replaced by their difference: what did not change is not touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, or_, select

from matchmaking.errors import NotThere
from matchmaking.files import schedule_from_json, schedule_to_json
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import sides_of
from matchmaking.storage.tables import attendances, meetings, publications, slots

_AT_ONCE = 200
"""Rows that one statement takes away: SQLite bounds its variables."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One version without its schedule.

    Attributes
    ----------
    draft_id, draft_revision
        ``None`` where it was made by hand.
    event_revision
        That of the event of which the schedule tells; ``None``: unknown.
    """

    version: int
    draft_id: str | None
    draft_revision: int | None
    published_by: str
    published_at: datetime
    event_revision: int | None


_PUBLICATION = [publications.c[name] for name in Publication.__dataclass_fields__]


def publications_of(connection: Connection, event_id: str) -> tuple[Publication, ...]:
    """Every version of an event, the present one first."""
    query = select(*_PUBLICATION).where(publications.c.event_id == event_id)
    rows = connection.execute(query.order_by(publications.c.version.desc()))
    return tuple(Publication(*row) for row in rows)


def present_publication(connection: Connection, event_id: str) -> Publication | None:
    """The version that holds; ``None``: nothing was published yet."""
    query = select(*_PUBLICATION).where(publications.c.event_id == event_id)
    row = connection.execute(query.order_by(publications.c.version.desc()).limit(1)).one_or_none()
    return None if row is None else Publication(*row)


def published_schedule(connection: Connection, event_id: str, version: int) -> Schedule:
    """The schedule of one version.

    Raises
    ------
    NotThere
        When there is no such version.
    """
    query = select(publications.c.schedule).where(
        publications.c.event_id == event_id, publications.c.version == version
    )
    document = connection.execute(query).scalar_one_or_none()
    if document is None:
        raise NotThere("version", str(version))
    return schedule_from_json(document)


def add_publication(
    connection: Connection, event: Event, publication: Publication, schedule: Schedule
) -> None:
    """Store a version, and bring the rows to what it says.

    Its meetings begin at slots that do not overlap, and are held by participants of the event.
    """
    row = {name: getattr(publication, name) for name in Publication.__dataclass_fields__}
    row |= {"event_id": event.id, "schedule": schedule_to_json(schedule)}
    connection.execute(insert(publications).values(row))
    _bring(connection, event, schedule.meetings)


def _bring(connection: Connection, event: Event, held: Iterable[Meeting]) -> None:
    """Take away what is gone or different, from the attendances up, then add what is new."""
    held = tuple(held)
    wanted = {
        slots: [_slot(event, meeting) for meeting in held],
        meetings: [_meeting(event, meeting) for meeting in held],
        attendances: [row for meeting in held for row in _attendances(event, meeting)],
    }
    new = {table: _difference(connection, event.id, table, wanted[table]) for table in wanted}
    for table in (attendances, meetings, slots):
        _take_away(connection, event.id, table, new[table][0])
    for table in (slots, meetings, attendances):
        if new[table][1]:
            connection.execute(insert(table), new[table][1])


Key = tuple[Any, ...]
Rows = list[dict[str, Any]]


def _difference(
    connection: Connection, event_id: str, table: Table, wanted: Rows
) -> tuple[list[Key], Rows]:
    """The keys of rows that are gone or different, and the rows to put in."""
    columns = [column.name for column in table.columns]
    there = {
        _key(table, row): dict(row)
        for row in connection.execute(select(table).where(table.c.event_id == event_id)).mappings()
    }
    rows = {_key(table, row): {name: row[name] for name in columns} for row in wanted}
    changed = [key for key, row in there.items() if rows.get(key) != row]
    return changed, [row for key, row in rows.items() if there.get(key) != row]


def _key(table: Table, row: Mapping[Any, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _take_away(connection: Connection, event_id: str, table: Table, keys: list[Key]) -> None:
    columns = tuple(column for column in table.primary_key.columns if column.name != "event_id")
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        these = or_(
            *(and_(*(c == v for c, v in zip(columns, key[1:], strict=True))) for key in some)
        )
        connection.execute(delete(table).where(table.c.event_id == event_id, these))


def _slot(event: Event, meeting: Meeting) -> dict[str, Any]:
    return {"event_id": event.id, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at}


def _meeting(event: Event, meeting: Meeting) -> dict[str, Any]:
    side, other_side = sides_of(event, *meeting.participants)
    return {
        **_slot(event, meeting),
        "id": meeting.id,
        "side": side,
        "other_side": other_side,
        "video_url": meeting.video_url,
        "sequence": meeting.sequence,
    }


def _attendances(event: Event, meeting: Meeting) -> Rows:
    own = {"event_id": event.id, "starts_at": meeting.starts_at, "meeting_id": meeting.id}
    return [
        {**own, "participant_id": participant, "place": place}
        for place, participant in enumerate(meeting.participants)
    ]
