"""Ends a process when the one that has started it is gone, however that ended; knows neither.

The two are joined by a pipe into which nobody ever writes: it closes with its owner.
"""

import os
import signal
import threading
import time

VARIABLE = "MATCHMAKING_LIFELINE"
"""The environment tells the child by which number it has inherited its end of the pipe."""

GRACE_SECONDS = 3.0
"""How long after SIGTERM the process may still put its things in order."""


def end_with_parent() -> None:
    """Watch the pipe from now on, where there is one."""
    inherited = os.environ.pop(VARIABLE, None)
    if inherited is not None:
        threading.Thread(target=_watch, args=(int(inherited),), daemon=True).start()


def _watch(pipe: int) -> None:
    os.read(pipe, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)
