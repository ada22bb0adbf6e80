"""In which slots each participant may be met, and how gladly; knows no wish and no other side.

All is compared on the participant's wall clock. A meeting stands there from the wall time of its
start for `meeting_minutes`, whatever the clock does meanwhile, so that a day on which the clocks
change needs no rule of its own.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.slot_grid import Slot
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.model.zones import wall_clock


class Availability:
    """The slots of each participant, by participant id.

    Attributes
    ----------
    possible
        Slots whose meeting fits a range of `availability` (where empty: ``hours.possible``) or of
        `if_needed`, and touches none of `unavailable`.
    uncomfortable
        Those of `possible` that do not fit ``hours.comfortable`` or touch `if_needed`.
    """

    def __init__(self, event: Event) -> None:
        self._event = event
        self._clocks: dict[str, _ZoneClock] = {}
        self._known: dict[object, tuple[frozenset[int], frozenset[int]]] = {}
        self.possible: dict[str, frozenset[int]] = {}
        self.uncomfortable: dict[str, frozenset[int]] = {}
        for person in event.participants:
            self.possible[person.id], self.uncomfortable[person.id] = self._slots_of(person)

    def common(self, a_id: str, b_id: str) -> frozenset[int]:
        """The slots that suit both."""
        return self.possible[a_id] & self.possible[b_id]

    def _slots_of(self, person: Participant) -> tuple[frozenset[int], frozenset[int]]:
        key = (person.timezone, person.availability, person.if_needed, person.unavailable)
        if key not in self._known:
            clock = self._clock(person.timezone)
            usual = clock.fitting(person.availability) if person.availability else clock.possible
            barred = clock.touching(person.unavailable)
            possible = (usual | clock.fitting(person.if_needed)) - barred
            gladly = clock.comfortable - clock.touching(person.if_needed)
            self._known[key] = possible, possible - gladly
        return self._known[key]

    def _clock(self, zone: str) -> "_ZoneClock":
        if zone not in self._clocks:
            self._clocks[zone] = _ZoneClock(self._event, zone)
        return self._clocks[zone]


def on_the_clock(event: Event, slot: Slot, zone: str) -> TimeRange:
    """A meeting in a slot, as the wall clock of a zone shows it."""
    start = wall_clock(slot.starts_at, zone)
    return TimeRange(start, start + timedelta(minutes=event.meeting_minutes))


class _ZoneClock:
    """All meetings of an event, slot by slot, as the wall clock of one zone shows them."""

    def __init__(self, event: Event, zone: str) -> None:
        self._hours = event.hours
        self._meetings = tuple(on_the_clock(event, slot, zone) for slot in event.grid.slots)

    @cached_property
    def possible(self) -> frozenset[int]:
        return self._within(self._hours.possible)

    @cached_property
    def comfortable(self) -> frozenset[int]:
        return self._within(self._hours.comfortable)

    def fitting(self, ranges: Iterable[TimeRange]) -> frozenset[int]:
        # Each range lies within one day, so a meeting that it contains starts on its day.
        meetings = self._meetings
        return frozenset(n for r in ranges for n, m in enumerate(meetings) if r.contains(m))

    def touching(self, ranges: Iterable[TimeRange]) -> frozenset[int]:
        meetings = self._meetings
        return frozenset(n for r in ranges for n, m in enumerate(meetings) if r.overlaps(m))

    def _within(self, hours: DailyRange) -> frozenset[int]:
        days = {meeting.start.date() for meeting in self._meetings}
        return self.fitting(map(hours.on, days))
