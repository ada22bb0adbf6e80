"""Work that Ctrl-C ends gently and a second Ctrl-C at once; knows nothing of the work."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from types import FrameType
from typing import NoReturn, TypeVar

from matchmaking.scheduling import Budget, Options

Answer = TypeVar("Answer")

SECONDS_BETWEEN_LOOKS = 0.2
EXIT_INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""


def run_interruptibly(
    work: Callable[[], Answer],
    stop: Callable[[], None],
    look: Callable[[], None] = lambda: None,
) -> Answer:
    """Run `work` beside this thread, which calls `look` a few times a second.

    The first Ctrl-C or SIGTERM calls `stop`, after which `work` is expected to end by itself; the
    second leaves the process at once.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        signal.signal(signal.SIGTERM, _like_ctrl_c)
        future = pool.submit(work)
        try:
            return _await(future, look)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, _leave)
            signal.signal(signal.SIGTERM, _leave)
            stop()
            return _await(future, look)


def run_with_budget(options: Options, work: Callable[[Budget], Answer]) -> Answer:
    """Run a search on the budget of its options, which the first Ctrl-C ends."""
    budget = options.budget()
    return run_interruptibly(lambda: work(budget), budget.stop)


def _await(future: Future[Answer], look: Callable[[], None]) -> Answer:
    while True:
        try:
            return future.result(timeout=SECONDS_BETWEEN_LOOKS)
        except NotYet:
            if future.done():
                raise
            look()


def _like_ctrl_c(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    os._exit(EXIT_INTERRUPTED)
