"""`matchmaking what-if` as a user types it; changes and solves nothing itself."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import (
    Effort,
    Encoding,
    EventPath,
    Json,
    SchedulePath,
    Seed,
    Workers,
    clock,
    options_of,
    seconds_option,
)
from matchmaking.cli.differences import Differences
from matchmaking.cli.interruptible import run_with_budget
from matchmaking.cli.printing import print_answer
from matchmaking.commands.schedules import schedule_of
from matchmaking.commands.what_if import Question, answer_document, changed_event, what_if
from matchmaking.files import read_event
from matchmaking.words import Words

_USUAL_SECONDS = 5.0


def what_if_command(
    event: EventPath,
    schedule: SchedulePath,
    changed: Annotated[
        Path | None, typer.Option(metavar="EVENT", help="The event as it would be.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="One value, for example limits.max_meetings=8, sites.rabat.booths=15, "
            "participants.b07.max_meetings=5; nothing after = takes a limit away.",
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Lose and move as few meetings as can be, first of all.")
    ] = False,
    seconds: Annotated[float | None, seconds_option(_USUAL_SECONDS)] = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Tell what changed limits and inputs would bring, and write nothing.

    Begins with the schedule, and compares the best schedule found with it.

    Exit codes: 0 told; 1 the changed event has no schedule; 2 bad input; 3 none found in the time.
    """
    if changed is None and not values:
        raise typer.BadParameter("say what would change: --changed or --set")
    options = options_of(seconds, effort, workers, seed, _USUAL_SECONDS)
    read = read_event(event, encoding)
    current = schedule_of(read, schedule)
    version = read if changed is None else read_event(changed, encoding)
    other = changed_event(read, version, values or [], str(changed or event))
    question = Question(other, current, options, clock(), keep)
    answer = run_with_budget(options, lambda budget: what_if(question, budget))
    told = Differences(Words(other.language), other, read).lines(answer.comparison)
    print_answer(answer_document(answer), told, as_json=as_json)
