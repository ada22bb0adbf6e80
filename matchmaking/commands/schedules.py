"""Schedules that a user names, and that must be of the event at hand; compares none."""

from pathlib import Path

from matchmaking.errors import BadInput, Mistake
from matchmaking.files import read_schedule
from matchmaking.model.schedule import Schedule


def schedule_of(event_id: str, path: Path) -> Schedule:
    """The schedule in a file, which has to be one of this event.

    Raises
    ------
    BadInput
        With every mistake of the file; or when it is a schedule of another event.
    """
    schedule = read_schedule(path)
    if schedule.event_id != event_id:
        mistake = Mistake(
            "run.previous_of_another_event",
            str(path),
            column="event",
            value=schedule.event_id,
            fields={"event": event_id},
        )
        raise BadInput([mistake])
    return schedule
