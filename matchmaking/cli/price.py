"""`matchmaking price` as a user types it; prices nothing itself."""

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
from matchmaking.cli.price_lines import PriceLines
from matchmaking.cli.printing import print_answer
from matchmaking.commands.price import price_document, price_of_wish
from matchmaking.commands.schedules import sound_schedule_of
from matchmaking.files import read_event

_USUAL_SECONDS = 10.0


def price_command(
    event: EventPath,
    schedule: SchedulePath,
    source: Annotated[str, typer.Argument(metavar="FROM", help="A participant or a company.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Whom they wish to meet.")],
    seconds: Annotated[float | None, seconds_option(_USUAL_SECONDS)] = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Tell what a meeting that a schedule does not hold would cost.

    Solves the event with this meeting, compares every stage, and tries what would make it possible
    at no loss: an hour, a maximum, a room, a colleague.
    """
    options = options_of(seconds, effort, workers, seed, _USUAL_SECONDS)
    read = read_event(event, encoding)
    current = sound_schedule_of(read, schedule)
    found = run_with_budget(
        options, lambda budget: price_of_wish(read, current, source, target, options, budget)
    )
    print_answer(price_document(read, found), PriceLines(read).of(found), as_json=as_json)
