"""The commands and their arguments as a user types them; knows no rule and no format."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from matchmaking import PROGRAM
from matchmaking.check import warnings
from matchmaking.cli.interruptible import run_interruptibly
from matchmaking.cli.progress import ProgressLine
from matchmaking.cli.summary import checked_lines, solved_lines, verified_lines
from matchmaking.commands.solve import SolveOrder, solve
from matchmaking.files import (
    check_new,
    check_replaceable,
    read_event,
    read_schedule,
    template_workbook,
    told_when_unwritable,
    write_event,
)
from matchmaking.model.participant import LANGUAGES
from matchmaking.scheduling import Budget, Options
from matchmaking.verification import verify
from matchmaking.words import Words

DEFAULT_SECONDS = 60.0

app = typer.Typer(
    help="Schedule business meetings by videoconference, across time zones.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)

EventPath = Annotated[
    Path, typer.Argument(metavar="EVENT", help="A folder, an .xlsx workbook or a .json document.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the tables, where it cannot be found out.")
]
Previous = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="An earlier schedule.json, to change as little as possible."),
]


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise typer.BadParameter("an instant has an offset, for example 2027-02-01T08:00:00Z")
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise typer.BadParameter(str(error)) from error


Seconds = Annotated[
    float | None,
    typer.Option(min=0, help="Time for the search.", show_default=f"{DEFAULT_SECONDS:.0f}"),
]
Effort = Annotated[
    int | None, typer.Option(min=1, help="Instead of --seconds: a budget that no clock measures.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Threads of the search.", show_default="all cores")
]
Now = Annotated[
    datetime | None,
    typer.Option(
        parser=_instant, metavar="INSTANT", help="The clock, for example 2027-02-01T08:00:00Z."
    ),
]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(PROGRAM)
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    pass


@app.command("solve")
def solve_command(
    event: EventPath,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write, as a whole.")],
    previous: Previous = None,
    seconds: Seconds = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the search.")] = 1,
    now: Now = None,
    encoding: Encoding = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Schedule an event and write all its files.

    Chooses the meetings, fits them into slots, and writes schedule, agendas and report.

    Ctrl-C stops the search and keeps the best schedule found; a second one leaves at once.

    Exit codes: 0 written; 1 the event has no schedule; 2 bad input; 3 none found in the time.
    """
    if seconds is not None and effort is not None:
        raise typer.BadParameter("give --seconds or --effort, not both")
    check_replaceable(out)
    read = read_event(event, encoding)
    budget_seconds = None if effort else DEFAULT_SECONDS if seconds is None else seconds
    options = Options(budget_seconds, effort, seed, workers or _cores())
    order = SolveOrder(read, out, options, now or _clock(), previous)
    budget = Budget(seconds=budget_seconds, effort=effort)
    words = Words(read.language)
    with ProgressLine(words, quiet=quiet) as progress:
        schedule = run_interruptibly(
            lambda: solve(order, budget, progress.note, progress.note_writing),
            budget.stop,
            progress.show,
        )
    if not quiet:
        _print_lines(solved_lines(read, schedule, out, words))


@app.command()
def check(event: EventPath, encoding: Encoding = None) -> None:
    """Report every mistake of an event, and what looks unmeant."""
    read = read_event(event, encoding)
    _print_lines(checked_lines(read, warnings(read), Words(read.language)))


@app.command("verify")
def verify_command(
    event: EventPath,
    schedule: Annotated[Path, typer.Argument(metavar="SCHEDULE.json")],
    previous: Previous = None,
    encoding: Encoding = None,
) -> None:
    """Judge any program's schedule by the event's rules.

    Exit codes: 0 it keeps every rule; 1 it breaks one; 2 bad input.
    """
    read = read_event(event, encoding)
    earlier = read_schedule(previous) if previous else None
    verdict = verify(read, read_schedule(schedule), earlier)
    _print_lines(verified_lines(verdict, Words(read.language)))
    if verdict.broken:
        raise typer.Exit(1)


@app.command()
def convert(
    event: Annotated[Path, typer.Argument(metavar="IN")],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="X.xlsx, X.json, or a folder for TOML and CSV.")
    ],
    encoding: Encoding = None,
) -> None:
    """Write an event in another of the three forms."""
    check_new(out)
    read = read_event(event, encoding)
    with told_when_unwritable(out):
        write_event(read, out)


@app.command()
def template(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx")],
    language: Annotated[str, typer.Option(help=f"One of {', '.join(LANGUAGES)}.")] = "en",
) -> None:
    """Write a workbook to fill in.

    It has drop-downs, an explanation on each header, and an example in each sheet.
    """
    if language not in LANGUAGES:
        raise typer.BadParameter(f"--language is one of {', '.join(LANGUAGES)}")
    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter(
            f"a workbook ends in .xlsx, for example {out.with_suffix('.xlsx')}"
        )
    check_new(out)
    with told_when_unwritable(out):
        out.write_bytes(template_workbook(language))


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine's."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _clock() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _print_lines(lines: list[str]) -> None:
    for line in lines:
        print(line)
