"""How the installation stands: its database, its workers, its runs; changes nothing."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Select, exists, func, select

from matchmaking.errors import Unavailable
from matchmaking.service.command import CLOCKS_DIFFER, Service
from matchmaking.storage.migrating import newest_version, present_version
from matchmaking.storage.tables import runs, workers

WORKER_SEEN_WITHIN = timedelta(seconds=60)


def readiness(service: Service) -> dict[str, bool]:
    """Whether the database answers, has the tables of this version, and a worker looks after it."""
    try:
        with service.transaction(changes=False) as connection:
            is_migrated = present_version(connection) == newest_version()
            is_seen = is_migrated and bool(connection.scalar(_a_worker_is_seen(service)))
    except Unavailable:
        return {"database": False, "migrated": False, "worker": False}
    return {"database": True, "migrated": is_migrated, "worker": is_seen}


def _a_worker_is_seen(service: Service) -> Select[tuple[bool]]:
    """A sign from the future is one of a clock that was ahead, and says nothing."""
    now = service.clock()
    recent = workers.c.seen_at.between(now - WORKER_SEEN_WITHIN, now + CLOCKS_DIFFER)
    return select(exists().where(recent))


def runs_by_state(service: Service) -> Mapping[str, int]:
    """How many runs there are in each state."""
    query = select(runs.c.state, func.count()).group_by(runs.c.state)
    with service.transaction(changes=False) as connection:
        return {state: count for state, count in connection.execute(query)}
