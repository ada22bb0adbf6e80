"""`matchmaking compare` as a user types it; compares nothing itself."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import Encoding, Json
from matchmaking.cli.differences import Differences
from matchmaking.cli.printing import print_answer
from matchmaking.commands.compare import compare, comparison_document
from matchmaking.commands.schedules import schedule_with_id
from matchmaking.errors import told_in
from matchmaking.files import read_event, read_schedule
from matchmaking.words import Words


def compare_command(
    before: Annotated[Path, typer.Argument(metavar="A")],
    after: Annotated[Path, typer.Argument(metavar="B")],
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
    events = [] if event is None else [read_event(event, encoding)]
    words = Words(events[0].language if events else "en")
    with told_in(words.language):
        first = schedule_with_id(events[0].id, before) if events else read_schedule(before)
        comparison = compare(first, schedule_with_id(first.event_id, after))
    told = Differences(words, *events).lines(comparison)
    print_answer(comparison_document(comparison), told, as_json=as_json)
