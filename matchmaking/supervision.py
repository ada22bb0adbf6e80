"""Keeps programs running beside each other until it is told to end; knows none of them."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from matchmaking import lifeline

LOOKS_EVERY_SECONDS = 0.1
ENDS_WITHIN_SECONDS = 9.0
STEADY_AFTER_SECONDS = 60.0
"""Whatever has run so long begins again at once when it dies."""

_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.5, 30.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Program:
    """What is kept running.

    Attributes
    ----------
    descriptors
        Open files that it inherits, by the same numbers.
    """

    name: str
    command: Sequence[str]
    descriptors: Sequence[int] = ()


def keep_running(programs: Sequence[Program], stopping: threading.Event) -> None:
    """Start the programs, and each one again that dies, until `stopping` is set; then end them.

    A program that dies soon is started again after a pause, which doubles each time. All of them
    end by themselves when this process is killed: they call `lifeline.end_with_parent`.
    """
    theirs, ours = os.pipe()
    kept = [_Kept(program, theirs) for program in programs]
    try:
        while not stopping.wait(LOOKS_EVERY_SECONDS):
            for one in kept:
                one.look()
    finally:
        for one in kept:
            one.ask_to_end()
        until = time.monotonic() + ENDS_WITHIN_SECONDS
        for one in kept:
            one.see_end(until)
        os.close(theirs)
        os.close(ours)


class _Kept:
    """One program, and how it fares."""

    def __init__(self, program: Program, pipe: int) -> None:
        self._program, self._pipe = program, pipe
        self._process: subprocess.Popen[bytes] | None = None
        self._pause_seconds = _FIRST_PAUSE_SECONDS
        self._started_at = self._due_at = time.monotonic()

    def look(self) -> None:
        """Start it where it does not run, and is due."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._plan_restart(now, self._process.returncode)
        if self._process is None and now >= self._due_at:
            self._start(now)

    def ask_to_end(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def see_end(self, until: float) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("program_killed", program=self._program.name)
            self._process.kill()
            self._process.wait()

    def _start(self, now: float) -> None:
        self._started_at = now
        self._process = subprocess.Popen(  # noqa: S603 -- no shell; the commands are this program's own
            self._program.command,
            stdin=subprocess.DEVNULL,
            pass_fds=[self._pipe, *self._program.descriptors],
            env={**os.environ, lifeline.VARIABLE: str(self._pipe)},
            # Ctrl-C in a terminal is for the supervisor alone
            start_new_session=True,
        )

    def _plan_restart(self, now: float, code: int) -> None:
        if now - self._started_at >= STEADY_AFTER_SECONDS:
            self._pause_seconds = _FIRST_PAUSE_SECONDS
        log.error("program_died", program=self._program.name, code=code, pause=self._pause_seconds)
        self._process = None
        self._due_at = now + self._pause_seconds
        self._pause_seconds = min(2 * self._pause_seconds, _LONGEST_PAUSE_SECONDS)
