"""The database: tables, transactions, migrations; knows no command and who may do what."""

from matchmaking.storage.store import Store

__all__ = ["Store"]
