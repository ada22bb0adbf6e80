"""Time zones from the `tzdata` package alone; knows no participant.

The system's own copy is never read for computing: on many machines it is older than the law
(Morocco stays at UTC+0 since 2026-09-20).
"""

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

import tzdata


class UnknownZone(ValueError):
    """The name is no zone of the IANA database."""


class NoSuchLocalTime(ValueError):
    """The wall clock skips this time; ``exists_twice`` tells that it shows it twice instead."""

    def __init__(self, local: datetime, zone: str, *, exists_twice: bool) -> None:
        happens = "twice" if exists_twice else "never"
        super().__init__(f"{local.isoformat()} happens {happens} in {zone}")
        self.local = local
        self.zone = zone
        self.exists_twice = exists_twice


@cache
def zone_names() -> frozenset[str]:
    """All names of the package's IANA database."""
    listing = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(listing.split())


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of this IANA name.

    Raises
    ------
    UnknownZone
        When the package does not know the name.
    """
    if name not in zone_names():
        raise UnknownZone(name)
    path = resources.files("tzdata.zoneinfo").joinpath(*name.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def zone_data_version() -> str:
    """The version of the zone data in use, for example ``2026f``."""
    return str(tzdata.IANA_VERSION)


@lru_cache(maxsize=8192)
def wall_clock(instant: datetime, zone_name: str) -> datetime:
    """What a clock in the zone shows at an instant: a naive datetime."""
    return instant.astimezone(zone(zone_name)).replace(tzinfo=None)


def utc_offset(instant: datetime, zone_name: str) -> timedelta:
    """The zone's offset at an instant, positive east of Greenwich."""
    offset = instant.astimezone(zone(zone_name)).utcoffset()
    if offset is None:
        raise AssertionError("an aware datetime has an offset")
    return offset


def instant_of(local: datetime, zone_name: str) -> datetime:
    """The instant in UTC at which a clock in the zone shows `local`.

    Raises
    ------
    NoSuchLocalTime
        When the clock never shows `local`, or shows it twice.
    UnknownZone
        When the zone is not known.
    """
    earlier, later = (local.replace(tzinfo=zone(zone_name), fold=fold) for fold in (0, 1))
    instants = [moment.astimezone(UTC) for moment in (earlier, later)]
    shown = [instant for instant in instants if wall_clock(instant, zone_name) == local]
    if len(set(shown)) != 1:
        raise NoSuchLocalTime(local, zone_name, exists_twice=bool(shown))
    return shown[0]
