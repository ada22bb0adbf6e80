"""Points at which a test may have its process killed; knows nothing of what happens there."""

import os
import signal

VARIABLE = "MATCHMAKING_FAILPOINT"
"""The variable of the environment that names the point; without it nothing ever happens."""


def failpoint(name: str) -> None:
    """End this process as ``kill -9`` does, if this is the point that the environment names."""
    if os.environ.get(VARIABLE) == name:
        os.kill(os.getpid(), signal.SIGKILL)
