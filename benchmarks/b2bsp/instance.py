"""What a published instance asks for; knows neither its file nor how it is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Timetable = Mapping[int, int]
"""Meeting -> its slot; all meetings are in it."""


@dataclass(frozen=True)
class Meeting:
    """A meeting that must be held.

    Attributes
    ----------
    participants
        The two who meet, 0..participants-1.
    slots
        Those of the session that it is bound to; all of them when it is bound to none.
    fixed_slot
        The only slot that it may have; ``None``: any.
    after
        The meetings that must be held in earlier slots.
    """

    participants: tuple[int, int]
    slots: range
    fixed_slot: int | None = None
    after: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Instance:
    """Meetings to be given slots: everything is counted from 0, while files count from 1.

    Attributes
    ----------
    participants, tables, slots
        How many there are; at most `tables` meetings are held in a slot. Slots are consecutive,
        over the end of the morning too.
    meetings
        All must be held.
    forbidden
        For each participant the slots without a meeting.
    """

    participants: int
    tables: int
    slots: int
    meetings: tuple[Meeting, ...]
    forbidden: tuple[frozenset[int], ...]

    @property
    def meetings_of(self) -> tuple[tuple[int, ...], ...]:
        """For each participant the numbers of its meetings."""
        mine: list[list[int]] = [[] for _ in range(self.participants)]
        for number, meeting in enumerate(self.meetings):
            for participant in meeting.participants:
                mine[participant].append(number)
        return tuple(tuple(numbers) for numbers in mine)

    @property
    def precedences(self) -> Iterator[tuple[int, int]]:
        """Pairs of meetings, of which the first must be held in an earlier slot."""
        for later, meeting in enumerate(self.meetings):
            for earlier in sorted(meeting.after):
                yield earlier, later
