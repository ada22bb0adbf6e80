"""Slots are cut in elapsed time, whatever the clocks do meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.model.event import Event
from matchmaking.model.slot_grid import SlotGrid, cut_slots
from matchmaking.model.time_ranges import TimeRange

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)


def session(minutes: int, start: datetime = NINE) -> TimeRange:
    return TimeRange(start, start + timedelta(minutes=minutes))


def starts(grid: SlotGrid) -> list[str]:
    return [slot.starts_at.strftime("%d %H:%M") for slot in grid.slots]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (19, []),
        (20, ["16 09:00"]),  # no break is needed after the last meeting
        (49, ["16 09:00"]),
        (50, ["16 09:00", "16 09:30"]),
    ],
)
def test_a_slot_needs_room_for_a_whole_meeting(minutes: int, expected: list[str]) -> None:
    assert starts(cut_slots([session(minutes)], 20, 10)) == expected


def test_slots_are_numbered_through_all_sessions() -> None:
    tomorrow = session(30, NINE + timedelta(days=1))
    grid = cut_slots([session(50), session(10, NINE + timedelta(hours=5)), tomorrow], 20, 10)
    assert [(slot.number, slot.session) for slot in grid.slots] == [(0, 0), (1, 0), (2, 2)]
    assert grid.number_at == {
        NINE: 0,
        NINE + timedelta(minutes=30): 1,
        NINE + timedelta(days=1): 2,
    }
    # The second session is too short for a meeting and has no run of slots.
    assert grid.session_lengths == (2, 1)
    assert len(grid) == 3


def test_a_meeting_ends_before_its_break() -> None:
    (slot,) = cut_slots([session(40)], 20, 10).slots
    assert (slot.starts_at, slot.ends_at) == (NINE, NINE + timedelta(minutes=20))


@pytest.mark.parametrize(
    ("day", "slots"),
    [
        # France skips 02:00 to 03:00: from 01:00 to 04:00 two hours pass, four half hours.
        ("2027-03-28", ["28 00:00", "28 00:30", "28 01:00", "28 01:30"]),
        ("2027-03-29", ["28 23:00", "28 23:30", "29 00:00", "29 00:30", "29 01:00", "29 01:30"]),
        # It repeats 02:00 to 03:00: from 01:00 to 04:00 four hours pass, eight half hours.
        (
            "2027-10-31",
            [
                f"{hour}:{half}"
                for hour in ("30 23", "31 00", "31 01", "31 02")
                for half in ("00", "30")
            ],
        ),
    ],
)
def test_a_session_is_as_long_as_it_lasts_when_the_clocks_change(
    day: str, slots: list[str]
) -> None:
    night = TimeRange(
        datetime.fromisoformat(f"{day}T01:00"), datetime.fromisoformat(f"{day}T04:00")
    )
    event = Event("night", "Night", "Europe/Paris", 20, (night,), (), break_minutes=10)
    assert starts(event.grid) == slots


def test_a_session_is_written_on_the_clock_of_the_event_s_zone() -> None:
    local = TimeRange(
        datetime.fromisoformat("2027-02-16T09:00"), datetime.fromisoformat("2027-02-16T09:30")
    )
    # Nepal is 5:45 east of Greenwich, Kiribati's Line Islands 14:00, American Samoa 11:00 west.
    for zone_name, expected in [
        ("Asia/Kathmandu", "16 03:15"),
        ("Pacific/Kiritimati", "15 19:00"),
        ("Pacific/Pago_Pago", "16 20:00"),
    ]:
        assert starts(Event("e", "E", zone_name, 30, (local,), ()).grid) == [expected]
