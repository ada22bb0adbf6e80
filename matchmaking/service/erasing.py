"""The commands by which personal data is erased, of one participant or of a whole event.

What is erased leaves every table; what tells of it keeps the participant's id, a pseudonym that
nobody else gets. The list outside of the database is kept by `matchmaking.service.erasure_list`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from matchmaking.errors import NotThere
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting
from matchmaking.service.command import Work, command
from matchmaking.service.participants import take_away
from matchmaking.service.publishing import cancel_all_of, present_schedule
from matchmaking.storage.erasure_rows import add_erasure
from matchmaking.storage.event_clearing import cleared
from matchmaking.storage.events import event_in
from matchmaking.storage.prose import Rewriting, rewrite_prose
from matchmaking.storage.tables import accounts, grants, preferences, runs
from matchmaking.words import Words, isolated


@dataclass(frozen=True, slots=True)
class ForeseenErasure:
    """What the erasure of a participant would do.

    Attributes
    ----------
    cancelled
        Its published meetings.
    company
        The company that goes with it, as nobody else represents it.
    wishes
        How many of it and about it, of and about that company included.
    runs
        How many that go on would be cancelled, as they know the name.
    accounts_kept
        Ids of accounts that were the participant and are something else too: only that role ends.
    """

    cancelled: tuple[Meeting, ...]
    company: str | None
    wishes: int
    runs: int
    accounts_kept: tuple[str, ...]


@command(changes=False)
def foresee_erasure(work: Work, participant_id: str) -> ForeseenErasure:
    """What `erase_participant` would do; nothing is changed.

    Raises
    ------
    NotThere
        When there is no such participant.
    """
    gone = _names_gone(_event_with(work, participant_id), participant_id)
    published = present_schedule(work)
    concerned = or_(preferences.c.source.in_(gone), preferences.c.target.in_(gone))
    wishes = select(func.count()).where(preferences.c.event_id == work.event_id, concerned)
    return ForeseenErasure(
        published.meetings_of.get(participant_id, ()) if published else (),
        gone[1] if len(gone) > 1 else None,
        work.connection.execute(wishes).scalar_one(),
        work.connection.execute(select(func.count()).where(_goes_on(work))).scalar_one(),
        _accounts_kept(work, gone),
    )


@command(changes=True)
def erase_participant(work: Work, participant_id: str) -> None:
    """Erase a participant's name, address and texts wherever they are stored.

    Its published meetings are cancelled by a new version, runs that go on are cancelled, wishes,
    fixed meetings and roles end. Its id stays in what was planned, and means nobody any more.

    Raises
    ------
    NotThere
        When there is no such participant.
    """
    event = _event_with(work, participant_id)
    gone = _names_gone(event, participant_id)
    _end_runs(work)
    cancel_all_of(work, participant_id)
    take_away(work, participant_id)
    rewrite_prose(work.connection, work.event_id, gone, _unnamed(event, participant_id, gone))
    add_erasure(work.connection, work.event_id, participant_id, work.now)
    work.note(participant_id)


@command(changes=True)
def erase_event(work: Work) -> None:
    """Erase everything personal of an event: people, wishes, drafts, versions, runs, firms' roles.

    Its settings, its organisers' roles and its history stay; the last entry there tells how many
    participants, wishes and published meetings there were.
    """
    work.note(None, **cleared(work.connection, work.event_id, work.now))


def _event_with(work: Work, participant_id: str) -> Event:
    event = event_in(work.connection, work.event_id)
    if participant_id not in event.participant:
        raise NotThere("participant", participant_id)
    return event


def _names_gone(event: Event, participant_id: str) -> tuple[str, ...]:
    """The id, and the company where nobody else represents it."""
    company = event.participant[participant_id].company
    is_last = company is not None and len(event.companies[company]) == 1
    return (participant_id, company) if company is not None and is_last else (participant_id,)


def _end_runs(work: Work) -> None:
    """Cancel runs that have read the name; those that wait read the event once this is done."""
    waits = and_(runs.c.event_id == work.event_id, runs.c.state == "queued")
    work.connection.execute(select(runs.c.id).where(waits).with_for_update()).all()
    work.connection.execute(update(runs).where(_goes_on(work)).values(wanted="cancel"))


def _goes_on(work: Work) -> ColumnElement[bool]:
    return and_(runs.c.event_id == work.event_id, runs.c.state == "running")


def _accounts_kept(work: Work, gone: Iterable[str]) -> tuple[str, ...]:
    ends = and_(grants.c.event_id == work.event_id, grants.c.subject.in_(gone))
    others = grants.alias()
    has_another = (
        select(others.c.id)
        .where(
            others.c.account_id == accounts.c.id,
            or_(others.c.event_id != work.event_id, others.c.subject.not_in(gone)),
        )
        .exists()
    )
    query = (
        select(accounts.c.id)
        .where(accounts.c.id.in_(select(grants.c.account_id).where(ends)))
        .where(or_(accounts.c.is_operator, has_another))
    )
    return tuple(work.connection.execute(query.order_by(accounts.c.id)).scalars())


def _unnamed(event: Event, participant_id: str, gone: tuple[str, ...]) -> Rewriting:
    """Puts the words for a removed participant where a text names this one."""
    person = event.participant[participant_id]
    names = {person.display_name, person.name, person.email, *gone[1:]} - {None}
    shown = sorted(map(str, names), key=len, reverse=True)
    whole = (rf"(?<!\w){re.escape(name)}(?!\w)" for name in shown)
    named = re.compile("|".join([*map(re.escape, map(isolated, shown)), *whole]), re.IGNORECASE)
    removed = Words(event.language).say("erasure.removed_participant")
    return lambda text: named.sub(removed, text)
