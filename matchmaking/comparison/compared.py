"""The whole comparison of two schedules: by meeting, by person, by stage; knows no event."""

from dataclasses import dataclass

from matchmaking.comparison.meetings import Fate, MeetingChange, matched
from matchmaking.comparison.people import PersonChange, concerned
from matchmaking.comparison.stages import Judgement, judged, staged
from matchmaking.model.schedule import Schedule
from matchmaking.model.stage_change import StageChange


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two schedules of one event side by side.

    Attributes
    ----------
    meetings
        Every meeting of either, by start and id.
    people
        Everybody whose agenda differs, by id.
    stages
        Those of the second schedule, in the order of the objective.
    """

    event_id: str
    meetings: tuple[MeetingChange, ...]
    people: tuple[PersonChange, ...]
    stages: tuple[StageChange, ...]

    @property
    def judgement(self) -> Judgement | None:
        """How the second schedule compares with the first: the first stage that differs decides."""
        return judged(self.stages)

    def of_fate(self, fate: Fate) -> tuple[MeetingChange, ...]:
        """The meetings that have become one thing."""
        return tuple(change for change in self.meetings if change.fate is fate)


def compare(before: Schedule, after: Schedule) -> Comparison:
    """Compare two schedules of one event.

    Raises
    ------
    ValueError
        When they are schedules of different events; commands tell a user so before.
    """
    if before.event_id != after.event_id:
        raise ValueError(f"schedules of two events: {before.event_id!r}, {after.event_id!r}")
    changes = matched(before.meetings, after.meetings)
    return Comparison(
        event_id=after.event_id,
        meetings=changes,
        people=concerned(before, after, changes),
        stages=tuple(staged(before.stages, after.stages)),
    )
