"""Who is what to an event: roles given, taken and listed; signs nobody in and sends no mail."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select

from matchmaking.errors import Conflict, NotThere, Said
from matchmaking.service.accounts import account_for, mail_address
from matchmaking.service.command import Work, command
from matchmaking.service.roles import FIRMS, Role
from matchmaking.service.sessions import end_sessions
from matchmaking.storage.account_rows import forget_without_role
from matchmaking.storage.tables import accounts, grants, participants


@dataclass(frozen=True, slots=True)
class Member:
    """An account with one of its roles on an event; `subject` as in `Grant`."""

    account_id: str
    address: str | None
    role: Role
    subject: str
    granted_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who has a role now, and what a mail about it has to say."""

    account_id: str
    address: str
    event_name: str
    language: str


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
def grant_role(work: Work, address: str, role: Role) -> Invitation:
    """Make whoever has the address an organiser; another organiser's role of theirs ends.

    Raises
    ------
    BadInput
        When it is no address.
    Conflict
        When the event would lose its last owner.
    """
    if role in FIRMS or role is Role.OPERATOR:
        raise Conflict([Said("refused.no_organisers_role", {"role": role})])
    invited = _invited(work, address)
    account_id = invited.account_id
    earlier = and_(_of(work, account_id), grants.c.subject == "")
    held = work.connection.execute(select(grants.c.role).where(earlier)).scalar_one_or_none()
    if held == role:
        return invited
    if held is not None:
        work.connection.execute(delete(grants).where(earlier))
        end_sessions(work.connection, account_id)
    _grant(work, account_id, role, "")
    if held == Role.OWNER:
        _keep_an_owner(work)
    return invited


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
    forget_without_role(work.connection, [account_id])
    work.note(account_id, role=role)


@command(changes=True)
def invite(work: Work, party: str, address: str) -> Invitation:
    """Let whoever has the address speak for a company, or be one participant.

    Parameters
    ----------
    party
        The id of a participant or the name of a company.

    Raises
    ------
    BadInput
        When it is no address.
    NotThere
        When there is no such party.
    """
    role, invited = _role_for(work, party), _invited(work, address)
    has_role = and_(_of(work, invited.account_id), grants.c.role == role, grants.c.subject == party)
    if work.connection.execute(select(grants.c.id).where(has_role)).first() is None:
        _grant(work, invited.account_id, role, party)
    return invited


def _invited(work: Work, address: str) -> Invitation:
    """The account with an address, which is made where there is none."""
    address, event = mail_address(address), work.settings["event"]
    account_id = account_for(work.connection, address, work.now)
    return Invitation(account_id, address, event["name"], event.get("language", "en"))


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
