"""`matchmaking bottlenecks` as a user types it; finds none itself."""

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
    options_of,
    seconds_option,
)
from matchmaking.cli.bottleneck_lines import BottleneckLines
from matchmaking.cli.interruptible import run_with_budget
from matchmaking.cli.printing import print_answer
from matchmaking.commands.bottlenecks import bottlenecks, bottlenecks_document
from matchmaking.commands.schedules import sound_schedule_of
from matchmaking.files import read_event

_USUAL_SECONDS = 30.0


def bottlenecks_command(
    event: EventPath,
    schedule: SchedulePath,
    top: Annotated[int, typer.Option(min=1, help="So many are told.")] = 10,
    check: Annotated[
        int, typer.Option(min=0, help="So many of them are checked by solving the event again.")
    ] = 3,
    seconds: Annotated[float | None, seconds_option(_USUAL_SECONDS)] = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Tell where one more room, booth, hour or meeting of somebody would help most.

    Ranks all of them by shadow prices, and checks the first by solving the event with them.
    """
    options = options_of(seconds, effort, workers, seed, _USUAL_SECONDS)
    read = read_event(event, encoding)
    current = sound_schedule_of(read, schedule)
    found = run_with_budget(
        options, lambda budget: bottlenecks(read, current, options, budget, top, check)
    )
    told = BottleneckLines(read).of(found)
    print_answer(bottlenecks_document(read, found), told, as_json=as_json)
