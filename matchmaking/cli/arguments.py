"""The arguments that several commands share, as a user types them; knows no command."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from matchmaking.scheduling import Locks, Options

DEFAULT_SECONDS = 60.0


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise typer.BadParameter("an instant has an offset, for example 2027-02-01T08:00:00Z")
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise typer.BadParameter(str(error)) from error


def seconds_option(usual: float) -> Any:
    """The option ``--seconds`` of a command that usually takes so many."""
    return typer.Option(min=0, help="Time for the search.", show_default=f"{usual:.0f}")


EventPath = Annotated[
    Path, typer.Argument(metavar="EVENT", help="A folder, an .xlsx workbook or a .json document.")
]
EventId = Annotated[str, typer.Argument(metavar="EVENT-ID")]
SchedulePath = Annotated[
    Path,
    typer.Argument(metavar="SCHEDULE", help="A schedule.json, or the folder that solve wrote."),
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the tables, where it cannot be found out.")
]
Previous = Annotated[
    Path | None,
    typer.Option(metavar="SCHEDULE", help="An earlier schedule, to change as little as possible."),
]
Seconds = Annotated[float | None, seconds_option(DEFAULT_SECONDS)]
Effort = Annotated[
    int | None, typer.Option(min=1, help="Instead of --seconds: a budget that no clock measures.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Threads of the search.", show_default="all cores")
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of the search.")]
Now = Annotated[
    datetime | None,
    typer.Option(
        parser=_instant, metavar="INSTANT", help="The clock, for example 2027-02-01T08:00:00Z."
    ),
]
LockMeetings = Annotated[
    list[str] | None,
    typer.Option("--lock-meeting", metavar="ID", help="An earlier meeting stays where it is."),
]
LockPeople = Annotated[
    list[str] | None,
    typer.Option("--lock-person", metavar="ID", help="A participant's agenda stays as it is."),
]
LockSlots = Annotated[
    list[datetime] | None,
    typer.Option(
        "--lock-slot",
        parser=_instant,
        metavar="INSTANT",
        help="What begins then stays as it is: no meeting leaves, none comes in.",
    ),
]
LockBefore = Annotated[
    datetime | None,
    typer.Option(
        parser=_instant, metavar="INSTANT", help="The same for all slots that begin before."
    ),
]
SlotStart = Annotated[
    datetime,
    typer.Argument(
        parser=_instant, metavar="STARTS", help="When the slot starts, as in the schedule."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, for programs.")]


def options_of(
    seconds: float | None,
    effort: int | None,
    workers: int | None,
    seed: int,
    usual_seconds: float = DEFAULT_SECONDS,
) -> Options:
    """How to search, with what was not said filled in."""
    if seconds is not None and effort is not None:
        raise typer.BadParameter("give --seconds or --effort, not both")
    given = usual_seconds if seconds is None else seconds
    return Options(None if effort else given, effort, seed, workers or _cores())


def locks_of(
    previous: Path | None,
    meetings: list[str] | None,
    people: list[str] | None,
    slots: list[datetime] | None,
    before: datetime | None,
) -> Locks:
    """What may not change, which only an earlier schedule can say."""
    locks = Locks(
        frozenset(meetings or ()), frozenset(people or ()), frozenset(slots or ()), before
    )
    if locks and previous is None:
        raise typer.BadParameter("--lock-... keeps parts of an earlier schedule: give --previous")
    return locks


def clock() -> datetime:
    """The present instant, which is whole in seconds as all instants in files are."""
    return datetime.now(UTC).replace(microsecond=0)


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine's."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
