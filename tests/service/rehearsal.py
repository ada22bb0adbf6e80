"""Commands that are carried out and then undone, so that one situation serves many of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from matchmaking.service.command import Service


class Rehearsal(Service):
    """A service that forgets everything at the end of each command."""

    @contextmanager
    def transaction(self, *, changes: bool, event_id: str = "") -> Iterator[Connection]:
        """A transaction that is undone whatever happens."""
        del event_id  # one after another anyway
        with self.store.engine.connect() as connection:
            connection = connection.execution_options(writes=changes)
            with connection.begin() as transaction:
                yield connection
                transaction.rollback()
