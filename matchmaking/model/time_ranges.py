"""Half-open ranges of time; knows no zone and no calendar.

A range is either wholly on a wall clock (naive datetimes) or wholly in UTC (aware ones); Python
itself refuses to compare the two.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class TimeRange:
    """From `start` (inside) to `end` (outside).

    Raises
    ------
    ValueError
        When the range would be empty or end before it begins.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a range ends after it begins, got {self.start} to {self.end}")

    def contains(self, other: "TimeRange") -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "TimeRange") -> bool:
        """Whether the two share a moment; ranges that only touch do not."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class DailyRange:
    """The same hours of every day, in minutes after the day's 00:00; `end_minute` <= 1440.

    >>> str(DailyRange(540, 1440))
    '09:00-24:00'
    """

    start_minute: int = 0
    end_minute: int = MINUTES_OF_A_DAY

    def __post_init__(self) -> None:
        if not 0 <= self.start_minute < self.end_minute <= MINUTES_OF_A_DAY:
            raise ValueError(f"a daily range lies in one day, got {self}")

    def on(self, day: date) -> TimeRange:
        """The range on the wall clock of one day."""
        midnight = datetime.combine(day, time())
        return TimeRange(
            midnight + timedelta(minutes=self.start_minute),
            midnight + timedelta(minutes=self.end_minute),
        )

    def __str__(self) -> str:
        return "-".join(f"{m // 60:02}:{m % 60:02}" for m in (self.start_minute, self.end_minute))


WHOLE_DAY = DailyRange()
