"""The commands on a whole event: to make, look at an import, import, export and delete it."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from matchmaking.errors import BadInput, Conflict, Mistake, Said
from matchmaking.files import event_from_json, event_to_json
from matchmaking.model.event import Event
from matchmaking.service.command import Work, command
from matchmaking.service.published_people import check_without_meetings
from matchmaking.storage.account_rows import forget_without_role
from matchmaking.storage.event_changes import add_event, change_event, change_settings
from matchmaking.storage.event_difference import EventDifference, difference, with_kept_rows
from matchmaking.storage.event_rows import TABLES, Row, stored_document
from matchmaking.storage.events import event_in
from matchmaking.storage.tables import events, grants


@command(changes=True, creates=True)
def create_event(work: Work, event: Event) -> None:
    """Store a new event.

    Raises
    ------
    Conflict
        When there is one with this id.
    """
    _check_id(work, event)
    there_already = Conflict([Said("import.there_already", {"event": event.id})])
    if work.settings:
        raise there_already
    try:
        add_event(work.connection, event, work.now)
    except IntegrityError as error:  # somebody else was quicker
        raise there_already from error
    work.note(None, **_sizes(event))


@command(changes=False)
def preview_import(work: Work, event: Event) -> EventDifference:
    """What an import would change, rows that are gone included."""
    _check_id(work, event)
    return difference(_stored(work), event_to_json(event))


@command(changes=True)
def import_event(
    work: Work, event: Event, *, remove: bool = False, seen: EventDifference | None = None
) -> EventDifference:
    """Bring the stored event to what `event` says; what did change is returned.

    Parameters
    ----------
    remove
        Whether rows that are gone from `event` are removed; otherwise they stay.
    seen
        The preview that was agreed to; nothing is done where it is no longer true.

    Raises
    ------
    BadInput
        When the rows that stay contradict what is new.
    Conflict
        When the stored event has changed since the preview, or when somebody who would be
        removed has published meetings.
    """
    _check_id(work, event)
    stored, document = _stored(work), event_to_json(event)
    changes = difference(stored, document)
    if seen is not None and seen != changes:
        raise Conflict([Said("import.changed_meanwhile")])
    if changes.removes and not remove:
        event = event_from_json(with_kept_rows(stored, document), event.id)
        changes = changes.without_removals()
    if changes:
        check_without_meetings(work, [id_ for (id_,) in changes.tables["participants"].removed])
        if changes.settings:
            change_settings(work.connection, event)
        change_event(work.connection, work.event_id, changes)
        work.note(None, **changes.counts())
    return changes


@command(changes=False)
def export_event(work: Work) -> Event:
    """The event as it is stored."""
    return event_in(work.connection, work.event_id)


@command(changes=True)
def delete_event(work: Work) -> None:
    """Take the event away with everything that belongs to it; only the audit log remains."""
    with_role = select(grants.c.account_id).where(grants.c.event_id == work.event_id)
    account_ids = work.connection.execute(with_role).scalars().all()
    work.connection.execute(delete(events).where(events.c.id == work.event_id))
    forget_without_role(work.connection, account_ids)
    work.note()


def _check_id(work: Work, event: Event) -> None:
    if event.id != work.event_id:
        fields = {"event": work.event_id}
        mistake = Mistake("import.another_event", event.id, None, "event.id", event.id, fields)
        raise BadInput([mistake], event.language)


def _stored(work: Work) -> Row:
    return stored_document(work.connection, work.event_id) or {}


def _sizes(event: Event) -> dict[str, int]:
    return {name: len(getattr(event, name)) for name in TABLES}
