"""One event solved up to its value, with a clock that began before Python did; writes no file.

    python -m benchmarks.timed_solve EVENT BEGUN SECONDS WORKERS

BEGUN is what `time.monotonic` was when the command was given. Prints one JSON document: the news of
the search, and the peak memory of the process and its largest child in MB. Comfort is left out, so
that the search ends when all other stages are proven.
"""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.baselines.finished import MADE_AT
from matchmaking.files import read_event
from matchmaking.scheduling import Budget, Options, Progress, plan


class _Listener:
    """Writes down what the search reports, and stops it when the value is proven."""

    def __init__(self, begun: float, budget: Budget) -> None:
        self.news: list[tuple[float, str, int | None, int | None]] = []
        self._begun, self._budget = begun, budget
        self._open = {"must", "minimum", "value"}

    def hear(self, progress: Progress) -> None:
        """Take note of how one stage stands."""
        stage, now = progress.stage.value, time.monotonic() - self._begun
        self.news.append((round(now, 3), stage, progress.achieved, progress.bound))
        is_proven = progress.achieved is not None and progress.achieved == progress.bound
        self._open = self._open - {stage} if is_proven else self._open | {stage}
        if self._open.isdisjoint({"must", "minimum", "value"}):
            self._budget.stop()


def main() -> None:
    """Read, solve and tell."""
    path, begun, seconds, workers = sys.argv[1:]
    event = read_event(Path(path))
    options = Options(seconds=float(seconds), workers=int(workers))
    budget = options.budget()
    listener = _Listener(float(begun), budget)
    plan(event, None, options, MADE_AT, listener.hear, budget)
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    megabytes = sum(resource.getrusage(user).ru_maxrss for user in users) / 1024
    json.dump({"news": listener.news, "megabytes": round(megabytes)}, sys.stdout)


if __name__ == "__main__":
    main()
