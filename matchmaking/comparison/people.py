"""For whom two schedules differ, and how; knows no event."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matchmaking.comparison.meetings import Fate, MeetingChange
from matchmaking.model.schedule import Schedule


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One participant's two agendas.

    Attributes
    ----------
    meetings_before, meetings_after
        How many meetings it has.
    satisfaction_before, satisfaction_after
        In 0..1; ``None`` where a schedule does not say, or nothing was possible.
    changes
        What is not kept, as this participant sees it.
    """

    id: str
    meetings_before: int
    meetings_after: int
    satisfaction_before: float | None
    satisfaction_after: float | None
    changes: tuple[MeetingChange, ...]

    def count(self, fate: Fate) -> int:
        """How many of the changes are of one kind."""
        return sum(change.fate is fate for change in self.changes)


def concerned(
    before: Schedule, after: Schedule, changes: Iterable[MeetingChange]
) -> tuple[PersonChange, ...]:
    """Everybody whose agenda differs, by id."""
    seen: defaultdict[str, list[MeetingChange]] = defaultdict(list)
    for change in changes:
        if change.fate is not Fate.KEPT:
            for person in _people(change):
                seen[person].append(change.seen_by(person))
    satisfied = [{p.id: p.satisfaction for p in of.participants} for of in (before, after)]
    return tuple(
        PersonChange(
            person,
            len(before.meetings_of.get(person, ())),
            len(after.meetings_of.get(person, ())),
            satisfied[0].get(person),
            satisfied[1].get(person),
            tuple(seen[person]),
        )
        for person in sorted(seen)
    )


def _people(change: MeetingChange) -> list[str]:
    """Those of both meetings, each once."""
    meetings = [meeting for meeting in (change.before, change.after) if meeting is not None]
    return list(dict.fromkeys(person for meeting in meetings for person in meeting.participants))
