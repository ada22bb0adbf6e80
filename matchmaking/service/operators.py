"""Links that whoever may start commands on the machine prints; knows no mail."""

from sqlalchemy import Connection, select, update

from matchmaking.errors import NotThere
from matchmaking.service.accounts import account_for, account_with, mail_address
from matchmaking.service.audit import write_entry
from matchmaking.service.command import Service
from matchmaking.service.roles import OPERATOR
from matchmaking.service.signing_in import printed_link
from matchmaking.storage.tables import accounts


def first_operators_link(service: Service, *, only_if_new: bool = False) -> str | None:
    """The token of a link for the first operator, whose account is made where there is none.

    Parameters
    ----------
    only_if_new
        Whether there is no link where the account is there already.
    """
    with service.transaction(changes=True) as connection:
        first = select(accounts.c.id).where(accounts.c.is_operator).order_by(accounts.c.created_at)
        account_id = connection.execute(first.limit(1)).scalar_one_or_none()
        if account_id is not None and only_if_new:
            return None
        if account_id is None:
            account_id = account_for(connection, None, service.clock())
            _make_operator(connection, account_id)
        return _link(service, connection, account_id)


def link_for(service: Service, address: str, *, makes_operator: bool = False) -> str:
    """The token of a link for whoever has the address.

    Parameters
    ----------
    makes_operator
        Whether the account becomes an operator's, and is made where there is none.

    Raises
    ------
    BadInput
        When it is no address.
    NotThere
        When nobody has it.
    """
    address = mail_address(address)
    with service.transaction(changes=True) as connection:
        account_id = account_with(connection, address)
        if makes_operator:
            account_id = account_for(connection, address, service.clock())
            _make_operator(connection, account_id)
        if account_id is None:
            raise NotThere("account", address)
        return _link(service, connection, account_id)


def _make_operator(connection: Connection, account_id: str) -> None:
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(is_operator=True))


def _link(service: Service, connection: Connection, account_id: str) -> str:
    now = service.clock()
    write_entry(connection, now, OPERATOR.id, None, "sign_in_link", account_id, {})
    return printed_link(connection, account_id, now)
