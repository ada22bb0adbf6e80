"""At which hours of their own day the participants of each zone meet."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaking.eligibility.zone_groups import ZoneGroup
from matchmaking.report.facts.seats import Seats


@dataclass(frozen=True, slots=True)
class ZoneHours:
    """Seats that begin in each local hour 0..23 of a zone, by whether they are comfortable."""

    group: ZoneGroup
    comfortable: tuple[int, ...]
    uncomfortable: tuple[int, ...]

    @property
    def seats(self) -> int:
        """All seats of the zone; a meeting of two of its participants counts twice."""
        return sum(self.comfortable) + sum(self.uncomfortable)


def zone_hours(groups: tuple[ZoneGroup, ...], seats: Seats) -> Iterator[ZoneHours]:
    """Yield the local hours of each group of clocks that holds at least one meeting."""
    for group in groups:
        counts = {False: [0] * 24, True: [0] * 24}
        for person in group.participants:
            for seat in seats[person.id]:
                counts[seat.uncomfortable][group.clocks[seat.slot].hour] += 1
        hours = ZoneHours(group, tuple(counts[False]), tuple(counts[True]))
        if hours.seats:
            yield hours
