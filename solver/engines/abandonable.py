"""Work that cannot be interrupted, made so that it can be left alone; knows not what it does."""

import atexit
import threading
from collections.abc import Callable
from typing import TypeVar

from solver.budget import Budget

T = TypeVar("T")

_LOOK_SECONDS = 0.02
_GRACE_SECONDS = 0.5
_LAST_WAIT_SECONDS = 10.0

_left_alone: list[threading.Thread] = []


def run_abandonable(
    work: Callable[[], T], budget: Budget, interrupt: Callable[[], None] | None = None
) -> T | None:
    """Return what `work` returns, or ``None`` when it is abandoned.

    `work` runs in a thread of its own, outside of the interpreter's lock for most of the time. It
    is abandoned when the budget is stopped, or half a second after the clock of the budget has run
    out; it then goes on until its own limit, and nobody listens. Where it can be told to end, that
    is tried first. An error of `work` is raised here.
    """
    outcome: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # carried over to the thread that waits
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    _wait(thread, budget)
    if thread.is_alive() and interrupt is not None:
        interrupt()
        thread.join(_GRACE_SECONDS)
    if thread.is_alive():
        _left_alone[:] = [*(other for other in _left_alone if other.is_alive()), thread]
    if errors:
        raise errors[0]
    return outcome[0] if outcome else None


def _wait(thread: threading.Thread, budget: Budget) -> None:
    late: Budget | None = None
    while thread.is_alive() and not budget.is_stopped and not (late and late.is_over):
        if late is None and budget.is_over and not budget.is_counted:
            late = Budget(seconds=_GRACE_SECONDS)
        thread.join(_LOOK_SECONDS)


@atexit.register
def _let_end() -> None:
    """Native code that comes back to an interpreter that is being taken down aborts the program.

    So give it time to end before; a program that cannot wait leaves by ``os._exit``.
    """
    patience = Budget(seconds=_LAST_WAIT_SECONDS)
    for thread in _left_alone:
        thread.join(patience.remaining)
