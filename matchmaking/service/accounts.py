"""Accounts: who has which address, and what each is to the events; knows no secret.

Accounts have no passwords. An account's id is a pseudonym, all that the audit log knows of it.
"""

import re
import secrets
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from matchmaking.errors import BadInput, Mistake
from matchmaking.service.roles import Actor, Grant, Role
from matchmaking.storage.tables import accounts, grants

_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}")
_LONGEST_ADDRESS = 254


def mail_address(text: str) -> str:
    """An address as it is stored and compared: in small letters.

    Raises
    ------
    BadInput
        When it is none.
    """
    address = text.strip().lower()
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise BadInput([Mistake("account.no_address", "MAIL", value=text)])
    return address


def account_with(connection: Connection, address: str) -> str | None:
    """The id of the account with an address."""
    found: str | None = connection.execute(
        select(accounts.c.id).where(accounts.c.email == address)
    ).scalar_one_or_none()
    return found


def account_for(connection: Connection, address: str | None, now: datetime) -> str:
    """The id of the account with an address, which is made where there is none."""
    found = account_with(connection, address) if address else None
    if found is not None:
        return found
    id_ = f"a-{secrets.token_hex(8)}"
    try:
        with connection.begin_nested():
            connection.execute(insert(accounts).values(id=id_, email=address, created_at=now))
    except IntegrityError:  # somebody else was quicker
        return account_for(connection, address, now)
    return id_


def actor_with(connection: Connection, account_id: str) -> Actor:
    """The account as it may act at this moment."""
    is_operator = connection.execute(
        select(accounts.c.is_operator).where(accounts.c.id == account_id)
    ).scalar_one()
    held = connection.execute(
        select(grants.c.event_id, grants.c.role, grants.c.subject)
        .where(grants.c.account_id == account_id)
        .order_by(grants.c.id)
    )
    all_grants = tuple(Grant(event_id, Role(role), subject) for event_id, role, subject in held)
    return Actor(account_id, is_operator, all_grants)
