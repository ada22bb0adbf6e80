"""In which slots a participant may be met: every limit one minute before, at and after."""

from datetime import datetime, timedelta

import pytest

from matchmaking.eligibility.availability import Availability
from matchmaking.model.event import Event, Hours
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import DailyRange, TimeRange

NEVER, GLADLY, IF_NEEDED = "never", "gladly", "if needed"
ANY_HOURS = Hours()


def meeting(
    starts: str,
    zone: str = "UTC",
    availability: str = "",
    if_needed: str = "",
    unavailable: str = "",
    hours: Hours = ANY_HOURS,
) -> str:
    """How one participant takes a meeting of 20 minutes that starts at a time of day in UTC."""
    begins = datetime.fromisoformat(starts)
    person = Participant(
        "p",
        "P",
        "any",
        zone,
        availability=cell(availability),
        if_needed=cell(if_needed),
        unavailable=cell(unavailable),
    )
    session = TimeRange(begins, begins + timedelta(minutes=20))
    found = Availability(Event("e", "E", "UTC", 20, (session,), (person,), hours=hours))
    if not found.possible["p"]:
        assert not found.uncomfortable["p"]
        return NEVER
    return IF_NEEDED if found.uncomfortable["p"] else GLADLY


def cell(text: str) -> tuple[TimeRange, ...]:
    """Ranges as the cells of a table have them; a day alone is the whole day."""
    return tuple(local(part.strip()) for part in text.split(";") if part.strip())


def local(text: str) -> TimeRange:
    day, _, times = text.partition(" ")
    midnight = datetime.fromisoformat(day)
    start, end = (midnight + clock(time) for time in (times or "00:00-24:00").split("-"))
    return TimeRange(start, end)


def clock(text: str) -> timedelta:
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def later(time: str, minutes: int) -> str:
    minute = clock(time) // timedelta(minutes=1) + minutes
    return f"{minute // 60:02}:{minute % 60:02}"


def daily(text: str) -> DailyRange:
    return DailyRange(*(clock(time) // timedelta(minutes=1) for time in text.split("-")))


# The meeting is at 10:00-10:20 unless a test says otherwise.
TEN = "2027-02-16T10:00"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("09:59-12:00", GLADLY),
        ("10:00-12:00", GLADLY),
        ("10:01-12:00", NEVER),
        ("09:00-10:21", GLADLY),
        ("09:00-10:20", GLADLY),
        ("09:00-10:19", NEVER),
        ("10:00-10:20", GLADLY),
    ],
)
def test_a_meeting_fits_a_range_from_its_first_to_its_last_minute(
    hours: str, expected: str
) -> None:
    assert meeting(TEN, availability=f"2027-02-16 {hours}") == expected


def test_a_range_is_of_its_own_day_only() -> None:
    on_each_day = [meeting(TEN, availability=f"2027-02-{day} 09:00-12:00") for day in (15, 16, 17)]
    assert on_each_day == [NEVER, GLADLY, NEVER]


def test_a_day_alone_is_the_whole_day() -> None:
    first, last = "2027-02-16T00:00", "2027-02-16T23:40"
    assert [meeting(t, availability="2027-02-16") for t in (first, last)] == [GLADLY, GLADLY]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ("2027-02-16T23:39", GLADLY),
        ("2027-02-16T23:40", GLADLY),  # ends at 24:00
        ("2027-02-16T23:41", NEVER),
        ("2027-02-17T00:00", GLADLY),
    ],
)
def test_no_meeting_fits_across_midnight(starts: str, expected: str) -> None:
    assert meeting(starts, availability="2027-02-16; 2027-02-17") == expected


def test_no_meeting_fits_across_midnight_by_hours_either() -> None:
    assert [meeting(f"2027-02-16T23:{m}") for m in (40, 41)] == [GLADLY, NEVER]


def test_ranges_that_touch_are_not_joined() -> None:
    apart = "2027-02-16 09:00-10:10; 2027-02-16 10:10-12:00"
    assert meeting(TEN, availability=apart) == NEVER


def test_availability_and_if_needed_are_not_joined() -> None:
    first, second = "2027-02-16 09:00-10:10", "2027-02-16 10:10-12:00"
    assert meeting(TEN, availability=first, if_needed=second) == NEVER


