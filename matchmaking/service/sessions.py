"""Who is signed in where; knows not how one signs in. Each request reads the roles anew."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from matchmaking.service.accounts import actor_with
from matchmaking.service.command import CLOCKS_DIFFER, Service
from matchmaking.service.forgetting import forget
from matchmaking.service.roles import Actor
from matchmaking.service.secret import digest_of, new_secret
from matchmaking.storage.tables import accounts, sessions

SESSION_LIFETIME = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whoever has a session: who it is, and what it may do at this moment."""

    actor: Actor
    address: str | None


def begin_session(connection: Connection, account_id: str, now: datetime) -> str:
    """The token of a new session."""
    token = new_secret()
    session = {
        "digest": digest_of(token),
        "account_id": account_id,
        "created_at": now,
        "expires_at": now + SESSION_LIFETIME + CLOCKS_DIFFER,
    }
    connection.execute(insert(sessions).values(session))
    return token


def signed_in(service: Service, token: str) -> SignedIn | None:
    """Who has the session with this token; ``None``: there is none, or it is over."""
    query = (
        select(accounts.c.id, accounts.c.email)
        .join(sessions, sessions.c.account_id == accounts.c.id)
        .where(sessions.c.digest == digest_of(token), sessions.c.expires_at > service.clock())
    )
    with service.transaction(changes=False) as connection:
        found = connection.execute(query).one_or_none()
        return None if found is None else SignedIn(actor_with(connection, found.id), found.email)


def sign_out(service: Service, token: str) -> None:
    """End one session."""
    with service.transaction(changes=True) as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == digest_of(token)))


def end_sessions(connection: Connection, account_id: str) -> None:
    """Sign an account out wherever it is signed in."""
    connection.execute(delete(sessions).where(sessions.c.account_id == account_id))


def forget_old_sessions(connection: Connection, now: datetime) -> None:
    """Drop those whose time is over."""
    forget(connection, sessions, sessions.c.expires_at <= now)
