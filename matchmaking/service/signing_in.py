"""Signing in by a link or its code; sends no mail and knows no page.

A link that was asked for by mail holds for the browser that asked; in any other one the code of
the same mail is wanted too, so that a program that opens the links of a mailbox gets nowhere. A
link that the operator prints holds in any browser. Whoever asks for an address that nobody has
gets a link as well, which leads nowhere: the same answer, after the same queries.

Strangers share one bucket for each address, a browser that has signed in with it has its own:
nobody can lock the owner out by asking. Wrong codes only ever use up the asker's own links.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    insert,
    or_,
    select,
    update,
)

from matchmaking.service.accounts import account_with, mail_address
from matchmaking.service.command import CLOCKS_DIFFER, Service
from matchmaking.service.forgetting import forget
from matchmaking.service.limits import Limit, forget_full_buckets
from matchmaking.service.secret import digest_of, new_code, new_secret
from matchmaking.service.sessions import begin_session, forget_old_sessions
from matchmaking.storage.tables import sign_in_links

LINK_LIFETIME = timedelta(minutes=10)
PRINTED_LINK_LIFETIME = timedelta(hours=24)
BROWSER_LIFETIME = timedelta(days=90)
"""How long a browser that has signed in is no stranger."""

MOST_WRONG_CODES = 5
ASKING = Limit(burst=5, interval=timedelta(minutes=10))
"""Of one address: 144 links a day with 5 codes each, of 10^8, are one hit in 380 years."""

KNOCKING = Limit(burst=60, interval=timedelta(seconds=10))
"""Of one network, behind which a whole trade fair may sit."""


@dataclass(frozen=True, slots=True)
class MailedLink:
    """What has to be mailed once the transaction is over."""

    address: str
    token: str = field(repr=False)
    code: str = field(repr=False)


class LinkState(Enum):
    """What a link is worth in a browser."""

    OPEN = auto()
    WANTS_CODE = auto()
    GONE = auto()


def ask_for_link(service: Service, address: str, browser: str, network: str) -> MailedLink | None:
    """A link to mail to the address; ``None``: nobody has it, which the asker must not learn.

    Raises
    ------
    BadInput, TooOften
    """
    address, now = mail_address(address), service.clock()
    token, code = new_secret(), new_code()
    with service.transaction(changes=True) as connection:
        KNOCKING.take(connection, f"network {network}", now)
        account_id = account_with(connection, address)
        is_known = _has_signed_in(connection, browser, account_id or "")
        asker = digest_of(browser) if is_known else "stranger"
        ASKING.take(connection, f"address {address} {asker}", now)
        forget_what_is_over(connection, now)
        _add_link(
            connection,
            token,
            account_id,
            now,
            LINK_LIFETIME,
            code_digest=digest_of(code),
            browser_digest=digest_of(browser),
        )
    return MailedLink(address, token, code) if account_id else None


def printed_link(connection: Connection, account_id: str, now: datetime) -> str:
    """The token of a link for whoever may start commands on the machine."""
    token = new_secret()
    _add_link(connection, token, account_id, now, PRINTED_LINK_LIFETIME)
    return token


def state_of_link(service: Service, token: str, browser: str | None) -> LinkState:
    """What a link is worth in a browser; changes nothing."""
    with service.transaction(changes=False) as connection:
        link = connection.execute(_links(_is_token(token), service.clock())).mappings().first()
        return _state(link, browser)


def sign_in_with_link(
    service: Service, token: str, code: str | None, browser: str | None, network: str
) -> str | None:
    """The token of a new session; ``None``: the link is gone, or its code is wanted and not that.

    Raises
    ------
    TooOften
    """
    now = service.clock()
    with service.transaction(changes=True) as connection:
        KNOCKING.take(connection, f"network {network}", now)
        links = _links(_is_token(token), now).with_for_update()
        link = connection.execute(links).mappings().first()
        state = _state(link, browser)
        if link is None or link["account_id"] is None:
            return None
        if state is LinkState.OPEN or _is_code(link, code):
            return _enter(connection, link, now)
        if code:
            _count_wrong_code(connection, [link])
        return None


def sign_in_with_code(service: Service, code: str, browser: str, network: str) -> str | None:
    """The token of a new session in the browser that asked; ``None``: not that code.

    Raises
    ------
    TooOften
    """
    now = service.clock()
    with service.transaction(changes=True) as connection:
        KNOCKING.take(connection, f"network {network}", now)
        asked_here = sign_in_links.c.browser_digest == digest_of(browser)
        links = connection.execute(_links(asked_here, now).with_for_update()).mappings().all()
        for link in links:
            if link["account_id"] is not None and _is_code(link, code):
                return _enter(connection, link, now)
        _count_wrong_code(connection, links)
        return None


def forget_what_is_over(connection: Connection, now: datetime) -> None:
    """Drop links, sessions and counts of attempts whose time is over."""
    links = sign_in_links.c
    is_over = or_(
        links.created_at < now - BROWSER_LIFETIME,
        and_(links.consumed_at.is_(None), links.expires_at <= now),
    )
    forget(connection, sign_in_links, is_over)
    forget_old_sessions(connection, now)
    forget_full_buckets(connection, now)


def _has_signed_in(connection: Connection, browser: str, account_id: str) -> bool:
    used = select(sign_in_links.c.digest).where(
        sign_in_links.c.browser_digest == digest_of(browser),
        sign_in_links.c.account_id == account_id,
        sign_in_links.c.consumed_at.is_not(None),
    )
    return connection.execute(used.limit(1)).scalar_one_or_none() is not None


def _add_link(
    connection: Connection,
    token: str,
    account_id: str | None,
    now: datetime,
    lifetime: timedelta,
    **digests: str,
) -> None:
    link = {
        "digest": digest_of(token),
        "account_id": account_id,
        "created_at": now,
        "expires_at": now + lifetime + CLOCKS_DIFFER,
    }
    connection.execute(insert(sign_in_links).values(link | digests))


def _is_token(token: str) -> ColumnElement[bool]:
    return sign_in_links.c.digest == digest_of(token)


def _links(which: ColumnElement[bool], now: datetime) -> Select[Any]:
    """Those of the links that can still be used."""
    return select(sign_in_links).where(
        which,
        sign_in_links.c.expires_at > now,
        sign_in_links.c.consumed_at.is_(None),
        sign_in_links.c.wrong_codes < MOST_WRONG_CODES,
    )


def _state(link: RowMapping | None, browser: str | None) -> LinkState:
    if link is None:
        return LinkState.GONE
    bound_to = link["browser_digest"]
    if bound_to is None or (browser is not None and bound_to == digest_of(browser)):
        return LinkState.OPEN
    return LinkState.WANTS_CODE


def _is_code(link: RowMapping, code: str | None) -> bool:
    """Whatever stands between the digits, and in whichever script they are."""
    digits = "".join(str(int(sign)) for sign in code or "" if sign.isdecimal())
    return bool(link["code_digest"] == digest_of(digits))


def _count_wrong_code(connection: Connection, links: Sequence[RowMapping]) -> None:
    tried = sign_in_links.c.digest.in_([link["digest"] for link in links])
    more = sign_in_links.c.wrong_codes + 1
    connection.execute(update(sign_in_links).where(tried).values(wrong_codes=more))


def _enter(connection: Connection, link: RowMapping, now: datetime) -> str:
    """Use the link up, and begin a session."""
    used = update(sign_in_links).where(sign_in_links.c.digest == link["digest"])
    connection.execute(used.values(consumed_at=now))
    return begin_session(connection, link["account_id"], now)
