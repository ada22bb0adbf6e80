"""Who is what to an event: roles given, taken and listed; signs nobody in and sends no mail."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select

from matchmaking.errors import Conflict, NotThere, Said
from matchmaking.service.accounts import account_for, forget_if_without_role, mail_address
from matchmaking.service.command import Work, command
from matchmaking.service.roles import FIRMS, Role
from matchmaking.service.sessions import end_sessions
from matchmaking.storage.tables import accounts, grants, participants


@dataclass(frozen=True, slots=True)
class Member:
    """An account with one of its roles on an event; `subject` as in `Grant`."""

    account_id: str
    address: str | None
    role: Role
    subject: str
    granted_at: datetime


@command(changes=False)
def list_members(work: Work) -> tuple[Member, ...]:
    """Everybody who has a role, in the order in which they were given."""
    rows = work.connection.execute(
        select(
            accounts.c.id, accounts.c.email, grants.c.role, grants.c.subject, grants.c.granted_at
        )
        .join(accounts, accounts.c.id == grants.c.account_id)
        .where(grants.c.event_id == work.event_id)
        .order_by(grants.c.id)
    )
    return tuple(Member(id_, mail, Role(role), *rest) for id_, mail, role, *rest in rows)


@command(changes=True)
def grant_role(work: Work, address: str, role: Role) -> str:
    """Make whoever has the address an organiser; another organiser's role of theirs ends.

    Returns
    -------
    str
        The account's id, made where there was none.

    Raises
    ------
    BadInput
        When it is no address.
    Conflict
        When the event would lose its last owner.
    """
    if role in FIRMS or role is Role.OPERATOR:
        raise Conflict([Said("refused.no_organisers_role", {"role": role})])
    account_id = account_for(work.connection, mail_address(address), work.now)
    earlier = and_(_of(work, account_id), grants.c.subject == "")
    held = work.connection.execute(select(grants.c.role).where(earlier)).scalar_one_or_none()
    if held == role:
        return account_id
    if held is not None:
        work.connection.execute(delete(grants).where(earlier))
        end_sessions(work.connection, account_id)
    _grant(work, account_id, role, "")
    if held == Role.OWNER:
        _keep_an_owner(work)
    return account_id


@command(changes=True)
def revoke_role(work: Work, account_id: str, role: Role, subject: str = "") -> None:
    """Take a role from an account, whose sessions end at once.

    Raises
    ------
    NotThere
        When the account does not have it.
    Conflict
        When the event would lose its last owner.
    """
    which = and_(_of(work, account_id), grants.c.role == role, grants.c.subject == subject)
    if work.connection.execute(delete(grants).where(which)).rowcount == 0:
        raise NotThere("member", account_id)
    if role is Role.OWNER:
        _keep_an_owner(work)
    end_sessions(work.connection, account_id)
    forget_if_without_role(work.connection, account_id)
    work.note(account_id, role=role)


@command(changes=True)
def invite(work: Work, party: str, address: str) -> str:
    """Let whoever has the address speak for a company, or be one participant.

    Parameters
    ----------
    party
        The id of a participant or the name of a company.

    Returns
    -------
    str
        The account's id, made where there was none.
    """
    role = _role_for(work, party)
    account_id = account_for(work.connection, mail_address(address), work.now)
    same = and_(_of(work, account_id), grants.c.role == role, grants.c.subject == party)
    if work.connection.execute(select(grants.c.id).where(same)).first() is None:
        _grant(work, account_id, role, party)
    return account_id


def _of(work: Work, account_id: str) -> ColumnElement[bool]:
    return and_(grants.c.event_id == work.event_id, grants.c.account_id == account_id)


def _role_for(work: Work, party: str) -> Role:
    for column, role in (
        (participants.c.id, Role.PARTICIPANT),
        (participants.c.company, Role.MANAGER),
    ):
        here = and_(participants.c.event_id == work.event_id, column == party)
        if work.connection.execute(select(participants.c.id).where(here)).first() is not None:
            return role
    raise NotThere("party", party)


def _grant(work: Work, account_id: str, role: Role, subject: str) -> None:
    grant = {
        "account_id": account_id,
        "event_id": work.event_id,
        "role": role,
        "subject": subject,
        "granted_at": work.now,
    }
    work.connection.execute(insert(grants).values(grant))
    work.note(account_id, role=role)


def _keep_an_owner(work: Work) -> None:
    owners = and_(grants.c.event_id == work.event_id, grants.c.role == Role.OWNER)
    if work.connection.execute(select(grants.c.id).where(owners)).first() is None:
        raise Conflict([Said("refused.last_owner")])
