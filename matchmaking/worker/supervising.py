"""One run from its taking to its end, seen from the worker: a process, and a lease; solves nothing.

The process itself ends the run, together with storing its result. The worker looks after what the
process cannot: that somebody answers for the run, and what happens when the process is gone.
"""

import math
import time
from collections.abc import Callable

import structlog

from matchmaking.errors import Unavailable
from matchmaking.failpoints import failpoint
from matchmaking.storage import Store
from matchmaking.worker.child import Child
from matchmaking.worker.patience import patiently
from matchmaking.worker.taking import LEASE_SECONDS, Taken, cancel, extend, give_up, hand_back

_SECONDS_BETWEEN_LOOKS = 0.2
_SECONDS_BETWEEN_BEATS = LEASE_SECONDS / 10

_SECONDS_TO_HAND_BACK = 6.0
"""How long a process that is asked to may still work; together with the rest, less than 10."""

_SECONDS_TO_SAY_SO = 2.0
"""How long a database that is away is waited for then; afterwards the lease ends by itself."""

log = structlog.get_logger()


def supervise(store: Store, taken: Taken, is_stopping: Callable[[], bool]) -> None:
    """Have a run carried out, and return when it is over or somebody else's.

    Parameters
    ----------
    is_stopping
        Whether this worker has to end; the run is then left to another one within 10 seconds.
    """
    child = Child(store.url, taken)
    log.info("run taken", run=taken.run_id, taking=taken.taking)
    failpoint("run taken")
    try:
        _watch(store, taken, child, is_stopping)
    finally:
        child.kill()
        log.info("run left", run=taken.run_id, taking=taken.taking, code=child.code)


def _watch(store: Store, taken: Taken, child: Child, is_stopping: Callable[[], bool]) -> None:
    next_beat = time.monotonic() + _SECONDS_BETWEEN_BEATS
    while not child.ended_within(_SECONDS_BETWEEN_LOOKS):
        if is_stopping():
            _leave(store, taken, child)
            return
        if time.monotonic() < next_beat:
            continue
        next_beat = time.monotonic() + _SECONDS_BETWEEN_BEATS
        match _beat(store, taken):
            case "lost":
                return
            case "cancel":
                child.kill()
                patiently(lambda: cancel(store, taken), math.inf, is_stopping)
                return
    if child.code != 0:
        patiently(lambda: give_up(store, taken, child.code), math.inf, is_stopping)


def _beat(store: Store, taken: Taken) -> str | None:
    """Extend the lease; while the database is away nobody else can take the run either."""
    try:
        return extend(store, taken)
    except Unavailable as error:
        log.warning("database away", run=taken.run_id, problem=error.problem)
        return None


def _leave(store: Store, taken: Taken, child: Child) -> None:
    """Let the process store what it has, or even end the run; then leave it to another worker."""
    child.ask_to_hand_back()
    if not child.ended_within(_SECONDS_TO_HAND_BACK):
        child.kill()
    try:
        patiently(lambda: hand_back(store, taken), _SECONDS_TO_SAY_SO)
    except Unavailable as error:
        log.warning("run not handed back", run=taken.run_id, problem=error.problem)
