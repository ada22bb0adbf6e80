"""All commands on files, the short ones whole; knows no rule, no format and no database."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking import PROGRAM
from matchmaking.check import warnings
from matchmaking.cli.arguments import Encoding, EventPath, Previous, SchedulePath
from matchmaking.cli.bottlenecks import bottlenecks_command
from matchmaking.cli.compare import compare_command
from matchmaking.cli.fairness import fairness_command
from matchmaking.cli.loaded_late import LoadedLate
from matchmaking.cli.price import price_command
from matchmaking.cli.printing import print_lines
from matchmaking.cli.solve import solve_command
from matchmaking.cli.stand_by import stand_by_command
from matchmaking.cli.summary import checked_lines, verified_lines
from matchmaking.cli.trade_off import trade_off_command
from matchmaking.cli.what_if import what_if_command
from matchmaking.files import (
    check_new,
    read_event,
    read_schedule,
    template_workbook,
    told_when_unwritable,
    write_event,
)
from matchmaking.model.participant import LANGUAGES
from matchmaking.verification import verify
from matchmaking.words import Words

app = typer.Typer(
    cls=LoadedLate,
    help="Schedule business meetings by videoconference, across time zones.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


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


app.command("solve")(solve_command)


@app.command()
def check(event: EventPath, encoding: Encoding = None) -> None:
    """Report every mistake of an event, and what looks unmeant."""
    read = read_event(event, encoding)
    print_lines(checked_lines(read, warnings(read), Words(read.language)))


@app.command("verify")
def verify_command(
    event: EventPath,
    schedule: SchedulePath,
    previous: Previous = None,
    encoding: Encoding = None,
) -> None:
    """Judge any program's schedule by the event's rules.

    Exit codes: 0 it keeps every rule; 1 it breaks one; 2 bad input.
    """
    read = read_event(event, encoding)
    earlier = read_schedule(previous) if previous else None
    verdict = verify(read, read_schedule(schedule), earlier)
    print_lines(verified_lines(verdict, Words(read.language)))
    if verdict.broken:
        raise typer.Exit(1)


app.command("compare")(compare_command)
app.command("what-if")(what_if_command)
app.command("price")(price_command)
app.command("bottlenecks")(bottlenecks_command)
app.command("fairness")(fairness_command)
app.command("stand-by")(stand_by_command)
app.command("trade-off")(trade_off_command)


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
