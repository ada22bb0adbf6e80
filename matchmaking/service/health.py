"""How the installation stands: its database, its workers, its runs; changes nothing."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, select

from matchmaking.errors import Unavailable
from matchmaking.service.command import Service
from matchmaking.storage.migrating import newest_version, present_version
from matchmaking.storage.tables import runs, workers

WORKER_SEEN_WITHIN = timedelta(seconds=60)


def readiness(service: Service) -> dict[str, bool]:
    """Whether the database answers, has the tables of this version, and a worker looks after it."""
    try:
        with service.transaction(changes=False) as connection:
            is_migrated = present_version(connection) == newest_version()
            latest = select(func.max(workers.c.seen_at))
            seen_at = connection.execute(latest).scalar() if is_migrated else None
    except Unavailable:
        return {"database": False, "migrated": False, "worker": False}
    is_seen = seen_at is not None and seen_at > service.clock() - WORKER_SEEN_WITHIN
    return {"database": True, "migrated": is_migrated, "worker": is_seen}


def runs_by_state(service: Service) -> Mapping[str, int]:
    """How many runs there are in each state."""
    query = select(runs.c.state, func.count()).group_by(runs.c.state)
    with service.transaction(changes=False) as connection:
        return {state: count for state, count in connection.execute(query)}
