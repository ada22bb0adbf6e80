"""Reads a stored event, whole or the part that a change concerns; changes nothing."""

from collections.abc import Iterable

from sqlalchemy import Connection, or_

from matchmaking.errors import NotThere
from matchmaking.files import event_from_json
from matchmaking.model.event import Event
from matchmaking.storage.event_rows import Document, Row, stored_document, stored_rows
from matchmaking.storage.tables import fixed, participants, preferences


def event_in(connection: Connection, event_id: str) -> Event:
    """A stored event.

    Raises
    ------
    NotThere
        When there is none with this id.
    """
    document = stored_document(connection, event_id)
    if document is None:
        raise NotThere("event", event_id)
    return event_from_json(document, event_id)


def part_of_event(
    connection: Connection, event_id: str, settings: Document, names: Iterable[str]
) -> Row:
    """The document of that part of an event by which changes of some parties are judged.

    It holds the people for whom `names` stand, those with whom they have fixed meetings, and the
    wishes among all of them.
    """

    def people_named(names: set[str]) -> list[Row]:
        named = or_(participants.c.id.in_(names), participants.c.company.in_(names))
        return stored_rows(connection, "participants", event_id, named)

    ids = {row["id"] for row in people_named(set(names))}
    agreed = stored_rows(connection, "fixed", event_id, or_(fixed.c.a.in_(ids), fixed.c.b.in_(ids)))
    people = people_named(set(names).union(*((row["a"], row["b"]) for row in agreed)))
    parties = {row["id"] for row in people} | {row["company"] for row in people if "company" in row}
    among = preferences.c.source.in_(parties) & preferences.c.target.in_(parties)
    return {
        **settings,
        "sites": stored_rows(connection, "sites", event_id),
        "participants": people,
        "preferences": stored_rows(connection, "preferences", event_id, among),
        "fixed": agreed,
    }
