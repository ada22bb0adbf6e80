"""What texts of days, times and ranges mean, and how they are written; knows no zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from matchmaking.files.collecting import Misread
from matchmaking.model.time_ranges import DailyRange, TimeRange

_DAY = r"(\d{4})-(\d\d)-(\d\d)"
_CLOCK = r"(\d\d):(\d\d)"
_HOURS = rf"{_CLOCK}\s*-\s*{_CLOCK}"
_LOCAL = re.compile(rf"{_DAY}(?:[T ]{_CLOCK}(?::(\d\d)(?:\.0+)?)?)?", re.ASCII)
_INSTANT = re.compile(rf"({_DAY}[T ]{_CLOCK}(?::\d\d)?)(?:\.0+)?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_DAILY = re.compile(_HOURS, re.ASCII)
_DAY_RANGE = re.compile(rf"{_DAY}(?:\s+{_HOURS})?", re.ASCII)
_YEARS = range(1900, 2200)


def local_time(text: str) -> datetime:
    """A naive datetime, for example ``2027-02-16T09:00:00``; a day alone is its 00:00."""
    match = _LOCAL.fullmatch(text)
    if not match:
        has_offset = _INSTANT.fullmatch(text)
        raise Misread(
            "error.offset_unwanted" if has_offset else "error.not_a_local_time",
            has_offset.group(1) if has_offset else None,
        )
    return _datetime(match.groups(default="0"), "error.not_a_local_time")


def instant(text: str) -> datetime:
    """A datetime in UTC, for example ``2027-02-16T09:30:00Z`` or with an offset."""
    if not _INSTANT.fullmatch(text):
        raise Misread("error.not_an_instant")
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Misread("error.not_an_instant") from None
    if moment.year not in _YEARS:
        raise Misread("error.year_out_of_range", least=_YEARS[0], most=_YEARS[-1])
    return moment


@lru_cache(maxsize=4096)
def daily_range(text: str) -> DailyRange:
    """Hours of every day, for example ``09:00-18:00``; ``24:00`` may be an end."""
    match = _DAILY.fullmatch(text)
    if not match:
        raise Misread("error.not_hours", _tidied(text, _DAILY))
    start, end = _minutes(match.groups(), "error.not_hours")
    if end <= start:
        raise Misread("error.range_ends_before_it_begins")
    return DailyRange(start, end)


@lru_cache(maxsize=65536)
def day_range(text: str) -> TimeRange:
    """A range of one day, for example ``2027-02-16 09:00-12:30``; a day alone is all of it."""
    match = _DAY_RANGE.fullmatch(text)
    if not match:
        raise Misread("error.not_a_day_range", _tidied(text, _DAY_RANGE))
    day = _datetime((*match.groups()[:3], "0", "0", "0"), "error.not_a_day_range")
    hours = match.groups()[3:]
    start, end = (0, 24 * 60) if hours[0] is None else _minutes(hours, "error.not_a_day_range")
    if end <= start:
        raise Misread("error.range_ends_before_it_begins")
    return TimeRange(day + timedelta(minutes=start), day + timedelta(minutes=end))


def local_time_text(moment: datetime) -> str:
    """As `local_time` reads it."""
    return moment.isoformat(timespec="seconds")


def instant_text(moment: datetime) -> str:
    """As `instant` reads it, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def day_range_text(range_: TimeRange) -> str:
    """As `day_range` reads it."""
    day = range_.start.date()
    midnight = datetime.combine(day, time())
    start, end = (
        round((moment - midnight).total_seconds() / 60) for moment in (range_.start, range_.end)
    )
    return str(day) if (start, end) == (0, 24 * 60) else f"{day} {DailyRange(start, end)}"


def _datetime(parts: tuple[str, ...], message: str) -> datetime:
    try:
        year, month, day, hour, minute, second = (int(part) for part in parts)
        moment = datetime.combine(date(year, month, day), time(hour, minute, second))
    except ValueError:
        raise Misread(message) from None
    if moment.year not in _YEARS:
        raise Misread("error.year_out_of_range", least=_YEARS[0], most=_YEARS[-1])
    return moment


def _minutes(clock: tuple[str, ...], message: str) -> tuple[int, int]:
    hour, minute, end_hour, end_minute = (int(part) for part in clock)
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or max(start, end) > 24 * 60:
        raise Misread(message)
    return start, end


def _tidied(text: str, wanted: re.Pattern[str]) -> str | None:
    """The text with its dashes, hours and days as they are wanted, where that makes it right."""
    tidy = re.sub(r"\s*[‐-―−]\s*", "-", text)
    tidy = re.sub(r"\b(\d\d)[./](\d\d)[./](\d{4})\b", r"\3-\2-\1", tidy)
    tidy = re.sub(r"(?<![\d:])(\d{1,2})\s*[:hH.](\d\d)(?!\d)", r"\1:\2", tidy)
    tidy = re.sub(r"\b(\d{1,2})\s*[hH](?!\d)", r"\1:00", tidy)
    tidy = re.sub(r"\b(\d):(\d\d)", r"0\1:\2", tidy)
    return tidy if wanted.fullmatch(tidy) else None