def test_own_availability_replaces_the_possible_hours() -> None:
    mornings = Hours(possible=daily("08:00-12:00"))
    evening = "2027-02-16 18:00-20:00"
    late = "2027-02-16T18:30"
    takes = [
        meeting(TEN, hours=mornings),
        meeting(TEN, hours=mornings, availability=evening),
        meeting(late, hours=mornings),
        meeting(late, hours=mornings, availability=evening),
    ]
    assert takes == [GLADLY, NEVER, NEVER, GLADLY]


def test_if_needed_adds_to_the_possible_hours() -> None:
    mornings = Hours(possible=daily("08:00-12:00"))
    evening = "2027-02-16 18:00-20:00"
    takes = [meeting(t, hours=mornings, if_needed=evening) for t in (TEN, "2027-02-16T18:30")]
    assert takes == [GLADLY, IF_NEEDED]


@pytest.mark.parametrize(
    ("possible", "expected"),
    [
        ("10:00-18:00", GLADLY),
        ("10:01-18:00", NEVER),
        ("08:00-10:20", GLADLY),
        ("08:00-10:19", NEVER),
    ],
)
def test_possible_hours_are_of_every_day(possible: str, expected: str) -> None:
    hours = Hours(possible=daily(possible))
    days = [meeting(f"2027-02-{day}T10:00", hours=hours) for day in (16, 17)]
    assert days == [expected, expected]


@pytest.mark.parametrize(
    ("comfortable", "expected"),
    [
        ("09:59-18:00", GLADLY),
        ("10:00-18:00", GLADLY),
        ("10:01-18:00", IF_NEEDED),
        ("08:00-10:21", GLADLY),
        ("08:00-10:20", GLADLY),
        ("08:00-10:19", IF_NEEDED),
    ],
)
def test_a_meeting_outside_comfortable_hours_is_possible_but_not_gladly(
    comfortable: str, expected: str
) -> None:
    assert meeting(TEN, hours=Hours(comfortable=daily(comfortable))) == expected


@pytest.mark.parametrize(
    ("times", "is_touched"),
    [
        ("09:00-09:59", False),
        ("09:00-10:00", False),
        ("09:00-10:01", True),
        ("10:05-10:10", True),
        ("10:19-11:00", True),
        ("10:20-11:00", False),
        ("10:21-11:00", False),
    ],
)
def test_a_meeting_touches_a_range_when_they_share_a_minute(times: str, is_touched: bool) -> None:
    day, touched = "2027-02-16", f"2027-02-16 {times}"
    takes = [
        meeting(TEN, availability=day, unavailable=touched),
        meeting(TEN, availability=day, if_needed=touched),
    ]
    assert takes == ([NEVER, IF_NEEDED] if is_touched else [GLADLY, GLADLY])


def test_a_meeting_that_leaves_an_if_needed_range_fits_only_with_availability() -> None:
    evening = "2027-02-16 09:00-10:10"
    takes = [
        meeting(TEN, availability="2027-02-16 10:00-12:00", if_needed=evening),
        meeting(TEN, availability="2027-02-16 11:00-12:00", if_needed=evening),
    ]
    assert takes == [IF_NEEDED, NEVER]


def test_unavailable_is_taken_away_from_if_needed_too() -> None:
    day = "2027-02-16"
    assert meeting(TEN, if_needed=day, unavailable="2027-02-16 10:10-10:15") == NEVER


@pytest.mark.parametrize(
    ("zone", "starts", "shown"),
    [
        ("Asia/Kathmandu", "2027-02-16T04:15", "2027-02-16 10:00-10:20"),  # UTC+5:45
        ("Australia/Eucla", "2027-02-16T01:15", "2027-02-16 10:00-10:20"),  # UTC+8:45
        ("Pacific/Chatham", "2027-02-15T20:15", "2027-02-16 10:00-10:20"),  # UTC+13:45, summer
        ("Pacific/Chatham", "2027-07-15T21:15", "2027-07-16 10:00-10:20"),  # UTC+12:45, winter
        ("Asia/Kolkata", "2027-02-16T04:30", "2027-02-16 10:00-10:20"),  # UTC+5:30
        ("Pacific/Kiritimati", "2027-02-16T10:30", "2027-02-17 00:30-00:50"),  # UTC+14
        ("Pacific/Pago_Pago", "2027-02-16T10:30", "2027-02-15 23:30-23:50"),  # UTC-11
        ("Africa/Casablanca", "2026-09-19T10:00", "2026-09-19 11:00-11:20"),  # UTC+1, the last day
        ("Africa/Casablanca", "2026-09-21T10:00", "2026-09-21 10:00-10:20"),  # UTC+0 for good
        ("Africa/Casablanca", "2024-03-20T10:00", "2024-03-20 10:00-10:20"),  # Ramadan: UTC+0
        ("Africa/Casablanca", "2024-05-20T10:00", "2024-05-20 11:00-11:20"),  # UTC+1 after it
    ],
)
def test_ranges_are_read_on_the_participants_own_clock(zone: str, starts: str, shown: str) -> None:
    day, times = shown.split(" ")
    start, end = times.split("-")
    too_late, too_early = f"{later(start, 1)}-{end}", f"{start}-{later(end, -1)}"
    takes = [
        meeting(starts, zone, availability=f"{day} {hours}")
        for hours in (times, too_late, too_early)
    ]
    assert takes == [GLADLY, NEVER, NEVER]


