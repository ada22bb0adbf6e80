"""Hours so narrow that promised minimums cannot be met."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.slot_grid import Slot
from matchmaking.model.time_ranges import TimeRange
from matchmaking.model.zones import wall_clock


def narrow_hours(event: Event, rng: random.Random) -> Event:
    """Everyone is free in two to four slots in a row and was promised three to six meetings."""
    people = (_narrowed(person, event.grid.slots, rng) for person in event.participants)
    return replace(event, participants=tuple(people))


def _narrowed(person: Participant, slots: Sequence[Slot], rng: random.Random) -> Participant:
    count = rng.randint(2, 4)
    first = rng.randrange(len(slots) - count + 1)
    ranges = tuple(_on_clock(slots[first : first + count], person.timezone))
    promised = rng.randint(3, 6)
    return replace(person, availability=ranges, min_meetings=promised, max_meetings=None)


def _on_clock(slots: Sequence[Slot], zone: str) -> Iterator[TimeRange]:
    """Yield the slots as ranges of a wall clock; those across a midnight suit nobody."""
    for slot in slots:
        start, end = wall_clock(slot.starts_at, zone), wall_clock(slot.ends_at, zone)
        if start.date() == end.date():
            yield TimeRange(start, end)
