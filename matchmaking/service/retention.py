"""How long an event's personal data is kept, and what its owners are told before; sends no mail.

Nothing is erased unannounced: where the last notice came late, as when no worker ran or the time
was set shorter, the erasure waits until its days are over.
"""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, insert, select

from matchmaking.errors import Refused
from matchmaking.service.command import Service, Work, command
from matchmaking.service.erasing import erase_event
from matchmaking.service.roles import WORKER, Role
from matchmaking.storage.tables import accounts, announcements, events, grants

NOTICE_DAYS = (30, 7)
"""How long before its erasure an event's owners are told of it, once each."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What owners are to be told: when the event's personal data is erased, UTC."""

    event_id: str
    event_name: str
    language: str
    addresses: tuple[str, ...]
    erased_at: datetime


def due_at(ends_at: datetime, months: int) -> datetime:
    """So many months later, on the same day of the month or, where there is none, its last."""
    years, month = divmod(ends_at.month - 1 + months, 12)
    year, month = ends_at.year + years, month + 1
    return ends_at.replace(year=year, month=month, day=min(ends_at.day, monthrange(year, month)[1]))


def keep_retention(service: Service, months: int) -> Iterator[Announcement]:
    """Announce and erase whatever is due by now; yield what its owners have to be told.

    Any number of workers may do it at the same time.
    """
    for event_id, ends_at in _unerased(service):
        due = due_at(ends_at, months)
        reached = [days for days in NOTICE_DAYS if service.clock() >= due - timedelta(days=days)]
        if not reached:
            continue
        with suppress(Refused):  # gone meanwhile, or another worker was quicker
            announced = announce_erasure(service, WORKER, event_id, due, min(reached))
            if announced is not None:
                yield announced
            erases_at = _erases_at(service, event_id, due)
            if erases_at is not None and service.clock() >= erases_at:
                erase_event(service, WORKER, event_id)


@command(changes=True)
def announce_erasure(work: Work, due: datetime, days: int) -> Announcement | None:
    """Remember that the event's erasure was announced so many days before; ``None``: it was."""
    own = and_(announcements.c.event_id == work.event_id, announcements.c.due_at == due)
    known = select(announcements.c.days).where(own, announcements.c.days <= days)
    if work.connection.execute(known).first() is not None:
        return None
    row = {"event_id": work.event_id, "due_at": due, "days": days, "announced_at": work.now}
    work.connection.execute(insert(announcements).values(row))
    erased_at = max(due, work.now + timedelta(days=min(NOTICE_DAYS)))
    work.note(None, days=days)
    event = work.settings["event"]
    language = event.get("language", "en")
    return Announcement(work.event_id, event["name"], language, _owners(work), erased_at)


def _unerased(service: Service) -> list[tuple[str, datetime]]:
    query = select(events.c.id, events.c.ends_at).where(events.c.erased_at.is_(None))
    with service.transaction(changes=False) as connection:
        return list(connection.execute(query.order_by(events.c.id)))


def _erases_at(service: Service, event_id: str, due: datetime) -> datetime | None:
    """When the time is over and the last notice is old enough; ``None``: there was none yet."""
    last = min(NOTICE_DAYS)
    query = select(announcements.c.announced_at).where(
        announcements.c.event_id == event_id,
        announcements.c.due_at == due,
        announcements.c.days == last,
    )
    with service.transaction(changes=False) as connection:
        announced_at = connection.execute(query).scalar_one_or_none()
    return None if announced_at is None else max(due, announced_at + timedelta(days=last))


def _owners(work: Work) -> tuple[str, ...]:
    query = (
        select(accounts.c.email)
        .join(grants, grants.c.account_id == accounts.c.id)
        .where(
            grants.c.event_id == work.event_id,
            grants.c.role == Role.OWNER,
            accounts.c.email.is_not(None),
        )
        .order_by(grants.c.id)
    )
    return tuple(work.connection.execute(query).scalars())
