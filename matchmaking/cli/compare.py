"""`matchmaking compare` as a user types it; compares nothing itself."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import Encoding, Json
from matchmaking.cli.differences import Differences
from matchmaking.cli.printing import print_document, print_lines
from matchmaking.commands.compare import compare_files, comparison_document
from matchmaking.files import read_event
from matchmaking.words import Words


def compare_command(
    before: Annotated[Path, typer.Argument(metavar="A.json")],
    after: Annotated[Path, typer.Argument(metavar="B.json")],
    event: Annotated[
        Path | None,
        typer.Option(metavar="EVENT", help="The event, for names, local times and its language."),
    ] = None,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Put two schedules of one event side by side.

    Tells what is kept, moved, won and lost, who is concerned, and which schedule is better.
    """
    comparison = compare_files(before, after)
    if as_json:
        print_document(comparison_document(comparison))
        return
    events = [] if event is None else [read_event(event, encoding)]
    words = Words(events[0].language if events else "en")
    print_lines(Differences(words, *events).lines(comparison))
