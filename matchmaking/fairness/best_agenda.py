"""The best agenda that each participant could have if it alone were served; knows no schedule.

It meets each side at most once, at its own and the other's hours, at most as often as its maximum;
rooms, booths and the longest run are left aside. So nobody has more in any schedule.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.possible_pairs import possible_pairs
from matchmaking.fairness.matchings import first_matched, largest_matching
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant

SlotBits = int
"""A set of slots: slot number n is the bit 2^n."""

Choices = Mapping[int, SlotBits]
"""The slots in which one side could be met, by what a meeting with it is worth there."""


@dataclass(frozen=True, slots=True)
class BestAgenda:
    """What one participant could have at most, each number by itself.

    Attributes
    ----------
    meetings
        The most meetings, whoever wished for them.
    comfortable_meetings
        The most meetings of which none is at an hour that is uncomfortable to the participant.
    worth
        The largest sum of the participant's own weights.
    """

    meetings: int
    comfortable_meetings: int
    worth: int


class BestAgendas:
    """The best agenda of each participant of an event."""

    def __init__(
        self,
        event: Event,
        pairs: Pairs,
        availability: Availability,
        possible: Iterable[tuple[str, str]],
    ) -> None:
        """Take `possible` from `matchmaking.eligibility.possible_pairs`."""
        self.event = event
        self.pairs = pairs
        self.availability = availability
        once = event.matching.once_per_company
        self._side = {who.id: who.represents if once else who.id for who in event.participants}
        self._suits = {person: _bits(slots) for person, slots in availability.possible.items()}
        self._others: defaultdict[str, list[str]] = defaultdict(list)
        for a, b in possible:
            self._others[a].append(b)
            self._others[b].append(a)

    @classmethod
    def in_event(cls, event: Event) -> "BestAgendas":
        """Those of an event of which nothing is known yet."""
        pairs, availability = Pairs(event), Availability(event)
        return cls(event, pairs, availability, possible_pairs(event, pairs, availability))

    def of(self, person: Participant) -> BestAgenda:
        """The best agenda of one participant of the event."""
        sides = self._sides(person.id)
        most = self.event.most_meetings(person)
        most = len(sides) if most is None else most
        slots = [_union(side.values()) for side in sides]
        meetings = len(first_matched(slots, most))
        uncomfortable = _bits(self.availability.uncomfortable[person.id])
        comfortable = (
            len(first_matched([own & ~uncomfortable for own in slots], most))
            if uncomfortable
            else meetings
        )
        return BestAgenda(meetings, comfortable, self._worth(sides, most))

    def _sides(self, person_id: str) -> Sequence[Choices]:
        """Each side that the participant could meet."""
        sides: dict[str, dict[int, SlotBits]] = {}
        own = self._suits[person_id]
        for other in self._others[person_id]:
            weight = self.pairs.weight(person_id, other)
            side = sides.setdefault(self._side[other], {})
            side[weight] = side.get(weight, 0) | own & self._suits[other]
        return list(sides.values())

    def _worth(self, sides: Sequence[Choices], most: int) -> int:
        weighed = sorted(
            ((weight, slots) for side in sides for weight, slots in side.items() if weight),
            reverse=True,
        )
        if any(len(side) - (0 in side) > 1 for side in sides):
            # Representatives of one company who are worth more and less, at different hours.
            return largest_matching(self._table(sides), most)
        matched = first_matched([slots for _, slots in weighed], most)
        return sum(weighed[row][0] for row in matched)

    def _table(self, sides: Sequence[Choices]) -> NDArray[np.int64]:
        """What each side (rows) is worth in each slot (columns): its best representative there."""
        table = np.zeros((len(sides), len(self.event.grid)), dtype=np.int64)
        for row, side in enumerate(sides):
            for weight in sorted(side):
                table[row, _numbers(side[weight])] = weight
        return table


def _union(sets: Iterable[SlotBits]) -> SlotBits:
    return reduce(or_, sets, 0)


def _bits(slots: Iterable[int]) -> SlotBits:
    return sum(1 << slot for slot in slots)


def _numbers(slots: SlotBits) -> list[int]:
    return [slot for slot in range(slots.bit_length()) if slots >> slot & 1]
