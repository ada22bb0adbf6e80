"""What is taken so far, for ways that enter one meeting after another; chooses none."""

from collections import defaultdict
from collections.abc import Iterable

from benchmarks.baselines.finished import Pair, finished
from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.sides import Sides, sides_of

Place = str | None
"""A site's id, or ``None`` for the rooms of the event."""


class AppointmentBook:
    """Who sits in which slot, and how full rooms and booths are; holds the fixed meetings first.

    Attributes
    ----------
    pairs
        Who may meet whom, and what it is worth.
    """

    def __init__(self, event: Event) -> None:
        self.pairs = Pairs(event)
        self._event = event
        self._hours = Availability(event)
        self._taken: dict[Pair, int] = {}
        self._met: set[Sides] = set()
        self._busy: defaultdict[str, set[int]] = defaultdict(set)
        self._load: defaultdict[tuple[Place, int], int] = defaultdict(int)
        self._capacity: dict[Place, int | None] = {
            None: event.simultaneous_meetings,
            **{site.id: site.booths for site in event.sites},
        }
        self._enter_fixed()

    def enter_first(self, pairs: Iterable[Pair]) -> bool:
        """Enter the first of these alternatives that may meet and finds a slot."""
        return any(self.pairs.may_meet(*pair) and self.enter(*pair) for pair in pairs)

    def enter(self, a: str, b: str) -> bool:
        """Enter the meeting of two who may meet in the earliest slot, if there is any."""
        if not self.is_open(a, b):
            return False
        suits = (slot for slot in sorted(self._hours.common(a, b)) if self.suits(a, b, slot))
        slot = next(suits, None)
        if slot is not None:
            self.take(a, b, slot)
        return slot is not None

    def take(self, a: str, b: str, slot: int) -> None:
        """Enter a meeting in a slot that suits it."""
        self._taken[self.pairs.in_order(a, b)] = slot
        self._met.add(sides_of(self._event, a, b))
        for person in (a, b):
            self._busy[person].add(slot)
        for place in self.places(a, b):
            self._load[place, slot] += 1

    def is_open(self, a: str, b: str) -> bool:
        """Whether their sides have not met and neither has all its meetings."""
        return (
            sides_of(self._event, a, b) not in self._met
            and not self._is_full(a)
            and not self._is_full(b)
        )

    def suits(self, a: str, b: str, slot: int) -> bool:
        """Whether both are free and rested in the slot, and there is room."""
        return (
            slot in self._hours.possible[a]
            and slot in self._hours.possible[b]
            and slot not in self._busy[a]
            and slot not in self._busy[b]
            and all(self.has_room(place, slot) for place in self.places(a, b))
            and not any(self._run_is_too_long(person, slot) for person in (a, b))
        )

    def places(self, a: str, b: str) -> set[Place]:
        """Where a meeting takes a unit: the event's rooms, and each side's site."""
        return {None, *(self._event.participant[person].site for person in (a, b))}

    def room_left(self, place: Place, slot: int) -> int | None:
        """How many more meetings fit there in the slot; ``None``: any number."""
        capacity = self._capacity[place]
        return None if capacity is None else capacity - self._load[place, slot]

    def has_room(self, place: Place, slot: int) -> bool:
        """Whether one more meeting fits there in the slot."""
        left = self.room_left(place, slot)
        return left is None or left > 0

    def meetings_of(self, person: str) -> int:
        """How many meetings a person has so far."""
        return len(self._busy[person])

    def schedule(self, method: str) -> Schedule:
        """All that was entered, as a schedule."""
        return finished(self._event, self._taken, method)

    def _enter_fixed(self) -> None:
        for meeting in sorted(self._event.fixed, key=lambda fixed: fixed.starts is None):
            if meeting.starts is None:
                self.enter(meeting.a, meeting.b)
            else:
                self.take(meeting.a, meeting.b, self._event.grid.number_at[meeting.starts])

    def _is_full(self, person: str) -> bool:
        most = self._event.most_meetings(self._event.participant[person])
        return most is not None and self.meetings_of(person) >= most

    def _run_is_too_long(self, person: str, slot: int) -> bool:
        longest = self._event.limits.max_consecutive
        if longest is None:
            return False
        busy, run = self._busy[person], 1
        for step in (-1, 1):
            neighbour = slot + step
            while neighbour in busy and self._session(neighbour) == self._session(slot):
                run, neighbour = run + 1, neighbour + step
        return run > longest

    def _session(self, slot: int) -> int:
        return self._event.grid.slots[slot].session
