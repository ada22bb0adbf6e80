"""Work that cannot be interrupted, made so that it can be left alone; knows not what it does."""

import threading
from collections.abc import Callable
from typing import TypeVar

from solver.budget import Budget

T = TypeVar("T")

_LOOK_SECONDS = 0.02
_GRACE_SECONDS = 0.5


def run_abandonable(work: Callable[[], T], budget: Budget) -> T | None:
    """Return what `work` returns, or ``None`` when it is abandoned.

    `work` runs in a thread of its own, outside of the interpreter's lock for most of the time. It
    is abandoned when the budget is stopped, or half a second after the clock of the budget has run
    out; it then goes on until its own limit, and nobody listens. An error of `work` is raised here.
    """
    outcome: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # carried over to the thread that waits
            errors.append(error)

    # A daemon, so that abandoned work does not keep the program from ending.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    _wait(thread, budget)
    if errors:
        raise errors[0]
    return outcome[0] if outcome else None


def _wait(thread: threading.Thread, budget: Budget) -> None:
    grace = Budget()
    while thread.is_alive() and not budget.is_stopped and not grace.is_over:
        if budget.is_over and not budget.is_counted and grace.remaining_seconds is None:
            grace = Budget(seconds=_GRACE_SECONDS)
        thread.join(_LOOK_SECONDS)
