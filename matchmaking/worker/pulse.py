"""What a search leaves in the database while it goes on, and what is wanted of it meanwhile."""

import time
from collections import deque
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from matchmaking.errors import Unavailable
from matchmaking.scheduling import Budget, EventProblem, Progress, held_meetings
from matchmaking.storage import Store
from matchmaking.storage.run_lines import add_lines, log_line
from matchmaking.worker.inputs import best_document
from matchmaking.worker.taking import Taken, change, ours

SECONDS_BETWEEN_BEATS = 0.5
"""A line of progress is written, and what is wanted is read, so often at most."""

_SECONDS_BETWEEN_BESTS = 2.0
"""The best schedule so far is stored so often at most."""


class Lost(Exception):
    """The run belongs to somebody else now."""


class Pulse:
    """Carries news from a search to the database, and wishes from there to the search.

    Parameters
    ----------
    posed
        The problem that is solved, whose schedules are stored; ``None``: they are not.
    seconds_before
        How long earlier attempts had searched.
    seconds_most
        When the search is ended in any case.
    """

    def __init__(
        self,
        store: Store,
        taken: Taken,
        budget: Budget,
        posed: EventProblem | None,
        seconds_before: float,
        seconds_most: float,
    ) -> None:
        self._store, self._taken, self._budget, self._posed = store, taken, budget, posed
        self._begun_at = time.monotonic() - seconds_before
        self._seconds_most = seconds_most
        self._heard: deque[Progress] = deque()
        self._news: dict[str, Progress] = {}
        self._best: Progress | None = None
        self._best_stored_at = self._begun_at

    def note(self, progress: Progress) -> None:
        """Remember what the search reports; called from its thread."""
        self._heard.append(progress)

    def beat(self, *, at_once: bool = False) -> None:
        """Write the news and read what is wanted; `at_once`: the best schedule in any case.

        While the database is away the news wait.

        Raises
        ------
        Lost
            When the run is no longer ours.
        """
        self._listen()
        is_due = at_once or time.monotonic() - self._best_stored_at >= _SECONDS_BETWEEN_BESTS
        best = self._best if is_due else None
        try:
            wanted = self._write(best)
        except Unavailable:
            return
        self._news = {}
        if best is not None:
            self._best, self._best_stored_at = None, time.monotonic()
        if wanted == "stop" or self._seconds >= self._seconds_most:
            self._budget.stop()

    def _listen(self) -> None:
        while self._heard:
            progress = self._heard.popleft()
            self._news[progress.stage] = progress
            if progress.slot_of and self._posed is not None:
                self._best = progress

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._begun_at

    def _write(self, best: Progress | None) -> str | None:
        """Write what there is to write, and return what is wanted."""
        if best is None and not self._news:
            with self._store.reading() as connection:
                return _wanted(ours(connection, self._taken))
        values: dict[str, Any] = {"worker": self._taken.taking}
        if best is not None and self._posed is not None:
            values["best"] = best_document(self._seconds, held_meetings(self._posed, best))
        with self._store.writing() as connection:
            wanted = _wanted(change(connection, self._taken, values))
            lines = [_progress_line(self._seconds, self._news)] if self._news else []
            add_lines(connection, self._taken.run_id, datetime.now(UTC), "progress", lines)
        return wanted


def _wanted(row: RowMapping | None) -> str | None:
    if row is None:
        raise Lost
    wanted: str | None = row["wanted"]
    return wanted


def log(store: Store, taken: Taken, message: str, **fields: object) -> None:
    """Write a line into the run's log.

    Raises
    ------
    Lost
        When the run is no longer ours.
    """
    with store.writing() as connection:
        _wanted(change(connection, taken, {"worker": taken.taking}))
        line = log_line(message, **fields)
        add_lines(connection, taken.run_id, datetime.now(UTC), "log", [line])


def _progress_line(seconds: float, news: dict[str, Progress]) -> dict[str, Any]:
    """One line for all stages of which there is news."""
    method = list(news.values())[-1].method
    stages = [
        {"stage": str(stage), "achieved": progress.achieved, "bound": progress.bound}
        for stage, progress in news.items()
    ]
    return {"seconds": round(seconds, 1), "method": method, "stages": stages}
