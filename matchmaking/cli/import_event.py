"""`matchmaking import` as a user types it; stores nothing itself."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import Encoding, EventPath
from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.cli.import_lines import difference_lines
from matchmaking.cli.printing import print_lines
from matchmaking.commands.schedules import schedule_of
from matchmaking.errors import Conflict, NotThere, Said, told_in
from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.service.command import Service
from matchmaking.service.events import create_event, import_event, preview_import
from matchmaking.service.imported_schedules import import_schedule
from matchmaking.service.roles import OPERATOR
from matchmaking.words import Words


def import_command(
    event: EventPath,
    schedule: Annotated[
        Path | None,
        typer.Option(metavar="SCHEDULE", help="An earlier schedule.json, to become a draft."),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove what is in the database only.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Change the event without asking.")] = False,
    data: DataFolder = None,
    encoding: Encoding = None,
) -> None:
    """Bring an event from files into the database.

    Of an event that is there already the differences are shown first. What is not in the files
    stays, unless --remove is given.
    """
    read = read_event(event, encoding)
    earlier = None if schedule is None else schedule_of(read, schedule)
    with told_in(read.language), opened_store(data, makes_new=True) as store:
        service, words = Service(store), Words(read.language)
        try:
            _change(service, read, words, remove=remove, yes=yes)
        except NotThere:
            create_event(service, OPERATOR, read.id, read)
            print(words.say("import.created", event=read.id))
        if earlier is not None:
            draft = import_schedule(service, OPERATOR, read.id, earlier, Path(schedule or "").name)
            print(words.say("import.draft", draft=draft) if draft else words.say("import.no_draft"))


def _change(service: Service, event: Event, words: Words, *, remove: bool, yes: bool) -> None:
    """Show what would change, and change it if that is agreed to."""
    seen = preview_import(service, OPERATOR, event.id, event)
    changes = seen if remove else seen.without_removals()
    print_lines(difference_lines(seen, words, removes=remove))
    if not changes:
        return
    if not yes and not sys.stdin.isatty():
        raise Conflict([Said("import.say_yes")])
    if yes or typer.confirm(words.say("import.ask")):
        import_event(service, OPERATOR, event.id, event, remove=remove, seen=seen)
        print(words.say("import.changed", event=event.id))
    else:
        print(words.say("import.not_changed"))
