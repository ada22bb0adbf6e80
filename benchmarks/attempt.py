"""One way tried on one event in a process of its own; knows neither table nor measure.

So its memory is its own, and whoever hangs or breaks spoils nothing else.
"""

import contextlib
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection

from matchmaking.errors import NoneFound
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule

Plan = Callable[[Event], Schedule]
"""A way to make a whole schedule."""

MOST_MEGABYTES = 12_000
"""Beyond this a process is refused memory."""

_CONTEXT = multiprocessing.get_context("spawn")


class Fate(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    NONE_FOUND = "none found"
    KILLED = "killed"
    BROKE_DOWN = "broke down"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an attempt.

    Attributes
    ----------
    schedule
        ``None`` unless the fate is DONE.
    seconds
        Wall time from the event in memory to the schedule; ``None`` where there is no end.
    megabytes
        Largest memory of the process, Python included, plus that of its largest child.
    """

    fate: Fate
    schedule: Schedule | None = None
    seconds: float | None = None
    megabytes: float | None = None


def attempt(event: Event, plan: Plan, most_seconds: float) -> Attempt:
    """Run `plan` (which can be pickled) in a new process; end it after `most_seconds`.

    The time that Python takes to start does not count.
    """
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    child = _CONTEXT.Process(target=_work, args=(theirs, event, plan))
    child.start()
    theirs.close()
    try:
        return _outcome(ours, most_seconds)
    finally:
        _end(child.pid)
        child.join()
        ours.close()


def _outcome(pipe: Connection, most_seconds: float) -> Attempt:
    try:
        pipe.recv()  # it has begun
        if not pipe.poll(most_seconds):
            return Attempt(Fate.KILLED)
        outcome: Attempt = pipe.recv()
    except EOFError:
        return Attempt(Fate.BROKE_DOWN)
    return outcome


def _end(process: int | None) -> None:
    """End a process with its own children, which share its group."""
    if process is not None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)


def _work(pipe: Connection, event: Event, plan: Plan) -> None:
    os.setpgrp()
    most = MOST_MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    pipe.send("begun")
    begun = time.perf_counter()
    try:
        schedule = plan(event)
    except NoneFound:
        pipe.send(Attempt(Fate.NONE_FOUND, None, time.perf_counter() - begun, _megabytes()))
    except MemoryError:
        pipe.send(Attempt(Fate.BROKE_DOWN))
    else:
        pipe.send(Attempt(Fate.DONE, schedule, time.perf_counter() - begun, _megabytes()))


def _megabytes() -> float:
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(user).ru_maxrss for user in users) / 1024
