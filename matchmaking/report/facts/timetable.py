"""Each participant's slots one by one: how gladly it would meet, and whom it meets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.zone_groups import ZoneGroup
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange
from matchmaking.report.facts.seats import Seat, Seats


class Hour(StrEnum):
    """What a slot is to a participant, whether it meets or not."""

    AWAY = "away"
    AVAILABLE = "available"
    IF_NEEDED = "if_needed"
    UNCOMFORTABLE = "uncomfortable"


@dataclass(frozen=True, slots=True)
class Row:
    """One participant: `hours` has one entry a slot."""

    participant: Participant
    hours: tuple[Hour, ...]
    seats: tuple[Seat, ...]

    def slots(self, hour: str) -> int:
        """How many slots are this to the participant."""
        return self.hours.count(Hour(hour))


@dataclass(frozen=True, slots=True)
class ZoneTimetable:
    """The rows of participants whose clocks agree."""

    group: ZoneGroup
    rows: tuple[Row, ...]

    def parts(self, length: int) -> Iterator["ZoneTimetable"]:
        """Yield the same rows in timetables of at most `length` rows."""
        for start in range(0, len(self.rows), length):
            yield ZoneTimetable(self.group, self.rows[start : start + length])


def timetables(
    event: Event, groups: tuple[ZoneGroup, ...], availability: Availability, seats: Seats
) -> Iterator[ZoneTimetable]:
    """Yield the timetable of each group of clocks."""
    length = timedelta(minutes=event.meeting_minutes)
    for group in groups:
        meetings = [TimeRange(start, start + length) for start in group.clocks]
        rows = tuple(
            Row(person, _hours(person, meetings, availability), seats[person.id])
            for person in group.participants
        )
        yield ZoneTimetable(group, rows)


def _hours(
    person: Participant, meetings: list[TimeRange], availability: Availability
) -> tuple[Hour, ...]:
    possible = availability.possible[person.id]
    uncomfortable = availability.uncomfortable[person.id]

    def hour(slot: int, meeting: TimeRange) -> Hour:
        if slot not in possible:
            return Hour.AWAY
        if slot not in uncomfortable:
            return Hour.AVAILABLE
        # Availability judges; this only tells the two causes of discomfort apart.
        if any(needed.overlaps(meeting) for needed in person.if_needed):
            return Hour.IF_NEEDED
        return Hour.UNCOMFORTABLE

    return tuple(hour(slot, meeting) for slot, meeting in enumerate(meetings))
