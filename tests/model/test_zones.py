"""Wall clocks and instants, worked out by hand from the laws of each place.

Instants end in Z; wall times have no offset.
"""

import os
import struct
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from matchmaking.model.zones import (
    NoSuchLocalTime,
    UnknownZone,
    instant_of,
    utc_offset,
    wall_clock,
    zone,
    zone_data_version,
    zone_names,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone_name", "wall", "instant"),
    [
        # Morocco: UTC+1 from 2018-10-28 but UTC+0 in Ramadan, and UTC+0 for good from 2026-09-20.
        ("Africa/Casablanca", "2027-02-05T10:00", "2027-02-05T10:00Z"),
        ("Africa/Casablanca", "2027-07-01T10:00", "2027-07-01T10:00Z"),
        ("Africa/Casablanca", "2026-09-19T10:00", "2026-09-19T09:00Z"),
        # Ramadan of 2025 (1 March to 29 March): the clocks went back from 23 February to 6 April.
        ("Africa/Casablanca", "2025-02-22T12:00", "2025-02-22T11:00Z"),
        ("Africa/Casablanca", "2025-02-24T12:00", "2025-02-24T12:00Z"),
        ("Africa/Casablanca", "2025-04-05T12:00", "2025-04-05T12:00Z"),
        ("Africa/Casablanca", "2025-04-07T12:00", "2025-04-07T11:00Z"),
        # Ramadan of 2013 fell into summer time: UTC+1, then UTC+0 from 7 July to 10 August.
        ("Africa/Casablanca", "2013-07-06T12:00", "2013-07-06T11:00Z"),
        ("Africa/Casablanca", "2013-07-08T12:00", "2013-07-08T12:00Z"),
        ("Africa/Casablanca", "2013-08-11T12:00", "2013-08-11T11:00Z"),
        # Nepal is 5 hours and 45 minutes east all year.
        ("Asia/Kathmandu", "2027-02-16T15:15", "2027-02-16T09:30Z"),
        ("Asia/Kathmandu", "2027-02-17T00:00", "2027-02-16T18:15Z"),
        # The Chatham Islands: 12:45 in winter, 13:45 in summer (until 4 April 2027).
        ("Pacific/Chatham", "2027-02-16T23:15", "2027-02-16T09:30Z"),
        ("Pacific/Chatham", "2027-07-16T22:15", "2027-07-16T09:30Z"),
        # Both sides of the date line, at one instant: Kiribati's Line Islands 14 hours east,
        # American Samoa 11 hours west.
        ("Pacific/Kiritimati", "2027-02-17T00:30", "2027-02-16T10:30Z"),
        ("Pacific/Pago_Pago", "2027-02-15T23:30", "2027-02-16T10:30Z"),
        # France: 1 hour east, 2 from 28 March to 31 October 2027.
        ("Europe/Paris", "2027-03-28T01:59", "2027-03-28T00:59Z"),
        ("Europe/Paris", "2027-03-28T03:00", "2027-03-28T01:00Z"),
        ("Europe/Paris", "2027-10-31T01:59", "2027-10-30T23:59Z"),
        ("Europe/Paris", "2027-10-31T03:00", "2027-10-31T02:00Z"),
        # Lord Howe Island moves by half an hour: 10:30 in winter, 11 in summer.
        ("Australia/Lord_Howe", "2027-02-16T20:30", "2027-02-16T09:30Z"),
        ("Australia/Lord_Howe", "2027-07-16T20:00", "2027-07-16T09:30Z"),
        # Samoa slept through 30 December 2011 when it crossed the date line.
        ("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59Z"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00Z"),
    ],
)
def test_wall_time_and_instant_tell_each_other(zone_name: str, wall: str, instant: str) -> None:
    assert instant_of(at(wall), zone_name) == at(instant)
    assert wall_clock(at(instant), zone_name) == at(wall)


@pytest.mark.parametrize(
    ("zone_name", "wall"),
    [
        ("Europe/Paris", "2027-03-28T02:00"),
        ("Europe/Paris", "2027-03-28T02:59"),
        ("Pacific/Chatham", "2027-09-26T02:45"),
        ("Australia/Lord_Howe", "2027-10-03T02:15"),
        ("Pacific/Apia", "2011-12-30T12:00"),
        # Morocco after Ramadan of 2025: 02:00 became 03:00.
        ("Africa/Casablanca", "2025-04-06T02:30"),
    ],
)
def test_a_time_that_the_clock_skips_does_not_exist(zone_name: str, wall: str) -> None:
    with pytest.raises(NoSuchLocalTime) as reason:
        instant_of(at(wall), zone_name)
    assert not reason.value.exists_twice


@pytest.mark.parametrize(
    ("zone_name", "wall"),
    [
        ("Europe/Paris", "2027-10-31T02:00"),
        ("Europe/Paris", "2027-10-31T02:59"),
        ("Pacific/Chatham", "2027-04-04T02:45"),
        ("Australia/Lord_Howe", "2027-04-04T01:45"),
        # Morocco left UTC+1 on 2026-09-20: what was 02:00 became 01:00.
        ("Africa/Casablanca", "2026-09-20T01:30"),
    ],
)
def test_a_time_that_the_clock_shows_twice_is_no_instant(zone_name: str, wall: str) -> None:
    with pytest.raises(NoSuchLocalTime) as reason:
        instant_of(at(wall), zone_name)
    assert reason.value.exists_twice


def test_offsets_are_positive_east_of_greenwich() -> None:
    instant = at("2027-02-16T09:30Z")
    offsets = [
        utc_offset(instant, name).total_seconds() / 60
        for name in ("Asia/Kathmandu", "Africa/Casablanca", "America/St_Johns")
    ]
    assert offsets == [345, 0, -210]


@pytest.mark.parametrize("name", ["Casablanca", "africa/casablanca", "", "../etc/passwd", "UTC+1"])
def test_a_name_that_the_database_lacks_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone(name)


def test_every_name_of_the_database_is_a_zone() -> None:
    assert len(zone_names()) > 500
    for name in zone_names():
        assert zone(name).key == name


def test_the_zone_data_knows_the_law_of_2026() -> None:
    # The release 2026c is the first that knows that Morocco stays at UTC+0.
    assert zone_data_version() >= "2026c"


def stale_zone_file(offset_minutes: int) -> bytes:
    """A zone file (RFC 8536, version 1) in which one offset has always held."""
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    return (
        b"TZif\0" + bytes(15) + counts + struct.pack(">lbb", offset_minutes * 60, 0, 0) + b"OLD\0"
    )


def test_the_system_s_stale_zone_files_change_nothing(tmp_path: Path) -> None:
    for name in ("Africa/Casablanca", "Europe/Paris"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(stale_zone_file(7 * 60))
    program = """
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from matchmaking.model.zones import instant_of, wall_clock
noon = datetime(2027, 2, 5, 12, tzinfo=UTC)
for name in ("Africa/Casablanca", "Europe/Paris"):
    system = noon.astimezone(ZoneInfo(name)).hour
    print(system, wall_clock(noon, name).hour, instant_of(noon.replace(tzinfo=None), name).hour)
"""
    environment = os.environ | {"PYTHONTZPATH": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    # The stale files say 7 hours east: 19:00. Casablanca really shows 12:00, Paris 13:00, and
    # 12:00 there is 12:00Z in Casablanca and 11:00Z in Paris.
    assert shown.stdout.splitlines() == ["19 12 12", "19 13 11"]
