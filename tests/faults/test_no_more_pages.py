"""A SQLite database that may not grow: whole commands are refused, and later the same one works."""

from itertools import count

import pytest
from sqlalchemy import event as sqlalchemy_event

from matchmaking.service.command import Service
from matchmaking.service.events import export_event
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from tests.faults.additions import EVENT, add, add_until_full
from tests.service.rows import rows_of

NO_LIMIT = 2**31


class Pages:
    """How many pages the database may have; holds for every transaction from then on."""

    def __init__(self, store: Store) -> None:
        self.most = NO_LIMIT
        sqlalchemy_event.listen(store.engine, "checkout", self._limit)

    def _limit(self, connection, *_) -> None:
        connection.execute(f"PRAGMA max_page_count={self.most}")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_command_that_finds_no_room_is_refused_whole(
    service: Service, store: Store, fair: None
) -> None:
    pages = Pages(store)
    with store.reading() as connection:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    pages.most = now + 2
    failed, before = add_until_full(service, count())
    assert rows_of(store, EVENT) == before
    assert f"late-{failed - 1}" in {
        person.id for person in export_event(service, OPERATOR, EVENT).participants
    }

    pages.most = NO_LIMIT
    assert add(service, failed) == f"late-{failed}"
