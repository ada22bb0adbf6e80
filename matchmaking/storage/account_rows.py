"""Forgets accounts that are nothing to any event any more; knows no command."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from matchmaking.storage.tables import accounts, grants


def forget_without_role(connection: Connection, account_ids: Collection[str]) -> None:
    """Drop those of the accounts that have no role left, with their links and sessions."""
    has_role = select(grants.c.id).where(grants.c.account_id == accounts.c.id).exists()
    for account_id in set(account_ids):
        own = accounts.c.id == account_id
        connection.execute(delete(accounts).where(own, ~accounts.c.is_operator, ~has_role))
