"""`matchmaking trade-off` as a user types it; trades nothing itself."""

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
from matchmaking.cli.interruptible import run_with_budget
from matchmaking.cli.printing import print_answer
from matchmaking.cli.trade_lines import trade_lines
from matchmaking.commands.schedules import schedule_of
from matchmaking.commands.trade_off import USUAL_PERCENTS, trade_document, trade_of
from matchmaking.files import read_event
from matchmaking.words import Words

_USUAL_SECONDS = 60.0


def trade_off_command(
    event: EventPath,
    schedule: SchedulePath,
    percent: Annotated[
        list[str] | None,
        typer.Option(
            metavar="P,P,...",
            help="How many of the published meetings may change, in per cent.",
            show_default=",".join(f"{percent:g}" for percent in USUAL_PERCENTS),
        ),
    ] = None,
    seconds: Annotated[float | None, seconds_option(_USUAL_SECONDS)] = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Tell what could be won by changing some of the published meetings.

    A curve, from nothing changed to no promises at all: the best schedule found for each number
    of changes, and how much better one could be. A meeting that is moved and one that is lost are
    both a change.
    """
    percents = _percents(percent)
    options = options_of(seconds, effort, workers, seed, _USUAL_SECONDS)
    read = read_event(event, encoding)
    published = schedule_of(read, schedule)
    found = run_with_budget(
        options, lambda budget: trade_of(read, published, percents, options, budget)
    )
    told = trade_lines(found, Words(read.language))
    print_answer(trade_document(read, found), told, as_json=as_json)


def _percents(given: list[str] | None) -> tuple[float, ...]:
    if not given:
        return USUAL_PERCENTS
    try:
        percents = tuple(float(part) for text in given for part in text.split(","))
    except ValueError:
        percents = ()
    if not percents or not all(0 < percent <= 100 for percent in percents):
        raise typer.BadParameter("--percent is above 0 and at most 100, for example 1,2,5")
    return percents
