"""`matchmaking solve` as a user types it; knows no rule and no format."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import (
    Effort,
    Encoding,
    EventPath,
    Now,
    Previous,
    Seconds,
    Seed,
    Workers,
    clock,
    options_of,
)
from matchmaking.cli.interruptible import run_interruptibly
from matchmaking.cli.printing import print_lines
from matchmaking.cli.progress import ProgressLine
from matchmaking.cli.summary import solved_lines
from matchmaking.commands.solve import SolveOrder, solve
from matchmaking.files import check_replaceable, read_event
from matchmaking.words import Words


def solve_command(
    event: EventPath,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write, as a whole.")],
    previous: Previous = None,
    seconds: Seconds = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    now: Now = None,
    encoding: Encoding = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Schedule an event and write all its files.

    Chooses the meetings, fits them into slots, and writes schedule, agendas and report.

    Ctrl-C stops the search and keeps the best schedule found; a second one leaves at once.

    Exit codes: 0 written; 1 the event has no schedule; 2 bad input; 3 none found in the time.
    """
    options = options_of(seconds, effort, workers, seed)
    check_replaceable(out)
    read = read_event(event, encoding)
    order = SolveOrder(read, out, options, now or clock(), previous)
    budget = options.budget()
    words = Words(read.language)
    with ProgressLine(words, quiet=quiet) as progress:
        schedule = run_interruptibly(
            lambda: solve(order, budget, progress.note, progress.note_writing),
            budget.stop,
            progress.show,
        )
    if not quiet:
        print_lines(solved_lines(read, schedule, out, words))
