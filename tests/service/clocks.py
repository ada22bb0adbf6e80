"""A clock that tests move by hand."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **passed: float) -> None:
        self.now += timedelta(**passed)
