"""Who could step in for a gap or an absent counterpart at once; changes no schedule."""

from enum import StrEnum
from heapq import nsmallest

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.places import Places
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import sides_of
from matchmaking.stand_by.discomfort import Discomforts
from matchmaking.stand_by.replacement import Replacement

MOST_REPLACEMENTS = 10

_Merit = tuple[bool, int]
"""Whether a meeting is no must, and its value below 0: what is asked for first comes first."""


class ClosedBy(StrEnum):
    """The rule by which a participant can meet nobody in a slot."""

    HOURS = "hours"
    MAXIMUM = "maximum"
    LONGEST_RUN = "longest_run"
    CAPACITY = "capacity"


class StandBy:
    """The replacements of one schedule: slow to make, quick to ask.

    A participant is asked about in a slot in which it has a gap, or in which it has a meeting:
    this one counts as cancelled then, its counterpart as absent, its room and booths as free.
    """

    def __init__(self, event: Event, schedule: Schedule) -> None:
        """Take a schedule of the event that breaks no rule."""
        self._event = event
        self._ratings = Ratings(event)
        self._places = Places(event, schedule)
        self._discomforts = Discomforts(event, Availability(event), self._places.busy)
        self._merits = _merits_of_partners(event)
        self._free = self._free_by_slot()
        self._meeting_of_sides = self._places.of_sides
        self._full = self._full_facilities()
        self._position = {person.id: n for n, person in enumerate(event.participants)}

    def cancelled(self, person_id: str, slot: int) -> Meeting | None:
        """The meeting of the participant in the slot, which would be replaced."""
        return self._places.meeting_at(person_id, slot)

    def closed_by(self, person_id: str, slot: int) -> ClosedBy | None:
        """The first rule that closes the slot to any meeting of the participant, if one does."""
        places, cancelled = self._places, self.cancelled(person_id, slot)
        if slot not in places.possible[person_id]:
            return ClosedBy.HOURS
        if cancelled is None and places.has_maximum(person_id):
            return ClosedBy.MAXIMUM
        if slot in places.tight(person_id):
            return ClosedBy.LONGEST_RUN
        is_full = cancelled is None and (None, slot) in self._full
        if is_full or self._booths_lack([person_id], slot, cancelled):
            return ClosedBy.CAPACITY
        return None

    def replacements(
        self, person_id: str, slot: int, most: int = MOST_REPLACEMENTS
    ) -> tuple[Replacement, ...]:
        """The best replacements for the participant in the slot, the best first.

        Each may meet the participant then under every hard rule, all else as scheduled; together
        they are all such participants, where these are at most `most`. First come musts, then
        meetings of greater value, then those who have fewer meetings so far, then those whose
        meeting adds less discomfort, then the event's order.
        """
        if self.closed_by(person_id, slot) is not None:
            return ()
        cancelled, merits = self.cancelled(person_id, slot), self._merits[person_id]
        found = (
            (
                *merits[other],
                len(self._places.busy[other]),
                self._discomforts.added(other, slot),
                self._position[other],
                other,
            )
            for other in merits.keys() & self._free[slot]
            if self._fits(person_id, other, slot, cancelled)
        )
        return tuple(
            self._replacement(person_id, other, slot) for *_, other in nsmallest(most, found)
        )

    def _free_by_slot(self) -> dict[int, set[str]]:
        """For each slot everybody who could have one more meeting there, rooms left aside."""
        free: dict[int, set[str]] = {slot.number: set() for slot in self._event.grid.slots}
        places = self._places
        for person, possible in places.possible.items():
            if not places.has_maximum(person):
                for slot in possible - places.busy[person] - places.tight(person):
                    free[slot].add(person)
        return free

    def _full_facilities(self) -> set[tuple[str | None, int]]:
        """Each site with a slot in which its booths are taken; ``None``: the event's rooms."""
        places = self._places
        full = {(None, slot) for slot in self._free if places.rooms_are_full(slot)}
        return full | {
            (site.id, slot)
            for site in self._event.sites
            for slot in self._free
            if places.booths_are_full(site.id, slot)
        }

    def _fits(self, person_id: str, other: str, slot: int, cancelled: Meeting | None) -> bool:
        """Whether the two sides do not meet yet, and booths suffice."""
        meeting = self._meeting_of_sides.get(sides_of(self._event, person_id, other))
        meets_already = meeting is not None and meeting is not cancelled
        return not meets_already and not self._booths_lack([person_id, other], slot, cancelled)

    def _booths_lack(self, people: list[str], slot: int, cancelled: Meeting | None) -> bool:
        freed = cancelled.participants if cancelled else ()
        known = self._event.participant
        sites = {known[person].site for person in people} - {known[one].site for one in freed}
        return any(site and (site, slot) in self._full for site in sites)

    def _replacement(self, person_id: str, other: str, slot: int) -> Replacement:
        _, negative_value = self._merits[person_id][other]
        return Replacement(
            participant=self._event.participant[other],
            wish=self._ratings.of(person_id, other),
            wished_back=self._ratings.of(other, person_id),
            value=-negative_value,
            meetings=len(self._places.busy[other]),
            is_uncomfortable=self._discomforts.is_uncomfortable(other, slot),
            discomfort=sum(self._discomforts.added(one, slot) for one in (person_id, other)),
        )


def _merits_of_partners(event: Event) -> dict[str, dict[str, _Merit]]:
    """For each participant everybody whom it may meet, and what is asked for first."""
    pairs = Pairs(event)
    merits: dict[str, dict[str, _Merit]] = {person.id: {} for person in event.participants}
    for a, b in pairs.candidates():
        merits[a][b] = merits[b][a] = (not pairs.is_must(a, b), -pairs.worth(a, b))
    return merits
