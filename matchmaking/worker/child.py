"""The process in which a run is carried out, seen from the worker; knows nothing of what it does.

The two are joined by a pipe. When the worker ends, however that happens, the pipe closes, and the
process ends by itself; so none is ever left behind.
"""

import os
import subprocess
import sys

from matchmaking.worker.taking import Taken

HAND_BACK = b"hand back\n"
"""What the worker says through the pipe when it has to end."""

DATABASE = "MATCHMAKING_DATABASE_URL"


class Child:
    """A process that carries out a run on a database."""

    def __init__(self, url: str, taken: Taken) -> None:
        self._process = subprocess.Popen(  # noqa: S603 -- no shell; ids that the service made
            [
                sys.executable,
                "-m",
                "matchmaking.worker.run",
                taken.run_id,
                taken.event_id,
                taken.taking,
            ],
            stdin=subprocess.PIPE,
            env={**os.environ, DATABASE: url},
            # Ctrl-C in a terminal is for the worker alone
            start_new_session=True,
        )

    def ended_within(self, seconds: float) -> bool:
        """Wait so long for its end; return whether it has come."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    @property
    def code(self) -> int:
        """How it has ended: its exit code, or the negative number of a signal."""
        return self._process.wait()

    def ask_to_hand_back(self) -> None:
        """Have it store what it has found and end; it is told once."""
        pipe = self._process.stdin
        if pipe is not None and not self.ended_within(0):
            try:
                pipe.write(HAND_BACK)
                pipe.flush()
            except BrokenPipeError:
                pass  # it has ended in this very moment

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
