"""Zones in which the machine's files are older than the program's."""

import struct
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest

from matchmaking.check import Warning, warnings
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.zones import zone_data_version


@pytest.fixture
def machine_files(tmp_path: Path) -> Iterator[Path]:
    """The folder that the machine believes to hold its zones, empty at first."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    yield tmp_path
    zoneinfo.reset_tzpath(to=before)


def fixed_zone(hours: int) -> bytes:
    """A zone file (TZif version 1) whose clock is always `hours` ahead of UTC."""
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    return b"TZif" + b"\0" * 16 + counts + struct.pack(">lbb", hours * 3600, 0, 0) + b"OLD\0"


@pytest.fixture
def casablanca(morning: Callable[..., Event]) -> Event:
    """Ada sits in Casablanca, at UTC+0 since 2026-09-20, Bo in UTC."""
    ada = Participant("ada", "Ada", "any", "Africa/Casablanca")
    event: Event = morning([ada, Participant("bo", "Bo", "any", "UTC")], "ada bo high")
    return event


def test_an_older_file_of_the_machine_is_told(machine_files: Path, casablanca: Event) -> None:
    (machine_files / "Africa").mkdir()
    (machine_files / "Africa" / "Casablanca").write_bytes(fixed_zone(hours=1))
    fields = {
        "zone": "Africa/Casablanca",
        "machine": datetime.fromisoformat("2027-02-16T10:00"),
        "program": datetime.fromisoformat("2027-02-16T09:00"),
        "version": zone_data_version(),
    }
    assert warnings(casablanca) == (Warning("check.zone_in_dispute", fields, ("ada",)),)


def test_files_that_agree_are_not_told(machine_files: Path, casablanca: Event) -> None:
    (machine_files / "Africa").mkdir()
    same = resources.files("tzdata.zoneinfo").joinpath("Africa", "Casablanca").read_bytes()
    (machine_files / "Africa" / "Casablanca").write_bytes(same)
    assert warnings(casablanca) == ()


def test_a_machine_without_readable_files_is_not_told(
    machine_files: Path, casablanca: Event
) -> None:
    assert warnings(casablanca) == ()
    (machine_files / "Africa").mkdir()
    (machine_files / "Africa" / "Casablanca").write_text("not a zone")
    assert warnings(casablanca) == ()
