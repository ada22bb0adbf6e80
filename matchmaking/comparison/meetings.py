"""Which meetings of two schedules are the same, and what became of each; knows no event."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaking.model.schedule import Meeting


class Fate(StrEnum):
    """What became of a meeting.

    KEPT: the same two participants meet at the same start. MOVED: the same two sides meet
    otherwise. WON and LOST: they meet only after, only before.
    """

    KEPT = "kept"
    MOVED = "moved"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """The meeting of two sides before and after; ``None`` where they do not meet."""

    before: Meeting | None
    after: Meeting | None

    @property
    def latest(self) -> Meeting:
        """The meeting as it is after, else as it was before."""
        meeting = self.after or self.before
        if meeting is None:
            raise ValueError("a change is that of a meeting")
        return meeting

    @property
    def fate(self) -> Fate:
        """What became of the meeting."""
        if self.before is None or self.after is None:
            return Fate.WON if self.before is None else Fate.LOST
        return Fate.KEPT if self.before.promise == self.after.promise else Fate.MOVED

    @property
    def has_other_link(self) -> bool:
        """Whether the two sides still meet, but under another video link."""
        both = self.before, self.after
        return None not in both and len({m.video_url for m in both if m is not None}) > 1

    def seen_by(self, person: str) -> "MeetingChange":
        """The change as one participant sees it: won by whoever takes a colleague's place."""
        before, after = (
            meeting if meeting is not None and person in meeting.participants else None
            for meeting in (self.before, self.after)
        )
        return MeetingChange(before, after)


def matched(before: Iterable[Meeting], after: Iterable[Meeting]) -> tuple[MeetingChange, ...]:
    """What became of every meeting of two schedules, by start and id.

    Meetings are the same when they have the same people and start, else the same id (which tells
    the two sides), else, as other programs have other ids, the same people.
    """
    left, right = list(before), list(after)
    changes: list[MeetingChange] = []
    for key in _SAMENESS:
        changes += _taken_out(left, right, key)
    changes += [MeetingChange(meeting, None) for meeting in left]
    changes += [MeetingChange(None, meeting) for meeting in right]
    return tuple(sorted(changes, key=_by_start))


_SAMENESS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda meeting: meeting.promise,
    lambda meeting: meeting.id,
    lambda meeting: frozenset(meeting.participants),
)


def _taken_out(
    left: list[Meeting], right: list[Meeting], key: Callable[[Meeting], Hashable]
) -> Iterator[MeetingChange]:
    """Take from both lists, and yield, what has the same key, one by one."""
    by_key: defaultdict[Hashable, list[Meeting]] = defaultdict(list)
    for meeting in reversed(right):
        by_key[key(meeting)].append(meeting)
    lonely = []
    for meeting in left:
        if by_key[key(meeting)]:
            yield MeetingChange(meeting, by_key[key(meeting)].pop())
        else:
            lonely.append(meeting)
    left[:] = lonely
    right[:] = [meeting for meetings in by_key.values() for meeting in meetings]


def _by_start(change: MeetingChange) -> tuple[datetime, str]:
    return change.latest.starts_at, change.latest.id
