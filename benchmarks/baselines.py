"""Two simple ways to make a schedule, as programs for such events do it; proves nothing.

Both put each meeting into the earliest slot that still suits both sides, and never move one.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, RunRecord, Schedule
from matchmaking.model.sides import Sides, meeting_id, sides_of
from matchmaking.model.zones import zone_data_version

Pair = tuple[str, str]

MADE_AT = datetime(2026, 11, 24, tzinfo=UTC)
"""When the baselines claim to have made their meetings: the same in every run."""


def first_come_first_served(event: Event) -> Schedule:
    """Serve the wishes in the order in which they stand in the event."""
    book = AppointmentBook(event)
    for wish in event.preferences:
        if wish.rating > Rating.NEVER:
            book.enter_first(_pairs_named(event, wish.source, wish.target))
    return book.schedule("first come, first served")


def companies_in_turn(event: Event) -> Schedule:
    """Serve the companies in alphabetical order, round after round, one meeting each a round.

    Whose turn it is gets the meeting that it rates highest of those that still find a slot, so
    that the popular do not take everything at once. Event software such as MeetMax does it so.
    """
    book = AppointmentBook(event)
    queues = _wishes_by_own_rank(event)
    while queues:
        for company in sorted(queues):
            while queues[company] and not book.enter_first(queues[company].popleft()):
                pass
        queues = {company: queue for company, queue in queues.items() if queue}
    return book.schedule("companies in turn")


BASELINES = {
    "first come, first served": first_come_first_served,
    "companies in turn": companies_in_turn,
}


class AppointmentBook:
    """What is taken so far: who sits in which slot, and how full rooms and booths are."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._pairs = Pairs(event)
        self._hours = Availability(event)
        self._taken: dict[Pair, int] = {}
        self._met: set[Sides] = set()
        self._busy: defaultdict[str, set[int]] = defaultdict(set)
        self._load: defaultdict[tuple[str | None, int], int] = defaultdict(int)
        self._capacity: dict[str | None, int | None] = {
            None: event.simultaneous_meetings,
            **{site.id: site.booths for site in event.sites},
        }
        self._fixed: set[Pair] = set()
        self._enter_fixed()

    def enter_first(self, pairs: Iterable[Pair]) -> bool:
        """Enter the first of these alternatives that may meet and finds a slot."""
        return any(self._may_meet(*pair) and self._enter(*pair) for pair in pairs)

    def schedule(self, method: str) -> Schedule:
        """All that was entered, as a schedule."""
        meetings = sorted(map(self._meeting, self._taken), key=lambda m: (m.starts_at, m.id))
        return Schedule(
            event_id=self._event.id,
            status="feasible",
            value=sum(meeting.value for meeting in meetings),
            gap=None,
            stages=(),
            run=RunRecord(0.0, 1, 1, "benchmarks", method, zone_data_version()),
            meetings=tuple(meetings),
        )

    def _enter_fixed(self) -> None:
        for meeting in sorted(self._event.fixed, key=lambda fixed: fixed.starts is None):
            a, b = self._pairs.in_order(meeting.a, meeting.b)
            self._fixed.add((a, b))
            if meeting.starts is None:
                self._enter(a, b)
            else:
                self._take(a, b, self._event.grid.number_at[meeting.starts])

    def _may_meet(self, a: str, b: str) -> bool:
        return sides_of(self._event, a, b) not in self._met and self._pairs.may_meet(a, b)

    def _enter(self, a: str, b: str) -> bool:
        if self._is_full(a) or self._is_full(b):
            return False
        suits = (slot for slot in sorted(self._hours.common(a, b)) if self._suits(a, b, slot))
        slot = next(suits, None)
        if slot is not None:
            self._take(*self._pairs.in_order(a, b), slot)
        return slot is not None

    def _take(self, a: str, b: str, slot: int) -> None:
        self._taken[a, b] = slot
        self._met.add(sides_of(self._event, a, b))
        for person in (a, b):
            self._busy[person].add(slot)
        for place in self._places(a, b):
            self._load[place, slot] += 1

    def _is_full(self, person: str) -> bool:
        most = self._event.most_meetings(self._event.participant[person])
        return most is not None and len(self._busy[person]) >= most

    def _suits(self, a: str, b: str, slot: int) -> bool:
        return (
            slot not in self._busy[a]
            and slot not in self._busy[b]
            and all(self._has_room(place, slot) for place in self._places(a, b))
            and not any(self._run_is_too_long(person, slot) for person in (a, b))
        )

    def _places(self, a: str, b: str) -> set[str | None]:
        """Where the meeting takes a unit: the event's rooms (``None``), and each side's site."""
        return {None, *(self._event.participant[person].site for person in (a, b))}

    def _has_room(self, place: str | None, slot: int) -> bool:
        capacity = self._capacity[place]
        return capacity is None or self._load[place, slot] < capacity

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

    def _meeting(self, pair: Pair) -> Meeting:
        slot = self._event.grid.slots[self._taken[pair]]
        return Meeting(
            id=meeting_id(self._event, sides_of(self._event, *pair)),
            participants=pair,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            value=self._pairs.worth(*pair),
            fixed=pair in self._fixed,
            video_url=None,
            sequence=0,
            created_at=MADE_AT,
            revised_at=MADE_AT,
        )


def _pairs_named(event: Event, source: str, target: str) -> Iterator[Pair]:
    """Yield each representative of the one with each of the other, as alternatives."""
    for a in event.people_named(source):
        for b in event.people_named(target):
            yield a.id, b.id


def _wishes_by_own_rank(event: Event) -> dict[str, deque[list[Pair]]]:
    """For each company (a participant without one is its own) its wishes, the highest first."""
    queues: defaultdict[str, deque[list[Pair]]] = defaultdict(deque)
    by_rank = sorted(event.preferences, key=lambda wish: wish.rating, reverse=True)
    for wish in by_rank:
        if wish.rating > Rating.NEVER:
            people: tuple[Participant, ...] = event.people_named(wish.source)
            pairs = list(_pairs_named(event, wish.source, wish.target))
            queues[people[0].represents].append(pairs)
    return queues
