"""The commands by which participants are added, described and removed."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import func, or_, select

from matchmaking.service.command import Work, command
from matchmaking.service.hours import HOURS
from matchmaking.service.part_changes import (
    change_part,
    change_row,
    check_columns,
    part_around,
    people_of,
    person_in,
)
from matchmaking.service.published_people import check_without_meetings
from matchmaking.storage.event_changes import change_event
from matchmaking.storage.event_difference import difference
from matchmaking.storage.tables import participants, preferences

DESCRIPTION = ("name", "email", "country", "languages", "language", "sectors", "offers", "seeks")
"""The columns in which a company describes its own people."""

COLUMNS = tuple(c.name for c in participants.c if c.name not in ("event_id", "id", "position"))
"""All columns but the id; those that are neither hours nor description are the organisers'."""


@command(changes=True)
def add_participant(work: Work, party: str, row: Mapping[str, Any]) -> None:
    """Add a participant.

    Parameters
    ----------
    party
        The company that it represents; its own id where there is none.
    row
        Its other columns, as in the JSON document. A company itself gives id, hours and
        description only: kind and site are those of its first representative.

    Raises
    ------
    BadInput
        With every mistake; also when the id is taken.
    """
    check_columns(party, row, ("id", *(COLUMNS if work.by_organiser else HOURS + DESCRIPTION)))
    id_ = str(row.get("id"))
    before = part_around(work, [party, id_, *_ids_like(work, id_)])
    new = {**row} if id_ == party else {**row, "company": party}
    if not work.by_organiser:
        colleague = people_of(before, party)[0]
        new |= {column: colleague.get(column) for column in ("kind", "site")}
    change_part(work, before, {**before, "participants": [new, *before["participants"]]}, id_)


@command(changes=True)
def change_participant(work: Work, participant_id: str, values: Mapping[str, Any]) -> None:
    """Set some columns of a participant, as in the JSON document; ``None`` clears a column.

    A company itself sets the `DESCRIPTION` of its people only, and their hours by `change_hours`.

    Raises
    ------
    BadInput
        With every mistake; also when wishes or fixed meetings contradict what is new.
    NotThere
        When there is no such participant.
    """
    check_columns(participant_id, values, COLUMNS if work.by_organiser else DESCRIPTION)
    company = str(values.get("company") or participant_id)
    part = part_around(work, {participant_id, company, *_wished(work, participant_id)})
    change_row(work, part, person_in(part, participant_id), values)


@command(changes=True)
def remove_participant(work: Work, participant_id: str) -> None:
    """Take a participant away with its wishes, fixed meetings and roles.

    Raises
    ------
    Conflict
        When it has published meetings, which have to be cancelled before.
    NotThere
        When there is no such participant.
    """
    person_in(part_around(work, [participant_id]), participant_id)
    check_without_meetings(work, [participant_id])
    take_away(work, participant_id)
    work.note(participant_id)


def take_away(work: Work, participant_id: str) -> None:
    """Take a participant's row away, and all that cannot be without it."""
    changes = difference({"participants": [{"id": participant_id}]}, {})
    change_event(work.connection, work.event_id, changes)


def _ids_like(work: Work, id_: str) -> Iterator[str]:
    """Yield the ids of the event that are the same but for their case."""
    query = select(participants.c.id).where(
        participants.c.event_id == work.event_id, func.lower(participants.c.id) == id_.lower()
    )
    yield from work.connection.execute(query).scalars()


def _wished(work: Work, participant_id: str) -> set[str]:
    """Whom the wishes of and about a participant and its company name."""
    own = select(participants.c.company).where(
        participants.c.event_id == work.event_id, participants.c.id == participant_id
    )
    names = [participant_id, work.connection.execute(own).scalar() or participant_id]
    query = select(preferences.c.source, preferences.c.target).where(
        preferences.c.event_id == work.event_id,
        or_(preferences.c.source.in_(names), preferences.c.target.in_(names)),
    )
    return {name for row in work.connection.execute(query) for name in row}
