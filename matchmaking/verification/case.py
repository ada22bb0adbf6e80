"""The event, and the schedule that is judged by it, looked up from both sides; judges nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.time_ranges import TimeRange
from matchmaking.verification.wishes import StatedWishes


@dataclass(frozen=True)
class Case:
    """What is judged; `previous` is the schedule whose promises count, if there is one."""

    event: Event
    schedule: Schedule
    previous: Schedule | None = None

    @property
    def makes_claims(self) -> bool:
        """Whether the schedule tells its stages, and so its values and what is fixed too.

        A program that tells no stages leaves all of these to their defaults, which say nothing.
        """
        return bool(self.schedule.stages)

    @cached_property
    def wishes(self) -> StatedWishes:
        """What each participant thinks of each other."""
        return StatedWishes(self.event)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of two different participants of the event.

        The rule ``known_participants`` reports all others, and no other rule can judge them.
        """
        return tuple(meeting for meeting in self.schedule.meetings if self.knows(meeting))

    @cached_property
    def meetings_of(self) -> dict[str, tuple[Meeting, ...]]:
        """Each participant's meetings by start; participants without any are absent."""
        lists: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in sorted(self.meetings, key=lambda meeting: meeting.starts_at):
            for participant in meeting.participants:
                lists[participant].append(meeting)
        return {participant: tuple(meetings) for participant, meetings in lists.items()}

    @cached_property
    def slots_of(self) -> dict[str, tuple[int, ...]]:
        """Each participant's slots in order; what starts at no slot is left out."""
        number_at = self.event.grid.number_at
        return {
            participant: tuple(
                sorted({number_at[m.starts_at] for m in meetings if m.starts_at in number_at})
            )
            for participant, meetings in self.meetings_of.items()
        }

    def knows(self, meeting: Meeting) -> bool:
        """Whether both sides are participants of the event, and not the same one."""
        a, b = meeting.participants
        return a != b and a in self.event.participant and b in self.event.participant

    def people(self, meeting: Meeting) -> tuple[Participant, Participant]:
        """The two sides of one of `meetings`."""
        a, b = meeting.participants
        return self.event.participant[a], self.event.participant[b]

    def sides(self, meeting: Meeting) -> frozenset[str]:
        """Those who meet at most once: two companies, or two persons (``once_per_company``)."""
        if self.event.matching.once_per_company:
            return frozenset(person.represents for person in self.people(meeting))
        return frozenset(meeting.participants)

    def time(self, meeting: Meeting) -> TimeRange:
        """When the meeting takes place: never shorter than a meeting of this event is."""
        least = meeting.starts_at + timedelta(minutes=self.event.meeting_minutes)
        return TimeRange(meeting.starts_at, max(meeting.ends_at, least))

    def overlapping(self, meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
        """Yield each meeting that begins before an earlier one is over, with that earlier one."""
        longest: Meeting | None = None
        for meeting in sorted(meetings, key=lambda meeting: meeting.starts_at):
            if longest is not None and self.time(longest).overlaps(self.time(meeting)):
                yield longest, meeting
            if longest is None or self.time(longest).end < self.time(meeting).end:
                longest = meeting

    def runs(self, participant: str) -> Iterator[range]:
        """Yield the participant's runs of meetings in consecutive slots of one session."""
        slots, first, last = self.event.grid.slots, -1, -2
        for slot in self.slots_of.get(participant, ()):
            if slot != last + 1 or slots[slot].session != slots[last].session:
                if last >= 0:
                    yield range(first, last + 1)
                first = slot
            last = slot
        if last >= 0:
            yield range(first, last + 1)
