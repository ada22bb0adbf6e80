"""What texts of times and ranges mean, at the edges of what is taken."""

from datetime import UTC, datetime

import pytest

from matchmaking.files.collecting import Misread
from matchmaking.files.moments import (
    daily_range,
    day_range,
    day_range_text,
    instant,
    instant_text,
    local_time,
)
from matchmaking.model.time_ranges import DailyRange, TimeRange


def wall(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 -- on a wall clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-02-16 09:00-12:30", TimeRange(wall(2027, 2, 16, 9), wall(2027, 2, 16, 12, 30))),
        ("2027-02-16  09:00 - 12:30", TimeRange(wall(2027, 2, 16, 9), wall(2027, 2, 16, 12, 30))),
        ("2027-02-28 00:00-24:00", TimeRange(wall(2027, 2, 28), wall(2027, 3, 1))),
        ("2027-02-28", TimeRange(wall(2027, 2, 28), wall(2027, 3, 1))),
        ("2028-02-29 23:59-24:00", TimeRange(wall(2028, 2, 29, 23, 59), wall(2028, 3, 1))),
    ],
)
def test_ranges_of_a_day(text: str, expected: TimeRange) -> None:
    assert day_range(text) == expected
    assert day_range(day_range_text(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-29", "2027-13-01", "2027-2-16", "16.02.2027", "2027-02-16 9:00-12:30",
        "2027-02-16 09:00", "2027-02-16 09:00-12:60", "2027-02-16 24:01-24:02",
        "2027-02-16 09:00-12:30 14:00-15:00", "٢٠٢٧-٠٢-١٦", "",
    ],
)  # fmt: skip
def test_what_is_no_range_of_a_day(text: str) -> None:
    with pytest.raises(Misread, match="not_a_day_range"):
        day_range(text)


@pytest.mark.parametrize("hours", ["12:00-12:00", "12:00-11:59", "24:00-24:00", "22:00-06:00"])
def test_ranges_end_after_they_begin_on_the_same_day(hours: str) -> None:
    with pytest.raises(Misread, match="range_ends_before_it_begins"):
        day_range(f"2027-02-16 {hours}")
    with pytest.raises(Misread, match="range_ends_before_it_begins"):
        daily_range(hours)


def test_daily_hours() -> None:
    assert daily_range("07:00-22:00") == DailyRange(420, 1320)
    assert daily_range("00:00 - 24:00") == DailyRange(0, 1440)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7:00-22:00", "07:00-22:00"),
        ("7h30 – 22h", "07:30-22:00"),
        ("07.00-22.00", "07:00-22:00"),
        ("07:00 to 22:00", None),
        ("always", None),
    ],
)
def test_hours_as_people_write_them_are_told_how_to_write_them(
    text: str, meant: str | None
) -> None:
    with pytest.raises(Misread) as misread:
        daily_range(text)
    assert misread.value.meant == meant


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-16T09:30:00Z", "2027-02-16T10:30:00+01:00", "2027-02-16T10:30+0100",
        "2027-02-16 15:15:00+05:45", "2027-02-15T23:30:00-10:00", "2027-02-16T09:30:00.000Z",
    ],
)  # fmt: skip
def test_instants_with_any_offset_are_one_instant(text: str) -> None:
    assert instant(text) == datetime(2027, 2, 16, 9, 30, tzinfo=UTC)
    assert instant_text(instant(text)) == "2027-02-16T09:30:00Z"


@pytest.mark.parametrize(
    "text", ["2027-02-16T09:30:00", "2027-02-16", "2027-02-30T09:30:00Z", "2027-02-16T25:00:00Z"]
)
def test_what_is_no_instant(text: str) -> None:
    with pytest.raises(Misread, match="not_an_instant"):
        instant(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-02-16T09:00:00", wall(2027, 2, 16, 9)),
        ("2027-02-16 09:00", wall(2027, 2, 16, 9)),
        ("2027-02-16T09:00:01", wall(2027, 2, 16, 9, 0, 1)),
        ("2027-02-16", wall(2027, 2, 16)),
    ],
)
def test_local_times(text: str, expected: datetime) -> None:
    assert local_time(text) == expected


def test_years_that_no_event_has_are_refused() -> None:
    for text in ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"):
        with pytest.raises(Misread, match="year_out_of_range"):
            day_range(text)
        with pytest.raises(Misread, match="year_out_of_range"):
            instant(f"{text}T12:00:00Z")
    with pytest.raises(Misread, match="not_an_instant"):
        instant("9999-12-31T23:00:00-23:00")
