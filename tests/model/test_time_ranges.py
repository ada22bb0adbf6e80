"""Half-open ranges: what touches does not overlap, as counting minutes tells."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaking.model.time_ranges import DailyRange, TimeRange

MIDNIGHT = datetime(2027, 2, 16, tzinfo=UTC)


def span(start: int, end: int) -> TimeRange:
    """A range from one minute of the day to another."""
    return TimeRange(MIDNIGHT + timedelta(minutes=start), MIDNIGHT + timedelta(minutes=end))


def minutes(covered: TimeRange) -> set[int]:
    """All minutes that a range covers."""
    return {m for m in range(60) if covered.start <= span(m, m + 1).start < covered.end}


SPANS = st.lists(st.integers(0, 60), min_size=2, max_size=2, unique=True).map(
    lambda ends: span(min(ends), max(ends))
)


@pytest.mark.parametrize(
    ("other", "overlaps", "contained"),
    [
        (span(0, 10), False, False),  # ends where the range begins
        (span(0, 11), True, False),
        (span(10, 20), True, True),
        (span(9, 20), True, False),
        (span(10, 21), True, False),
        (span(19, 30), True, False),
        (span(20, 30), False, False),  # begins where the range ends
    ],
)
def test_the_start_is_inside_and_the_end_outside(
    other: TimeRange, overlaps: bool, contained: bool
) -> None:
    assert span(10, 20).overlaps(other) is other.overlaps(span(10, 20)) is overlaps
    assert span(10, 20).contains(other) is contained


@pytest.mark.parametrize("end", [9, 10])
def test_a_range_ends_after_it_begins(end: int) -> None:
    with pytest.raises(ValueError, match="ends after it begins"):
        span(10, end)


def test_a_wall_clock_is_never_compared_with_utc() -> None:
    on_the_wall = TimeRange(
        MIDNIGHT.replace(tzinfo=None), MIDNIGHT.replace(tzinfo=None) + timedelta(hours=1)
    )
    with pytest.raises(TypeError):
        on_the_wall.overlaps(span(0, 60))


@given(SPANS, SPANS)
def test_ranges_overlap_where_they_share_a_minute(a: TimeRange, b: TimeRange) -> None:
    assert a.overlaps(b) is bool(minutes(a) & minutes(b))
    assert a.contains(b) is (minutes(b) <= minutes(a))


def test_hours_of_every_day_may_end_at_the_next_midnight() -> None:
    evening = DailyRange(18 * 60, 24 * 60)
    assert str(evening) == "18:00-24:00"
    assert evening.on(date(2027, 2, 28)) == TimeRange(
        datetime.fromisoformat("2027-02-28T18:00"), datetime.fromisoformat("2027-03-01T00:00")
    )


@pytest.mark.parametrize(("start", "end"), [(60, 60), (61, 60), (-1, 60), (60, 1441)])
def test_hours_lie_within_one_day(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="lies in one day"):
        DailyRange(start, end)
