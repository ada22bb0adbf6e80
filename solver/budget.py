"""How long a search may go on, by a clock or by a count of work; knows no search."""

import math
import threading
import time


class Budget:
    """A limit that is asked often and may be ended from outside.

    Parameters
    ----------
    seconds
        Until so many seconds after construction, >= 0.
    effort
        Instead: so many units of counted work, >= 0. One unit is about what one core searches in a
        second, but no clock is read, so that equal runs stay equal to the last bit. Whoever does
        work reports it by `spend`.

    Without either the budget is over only when it is stopped.

    Raises
    ------
    ValueError
        When both are given, or one is negative.
    """

    def __init__(self, seconds: float | None = None, effort: float | None = None) -> None:
        if seconds is not None and effort is not None:
            raise ValueError("a budget is in seconds or in effort, not in both")
        if min(seconds or 0, effort or 0) < 0:
            raise ValueError(f"a budget must be >= 0, got {seconds or effort}")
        self.is_counted = effort is not None
        self._deadline = math.inf if seconds is None else time.monotonic() + seconds
        self._effort = math.inf if effort is None else float(effort)
        self._stopped = threading.Event()
        self._whole: Budget | None = None

    def stop(self) -> None:
        """End this budget and its parts at once; may be called from any thread.

        What it is a part of goes on.
        """
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether `stop` was called here or on what this is a part of."""
        is_whole_stopped = self._whole is not None and self._whole.is_stopped
        return is_whole_stopped or self._stopped.is_set()

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self.is_stopped or self.remaining <= 0

    @property
    def is_infinite(self) -> bool:
        """Whether only `stop` ends this budget."""
        return math.isinf(self.remaining)

    @property
    def remaining(self) -> float:
        """What is left, in seconds or in units of effort, >= 0; infinite without a limit."""
        if not self.is_counted:
            return max(0.0, self._deadline - time.monotonic())
        left = max(0.0, self._effort)
        return left if self._whole is None else min(left, self._whole.remaining)

    @property
    def remaining_seconds(self) -> float | None:
        """What is left on the clock, in seconds; ``None`` when no clock limits this budget."""
        return None if self.is_counted or self.is_infinite else self.remaining

    def spend(self, effort: float) -> None:
        """Count work as done, in units of effort; means nothing where a clock decides."""
        self._effort -= effort
        if self._whole is not None:
            self._whole.spend(effort)

    def part(self, most: float) -> "Budget":
        """Return a budget of at most `most` seconds or units, never beyond this one.

        It is stopped together with this one, and its effort is spent from this one.
        """
        part = Budget()
        part.is_counted = self.is_counted
        part._whole = self
        if self.is_counted:
            part._effort = min(self._effort, most)
        else:
            part._deadline = min(self._deadline, time.monotonic() + most)
        return part

    def share(self, fraction: float) -> "Budget":
        """Return a budget of this fraction (0..1) of what remains; infinite where that is."""
        return self.part(math.inf if self.is_infinite else fraction * self.remaining)
