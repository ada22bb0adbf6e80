"""Who could meet whom and when, worked out once for all warnings; warns of nothing itself."""

from collections import defaultdict
from functools import cached_property

from matchmaking.eligibility.availability import Availability, on_the_clock
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.sides import sides_of
from matchmaking.model.time_ranges import TimeRange


class Prospects:
    """The pairs of an event that may meet, and the times that are left to them."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.pairs = Pairs(event)
        self.availability = Availability(event)
        self._meetings: dict[str, tuple[TimeRange, ...]] = {}

    @cached_property
    def candidates(self) -> frozenset[tuple[str, str]]:
        """The wished pairs that may meet, whether or not a slot suits both."""
        return frozenset(self.pairs.candidates())

    @cached_property
    def counterparts(self) -> dict[str, set[str]]:
        """For each participant those whom it could meet, alone at the event, in a common slot.

        They are wished for or fixed, and neither of the two has a maximum of 0.
        """
        counterparts: defaultdict[str, set[str]] = defaultdict(set)
        possible = self.availability.possible
        fixed = {self.pairs.in_order(meeting.a, meeting.b) for meeting in self.event.fixed}
        barred = {p.id for p in self.event.participants if self.event.most_meetings(p) == 0}
        for a, b in self.candidates | fixed:
            if not possible[a].isdisjoint(possible[b]) and barred.isdisjoint((a, b)):
                counterparts[a].add(b)
                counterparts[b].add(a)
        return counterparts

    def side(self, person_id: str) -> str:
        """Who counts as one: the company where two meet once whoever represents them."""
        return sides_of(self.event, person_id, person_id)[0]

    def meetings_on_clock(self, zone: str) -> tuple[TimeRange, ...]:
        """A meeting in each slot as the wall clock of a zone shows it."""
        if zone not in self._meetings:
            slots = self.event.grid.slots
            self._meetings[zone] = tuple(on_the_clock(self.event, slot, zone) for slot in slots)
        return self._meetings[zone]

    def most_by_limits(self, person: Participant) -> int:
        """The most meetings that a participant's slots, maximum and longest run leave to it."""
        by_hours = self._most_in_slots(self.availability.possible[person.id])
        maximum = self.event.most_meetings(person)
        return by_hours if maximum is None else min(by_hours, maximum)

    def free_times(self, person: Participant) -> tuple[TimeRange, ...]:
        """The stretches of consecutive slots in which a participant may be met, in UTC."""
        slots = self.event.grid.slots
        stretches = self._stretches(self.availability.possible[person.id])
        return tuple(TimeRange(slots[s[0]].starts_at, slots[s[-1]].ends_at) for s in stretches)

    def _most_in_slots(self, slots: frozenset[int]) -> int:
        run = self.event.limits.max_consecutive
        if run is None:
            return len(slots)
        # A stretch of L free slots holds L - floor(L / (run + 1)) meetings: after `run` of them
        # one slot must stay idle.
        lengths = [len(stretch) for stretch in self._stretches(slots)]
        return sum(length - length // (run + 1) for length in lengths)

    def _stretches(self, numbers: frozenset[int]) -> list[list[int]]:
        stretches: list[list[int]] = []
        slots = self.event.grid.slots
        for number in sorted(numbers):
            follows = number - 1 in numbers and slots[number - 1].session == slots[number].session
            if follows:
                stretches[-1].append(number)
            else:
                stretches.append([number])
        return stretches
