"""One state of a draft: its schedule, and what of it stays when it is solved again."""

from dataclasses import dataclass

from matchmaking.errors import NotThere
from matchmaking.model.schedule import Meeting, Schedule


@dataclass(frozen=True)
class State:
    """A schedule, and the ids of those of its meetings that a run may not move."""

    schedule: Schedule
    locked: frozenset[str] = frozenset()

    def meeting(self, meeting_id: str) -> Meeting:
        """The meeting with this id.

        Raises
        ------
        NotThere
            When there is none.
        """
        for meeting in self.schedule.meetings:
            if meeting.id == meeting_id:
                return meeting
        raise NotThere("meeting", meeting_id)
