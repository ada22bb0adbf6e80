"""Warnings about zones in which this machine's own files tell another hour than the program.

The machine's files are only compared here; nothing is ever computed from them.
"""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Warning
from matchmaking.model.event import Event
from matchmaking.model.zones import wall_clock, zone_data_version


def zones_in_dispute(prospects: Prospects) -> Iterator[Warning]:
    """A zone of the event whose hour at a slot's start or end depends on whom one asks."""
    event = prospects.event
    instants = sorted({i for slot in event.grid.slots for i in (slot.starts_at, slot.ends_at)})
    for zone, concerned in sorted(_people_in_zones(event).items()):
        machines = _zone_of_the_machine(zone)
        disputed = (i for i in instants if machines and _clock(machines, i) != wall_clock(i, zone))
        instant = next(disputed, None)
        if machines and instant:
            fields = {
                "zone": zone,
                "machine": _clock(machines, instant),
                "program": wall_clock(instant, zone),
                "version": zone_data_version(),
            }
            yield Warning("check.zone_in_dispute", fields, tuple(concerned))


def _people_in_zones(event: Event) -> dict[str, list[str]]:
    people: defaultdict[str, list[str]] = defaultdict(list, {event.timezone: []})
    for person in event.participants:
        people[person.timezone].append(person.id)
    return people


def _zone_of_the_machine(name: str) -> ZoneInfo | None:
    """The zone as the machine's files have it; ``None`` where it has none that can be read."""
    for folder in zoneinfo.TZPATH:
        try:
            with Path(folder, name).open("rb") as file:
                return ZoneInfo.from_file(file, key=name)
        except (OSError, ValueError):
            continue
    return None


def _clock(machines: ZoneInfo, instant: datetime) -> datetime:
    return instant.astimezone(machines).replace(tzinfo=None)
