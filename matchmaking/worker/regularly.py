"""Does something every so often in a thread of its own; knows not what."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from matchmaking.errors import MatchmakingError, Unavailable

log = structlog.get_logger()


@contextmanager
def regularly(action: Callable[[], None], seconds_between: float) -> Iterator[None]:
    """Do it at once and then again and again while the body runs.

    Where it fails, because the database is away or for another reason that can be told, the next
    time may be better.
    """
    is_over = threading.Event()
    thread = threading.Thread(target=_repeat, args=(action, seconds_between, is_over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _repeat(action: Callable[[], None], seconds_between: float, is_over: threading.Event) -> None:
    attempt(action)
    while not is_over.wait(seconds_between):
        attempt(action)


def attempt(action: Callable[[], None]) -> None:
    """Do it once; where it fails, only the log tells."""
    try:
        action()
    except Unavailable as error:
        log.warning("database away", problem=error.problem)
    except MatchmakingError as error:
        log.error("duty not done", error=type(error).__name__, problem=str(error))
