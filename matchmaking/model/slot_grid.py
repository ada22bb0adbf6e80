"""The slots of an event, cut from its sessions in elapsed time; knows no participant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from matchmaking.model.time_ranges import TimeRange


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: `number` and `session` count from 0, `time` is in UTC."""

    number: int
    session: int
    time: TimeRange

    @property
    def starts_at(self) -> datetime:
        """The start, in UTC."""
        return self.time.start

    @property
    def ends_at(self) -> datetime:
        """The end of the meeting, in UTC; the break comes after it."""
        return self.time.end


@dataclass(frozen=True)
class SlotGrid:
    """All slots of an event in order; `slots[n].number == n`."""

    slots: tuple[Slot, ...]

    @cached_property
    def number_at(self) -> dict[datetime, int]:
        """The slot number that starts at an instant."""
        return {slot.starts_at: slot.number for slot in self.slots}

    @cached_property
    def session_lengths(self) -> tuple[int, ...]:
        """The number of slots of each session that holds at least one."""
        lengths: dict[int, int] = {}
        for slot in self.slots:
            lengths[slot.session] = lengths.get(slot.session, 0) + 1
        return tuple(lengths.values())

    def __len__(self) -> int:
        return len(self.slots)


def cut_slots(sessions: Iterable[TimeRange], meeting_minutes: int, break_minutes: int) -> SlotGrid:
    """Cut slots from sessions: start, start + meeting + break, ... while a whole meeting fits.

    Parameters
    ----------
    sessions
        In UTC, in order, not overlapping; a day with a change of clocks is as long as it lasts.
    meeting_minutes, break_minutes
        The length of a meeting, >= 1, and the free time after it, >= 0.
    """
    length, step = (
        timedelta(minutes=meeting_minutes),
        timedelta(minutes=meeting_minutes + break_minutes),
    )
    slots: list[Slot] = []
    for session, whole in enumerate(sessions):
        start = whole.start
        while start + length <= whole.end:
            slots.append(Slot(len(slots), session, TimeRange(start, start + length)))
            start += step
    return SlotGrid(tuple(slots))
