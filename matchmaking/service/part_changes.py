"""Changes a part of an event, judged by all that it touches; knows not what is changed."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from matchmaking.errors import BadInput, Mistake, NotThere
from matchmaking.files import event_from_json, event_to_json
from matchmaking.service.command import Work
from matchmaking.storage.event_changes import change_event
from matchmaking.storage.event_difference import difference
from matchmaking.storage.event_rows import Row
from matchmaking.storage.events import part_of_event


def part_around(work: Work, names: Iterable[str]) -> Row:
    """The part of the event by which changes of the parties named are judged."""
    return part_of_event(work.connection, work.event_id, work.settings, names)


def people_of(part: Row, party: str) -> list[Row]:
    """The rows of those for whom a party stands.

    Raises
    ------
    NotThere
        When there is no such party.
    """
    rows: list[Row] = part["participants"]
    people = [row for row in rows if party in (row["id"], row.get("company"))]
    if not people:
        raise NotThere("participant", party)
    return people


def person_in(part: Row, participant_id: str) -> Row:
    """The row of a participant.

    Raises
    ------
    NotThere
        When there is none with this id.
    """
    for row in people_of(part, participant_id):
        if row["id"] == participant_id:
            return row
    raise NotThere("participant", participant_id)


def check_columns(subject: str, values: Mapping[str, Any], columns: Collection[str]) -> None:
    """Make sure that only these columns are given.

    Raises
    ------
    BadInput
        With one mistake for each other column.
    """
    fields = {"columns": ", ".join(columns)}
    mistakes = [
        Mistake("error.unknown_column", subject, column=name, fields=fields)
        for name in values
        if name not in columns
    ]
    if mistakes:
        raise BadInput(mistakes)


def change_part(work: Work, before: Row, after: Row, subject: str) -> None:
    """Store a part of the event as `after` says.

    Raises
    ------
    BadInput
        With every mistake, told of `subject`.
    """
    changes = difference(before, event_to_json(event_from_json(after, subject)))
    if changes:
        change_event(work.connection, work.event_id, changes)
        work.note(subject, **changes.counts())


def change_row(work: Work, before: Row, row: Row, values: Mapping[str, Any]) -> None:
    """Store other values for a participant; mistakes in them stand at ``/participants/0``."""
    others = (other for other in before["participants"] if other is not row)
    after = {**before, "participants": [{**row, **values}, *others]}
    change_part(work, before, after, row["id"])
