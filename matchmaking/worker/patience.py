"""Waits for a database that is away, for a while; knows not what is done there."""

import time
from collections.abc import Callable
from typing import TypeVar

from matchmaking.errors import Unavailable

_SECONDS_BETWEEN_TRIES = 1.0

Answer = TypeVar("Answer")


def patiently(
    action: Callable[[], Answer],
    seconds: float = 180.0,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Answer:
    """Do it, again and again while the database is away, but no longer than so many seconds.

    Every try is a transaction of its own. One whose commit was not acknowledged may be done; so
    the action has to be harmless when it is done twice.

    Parameters
    ----------
    is_stopping
        Whether there is no time left to wait.

    Raises
    ------
    Unavailable
        When it was away all the time.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return action()
        except Unavailable:
            if time.monotonic() >= until or is_stopping():
                raise
            time.sleep(_SECONDS_BETWEEN_TRIES)