# In Paris the clock goes from 02:00 to 03:00 on 2027-03-28, at 01:00 UTC.


@pytest.mark.parametrize(
    ("starts", "times", "expected"),
    [
        # From 01:50 on: by the clock's own reckoning until 02:10, which it never shows.
        ("2027-03-28T00:50", "01:00-02:09", NEVER),
        ("2027-03-28T00:50", "01:00-02:10", GLADLY),
        ("2027-03-28T00:50", "01:50-03:00", GLADLY),
        # The first meeting after the change shows 03:00.
        ("2027-03-28T01:00", "02:00-03:20", GLADLY),
        ("2027-03-28T01:00", "02:30-03:19", NEVER),
        ("2027-03-28T01:00", "02:00-03:00", NEVER),
    ],
)
def test_a_range_may_name_a_time_that_the_clock_skips(
    starts: str, times: str, expected: str
) -> None:
    assert meeting(starts, "Europe/Paris", availability=f"2027-03-28 {times}") == expected


def test_a_skipped_hour_that_is_unavailable_bars_no_meeting_after_it() -> None:
    skipped = "2027-03-28 02:00-03:00"
    takes = [
        meeting(f"2027-03-28T{t}", "Europe/Paris", unavailable=skipped)
        for t in ("00:40", "00:41", "01:00")  # 01:40, 01:41 and 03:00 in Paris
    ]
    assert takes == [GLADLY, NEVER, GLADLY]


def test_an_hour_that_the_clock_shows_twice_is_available_twice() -> None:
    # In Paris the clock goes from 03:00 back to 02:00 on 2027-10-31, at 01:00 UTC.
    takes = [
        meeting(f"2027-10-31T{t}", "Europe/Paris", availability="2027-10-31 02:00-03:00")
        for t in ("00:00", "00:40", "00:41", "01:00", "01:40", "01:41")
    ]
    assert takes == [GLADLY, GLADLY, NEVER, GLADLY, GLADLY, NEVER]


def test_a_range_longer_than_its_elapsed_time_is_still_read_on_the_clock() -> None:
    # 00:00 to 24:00 on a day of 23 hours: the last meeting starts at 23:40, 21:40 UTC.
    takes = [
        meeting(f"2027-03-28T21:{m}", "Europe/Paris", availability="2027-03-28") for m in (40, 41)
    ]
    assert takes == [GLADLY, NEVER]


def test_slots_of_all_participants_are_found_by_number() -> None:
    # Slots at 09:00, 09:30 and 10:00 UTC; Ada in Paris sees 10:00, 10:30 and 11:00.
    session = local("2027-02-16 09:00-10:20")
    ada = Participant(
        "ada",
        "Ada",
        "seller",
        "Europe/Paris",
        availability=cell("2027-02-16 10:00-11:00"),
        if_needed=cell("2027-02-16 10:45-11:30"),
    )
    bo = Participant("bo", "Bo", "buyer", "UTC", unavailable=cell("2027-02-16 09:25-09:40"))
    found = Availability(Event("e", "E", "UTC", 20, (session,), (ada, bo), break_minutes=10))
    assert found.possible == {"ada": {0, 1, 2}, "bo": {0, 2}}
    assert found.uncomfortable == {"ada": {1, 2}, "bo": frozenset()}
    assert found.common("ada", "bo") == {0, 2}
