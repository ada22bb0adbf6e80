"""Where a schedule still has room, for whom and what stands in the way; knows no wish."""

from collections import Counter, defaultdict
from functools import cached_property

from matchmaking.eligibility.availability import Availability
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Reason, Schedule
from matchmaking.model.sides import sides_of

Slots = frozenset[int]

Hindrance = tuple[Reason, str | None]
"""What keeps two free participants from a slot: full booths with their site, full rooms, or a run
that would become too long."""

_NONE: Slots = frozenset()


class Places:
    """The free and the taken slots of a schedule that breaks no rule.

    Attributes
    ----------
    busy
        The slots in which each participant already has a meeting.
    """

    def __init__(self, event: Event, schedule: Schedule) -> None:
        self.event = event
        self._meetings = schedule.meetings
        self._meeting_at = {
            (person, self.slot_of(meeting)): meeting
            for meeting in schedule.meetings
            for person in meeting.participants
        }
        busy: defaultdict[str, set[int]] = defaultdict(set)
        for person, slot in self._meeting_at:
            busy[person].add(slot)
        self.busy = {person.id: frozenset(busy[person.id]) for person in event.participants}
        self._site = {person.id: person.site for person in event.participants}
        self._tight: dict[str, Slots] = {}

    @cached_property
    def possible(self) -> dict[str, Slots]:
        """The slots in which each participant may be met by its hours alone."""
        return Availability(self.event).possible

    @cached_property
    def of_sides(self) -> dict[tuple[str, str], Meeting]:
        """The meeting of each two sides that meet."""
        return {sides_of(self.event, *meeting.participants): meeting for meeting in self._meetings}

    def slot_of(self, meeting: Meeting) -> int:
        """The number of the meeting's slot."""
        return self.event.grid.number_at[meeting.starts_at]

    def meeting_at(self, person_id: str, slot: int) -> Meeting | None:
        """The meeting that a participant has in a slot."""
        return self._meeting_at.get((person_id, slot))

    def common(self, a_id: str, b_id: str) -> Slots:
        """The slots that suit both by hours alone."""
        return self.possible[a_id] & self.possible[b_id]

    def free(self, a_id: str, b_id: str) -> Slots:
        """Those of the common slots in which neither has a meeting."""
        return self._free[a_id] & self._free[b_id]

    def unhindered(self, a_id: str, b_id: str) -> Slots:
        """Those of the free slots that nothing closes to a meeting of the two."""
        return self._unhindered[a_id] & self._unhindered[b_id]

    def open(self, a_id: str, b_id: str) -> Slots:
        """The slots in which a meeting of the two could be added as the schedule stands."""
        if self.has_maximum(a_id) or self.has_maximum(b_id):
            return _NONE
        return self.unhindered(a_id, b_id)

    def has_maximum(self, person_id: str) -> bool:
        """Whether the participant has as many meetings as it may have."""
        return person_id in self._at_maximum

    def hindered(self, a_id: str, b_id: str) -> Slots:
        """The slots that booths, rooms or the longest run close to a meeting of the two."""
        return _NONE.union(*self.hindrances(a_id, b_id).values())

    def hindrances(self, a_id: str, b_id: str) -> dict[Hindrance, Slots]:
        """What closes slots to a meeting of the two and which ones, in the order of the reasons."""
        sites = {site for person in (a_id, b_id) if (site := self._site[person])}
        found: dict[Hindrance, Slots] = {
            (Reason.BOOTHS_FULL, site): self._booths_full[site] for site in sorted(sites)
        }
        found[Reason.ROOMS_FULL, None] = self._rooms_full
        found[Reason.LONGEST_RUN, None] = self.tight(a_id) | self.tight(b_id)
        return found

    @property
    def full(self) -> tuple[Slots, dict[str, Slots]]:
        """The slots in which no room is left, and for each site those in which no booth is."""
        return self._rooms_full, self._booths_full

    def rooms_are_full(self, slot: int) -> bool:
        """Whether no room of the event is left in a slot."""
        return slot in self._rooms_full

    def booths_are_full(self, site: str, slot: int) -> bool:
        """Whether no booth of a site is left in a slot."""
        return slot in self._booths_full[site]

    def tight(self, person_id: str) -> Slots:
        """The slots in which one more meeting would make the participant's run too long."""
        most = self.event.limits.max_consecutive
        if most is None:
            return _NONE
        if person_id not in self._tight:
            slots = range(len(self.event.grid))
            too_long = (slot for slot in slots if self.run_with(person_id, slot) > most)
            self._tight[person_id] = frozenset(too_long)
        return self._tight[person_id]

    def run_with(self, person_id: str, slot: int) -> int:
        """How long the participant's run through a slot is with a meeting in that slot."""
        slots, busy = self.event.grid.slots, self.busy[person_id]
        session, run = slots[slot].session, 1
        for step in (-1, 1):
            beside = slot + step
            while beside in busy and slots[beside].session == session:
                run, beside = run + 1, beside + step
        return run

    @cached_property
    def _free(self) -> dict[str, Slots]:
        return {person: slots - self.busy[person] for person, slots in self.possible.items()}

    @cached_property
    def _unhindered(self) -> dict[str, Slots]:
        # What closes a slot to two participants closes it to one of them alone.
        return {person: free - self.hindered(person, person) for person, free in self._free.items()}

    @cached_property
    def _at_maximum(self) -> frozenset[str]:
        most = {person.id: self.event.most_meetings(person) for person in self.event.participants}
        return frozenset(
            id for id, limit in most.items() if limit is not None and len(self.busy[id]) >= limit
        )

    @cached_property
    def _booths_full(self) -> dict[str, Slots]:
        """For each site the slots in which no booth is left."""
        taken: defaultdict[str | None, Counter[int]] = defaultdict(Counter)
        for meeting in self._meetings:
            for site in {self._site[person] for person in meeting.participants}:
                taken[site][self.slot_of(meeting)] += 1
        return {site.id: self._full(taken[site.id], site.booths) for site in self.event.sites}

    @cached_property
    def _rooms_full(self) -> Slots:
        rooms = self.event.simultaneous_meetings
        if rooms is None:
            return _NONE
        return self._full(Counter(map(self.slot_of, self._meetings)), rooms)

    def _full(self, taken: Counter[int], limit: int) -> Slots:
        return frozenset(slot for slot in range(len(self.event.grid)) if taken[slot] >= limit)
