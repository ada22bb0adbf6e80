"""What makes a function a command: its transaction, its right, its entry in the audit log.

    @command(changes=True)
    def discard_draft(work: Work, draft_id: str) -> None: ...

    discard_draft(service, actor, event_id, draft_id)

The decorated function opens the transaction, looks for the right in the one table, and calls the
body with a `Work`, through which it reaches the database.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Row, select

from matchmaking.errors import Conflict, NotAllowed, NotThere, Said, TooLate
from matchmaking.model.zones import instant_of
from matchmaking.service.audit import write_entry
from matchmaking.service.rights import RIGHTS, Right
from matchmaking.service.roles import FIRMS, Actor, Grant
from matchmaking.storage import Store
from matchmaking.storage.tables import events, participants

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

CLOCKS_DIFFER = timedelta(seconds=60)
"""By how much clocks may be apart, or step: whatever has a lifetime holds so much longer."""


def clock() -> datetime:
    """The present instant in UTC, whole in seconds as all instants of the formats are."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Service:
    """What every command needs: the database, and the clock."""

    store: Store
    clock: Callable[[], datetime] = clock

    def transaction(
        self, *, changes: bool, event_id: str = ""
    ) -> AbstractContextManager[Connection]:
        """A transaction that sees the database as it is now; `event_id` as `Store.writing`."""
        return self.store.writing(event_id) if changes else self.store.reading()


@dataclass(frozen=True, slots=True)
class Work:
    """One command being carried out: within one transaction, on one event, by one actor.

    Attributes
    ----------
    settings
        The event's document without its tables; empty where the event does not exist yet.
    """

    connection: Connection
    actor: Actor
    now: datetime
    event_id: str
    command: str
    settings: Mapping[str, Any] = field(repr=False)

    @property
    def by_organiser(self) -> bool:
        """Whether the actor does it as an organiser, not as a firm for itself."""
        roles = RIGHTS[self.command].roles - FIRMS
        return any(grant.role in roles for grant in self.actor.on(self.event_id))

    def note(self, subject: str | None = None, **fields: object) -> None:
        """Write who did what into the audit log; nothing personal may stand in `fields`."""
        write_entry(
            self.connection, self.now, self.actor.id, self.event_id, self.command, subject, fields
        )


COMMANDS: dict[str, Callable[..., Any]] = {}
"""All commands by name."""


def command(
    *, changes: bool, creates: bool = False
) -> Callable[
    [Callable[Concatenate[Work, Arguments], Answer]],
    Callable[Concatenate[Service, Actor, str, Arguments], Answer],
]:
    """Make a function a command.

    Parameters
    ----------
    changes
        Whether it writes; all changes of one event are made one after another.
    creates
        Whether the event need not exist yet.

    Notes
    -----
    A command that firms may use too takes the party that it is about as its first argument.
    """

    def decorate(
        body: Callable[Concatenate[Work, Arguments], Answer],
    ) -> Callable[Concatenate[Service, Actor, str, Arguments], Answer]:
        right = RIGHTS[body.__name__]

        @wraps(body)
        def carried_out(
            service: Service,
            actor: Actor,
            event_id: str,
            /,
            *arguments: Arguments.args,
            **named: Arguments.kwargs,
        ) -> Answer:
            with service.transaction(changes=changes, event_id=event_id) as connection:
                stored = _stored(connection, event_id, lock=changes)
                if stored is None and not creates:
                    raise NotThere("event", event_id)
                settings = {} if stored is None else stored.settings
                work = Work(connection, actor, service.clock(), event_id, body.__name__, settings)
                party = str(arguments[0]) if right.roles & FIRMS else ""
                _check(work, right, party)
                if stored is not None and stored.erased_at is not None and not right.when_erased:
                    raise Conflict([Said("erasure.event_was_erased", {"event": event_id})])
                return body(work, *arguments, **named)

        COMMANDS[body.__name__] = carried_out
        return carried_out

    return decorate


def _stored(connection: Connection, event_id: str, *, lock: bool) -> Row[Any, Any] | None:
    """Settings and state of the event; with `lock` every other change of it waits from here on."""
    query = select(events.c.settings, events.c.erased_at).where(events.c.id == event_id)
    query = query.with_for_update(key_share=True) if lock else query
    return connection.execute(query).one_or_none()


def _check(work: Work, right: Right, party: str) -> None:
    """Whether the actor may: whoever is nothing to the event does not learn that it exists."""
    held = work.actor.on(work.event_id)
    if not held:
        raise NotThere("event", work.event_id)
    if work.by_organiser:
        return
    fitting = (grant for grant in held if grant.role in right.roles)
    if not any(_is_own(work, grant, party) for grant in fitting):
        raise NotAllowed(work.command)
    if right.until is not None:
        _check_deadline(work, right.until)


def _is_own(work: Work, grant: Grant, party: str) -> bool:
    """Whether a firm's role holds for the party: itself, or one of its company's people."""
    if grant.subject == party:
        return True
    company = select(participants.c.company).where(
        participants.c.event_id == work.event_id, participants.c.id == party
    )
    return grant.role == "manager" and work.connection.execute(company).scalar() == grant.subject


def _check_deadline(work: Work, until: str) -> None:
    event = work.settings["event"]
    if until in event:
        ends_at = instant_of(datetime.fromisoformat(event[until]), event["timezone"])
        if work.now >= ends_at:
            raise TooLate(until, ends_at)
