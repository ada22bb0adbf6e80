"""Schedules that a user names, and that must be of the event at hand; compares none."""

from pathlib import Path

from matchmaking.errors import BadInput, Mistake, told_in
from matchmaking.files import read_schedule
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.verification import verify


def schedule_of(event: Event, path: Path) -> Schedule:
    """The schedule in a file, which has to be one of this event.

    Raises
    ------
    BadInput
        With every mistake of the file, or because it is a schedule of another event; told in the
        event's language.
    """
    with told_in(event.language):
        return schedule_with_id(event.id, path)


def schedule_with_id(event_id: str, path: Path) -> Schedule:
    """The schedule in a file, which has to be one of the event with this id.

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


def sound_schedule_of(event: Event, path: Path) -> Schedule:
    """The schedule in a file, which has to be one of this event and to keep its rules.

    Raises
    ------
    BadInput
        With every mistake of the file; when it is a schedule of another event; or when it breaks
        a rule, as one made before the event was changed may do.
    """
    schedule = schedule_of(event, path)
    broken = sorted({violation.rule for violation in verify(event, schedule).broken})
    if broken:
        fields = {"rules": ", ".join(broken)}
        mistake = Mistake("change.unsound_schedule", str(path), fields=fields)
        raise BadInput([mistake], event.language)
    return schedule
