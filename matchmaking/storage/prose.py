"""The sentences in an event's stored documents, told anew; knows not why.

All else in the documents is ids, numbers and words of this program.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select, update

from matchmaking.storage.tables import drafts, publications, revisions, runs

Rewriting = Callable[[str], str]


def rewrite_prose(
    connection: Connection, event_id: str, gone: Collection[str], rewrite: Rewriting
) -> None:
    """Rewrite each sentence in drafts, versions and runs.

    Parameters
    ----------
    gone
        Ids and companies; what documents tell of wishes of theirs or about them is taken out.
    """
    names = frozenset(gone)

    def schedule(document: dict[str, Any]) -> dict[str, Any]:
        return _schedule(document, names, rewrite)

    own_drafts = select(drafts.c.id).where(drafts.c.event_id == event_id)
    own_revisions = revisions.c.draft_id.in_(own_drafts)
    _change(connection, revisions, own_revisions, "schedule", schedule)
    own_versions = publications.c.event_id == event_id
    _change(connection, publications, own_versions, "schedule", schedule)
    _change(connection, drafts, drafts.c.event_id == event_id, "name", rewrite)
    own_runs = runs.c.event_id == event_id
    _change(connection, runs, own_runs, "answer", lambda answer: _answer(answer, rewrite))
    _change(connection, runs, own_runs, "order", lambda order: _order(order, names, rewrite))


def _change(
    connection: Connection, table: Table, own: Any, column: str, new: Callable[[Any], Any]
) -> None:
    """Change a column row by row: a document may be large."""
    key = table.primary_key.columns
    for row in connection.execute(select(*key).where(own)).all():
        this = [part == value for part, value in zip(key, row, strict=True)]
        before = connection.execute(select(table.c[column]).where(*this)).scalar_one()
        after = None if before is None else new(before)
        if after != before:
            connection.execute(update(table).where(*this).values({column: after}))


def _schedule(document: dict[str, Any], gone: frozenset[str], rewrite: Rewriting) -> dict[str, Any]:
    """A ``schedule.json`` as it was, but for the wishes that were not met."""
    unmet = [
        {**wish, "explanation": rewrite(wish["explanation"])}
        for wish in document.get("unscheduled", ())
        if gone.isdisjoint((wish["from"], wish["to"]))
    ]
    return {**document, "unscheduled": unmet}


def _answer(answer: dict[str, Any], rewrite: Rewriting) -> dict[str, Any]:
    """What a run that failed has told."""
    return {**answer, "told": list(map(rewrite, answer["told"]))} if "told" in answer else answer


def _order(order: Mapping[str, Any], gone: frozenset[str], rewrite: Rewriting) -> dict[str, Any]:
    """What was asked of a run: a what-if sets values of people by their ids."""
    changes = order.get("changes")
    if changes is None:
        return {**order}
    theirs = tuple(f"participants.{name}." for name in gone)
    values = [rewrite(value) for value in changes["values"] if not value.startswith(theirs)]
    return {**order, "changes": {**changes, "values": values}}
