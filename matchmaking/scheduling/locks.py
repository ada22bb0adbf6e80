"""What of an earlier schedule may not change at all, as data; poses no problem."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from matchmaking.model.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class Locks:
    """What a run leaves as an earlier schedule has it.

    Attributes
    ----------
    meetings
        Ids of earlier meetings that stay where they are.
    people
        Ids of participants whose agendas stay as they are: nothing comes in, moves or leaves.
    slots
        Starts, in UTC, of slots in which no meeting leaves and none comes in.
    before
        The same for all slots that start before this instant; ``None``: for none.
    """

    meetings: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    slots: frozenset[datetime] = frozenset()
    before: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.meetings or self.people or self.slots or self.before)

    def closes(self, starts_at: datetime) -> bool:
        """Whether what stands in the slot of this start stays as it is."""
        return starts_at in self.slots or (self.before is not None and starts_at < self.before)

    def hold(self, meeting: Meeting) -> bool:
        """Whether an earlier meeting is to stay where it is."""
        return (
            meeting.id in self.meetings
            or self.closes(meeting.starts_at)
            or not self.people.isdisjoint(meeting.participants)
        )

    def given_up(self, previous: Schedule, schedule: Schedule) -> Iterator[Meeting]:
        """Yield the earlier meetings that were to stay and could not, in their order."""
        held = {meeting.promise for meeting in schedule.meetings}
        for meeting in previous.meetings:
            if self.hold(meeting) and meeting.promise not in held:
                yield meeting


NO_LOCKS = Locks()
