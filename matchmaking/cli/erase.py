"""`matchmaking erase` and `erase-again` as the operator types them; erases nothing itself."""

import sys
from collections.abc import Collection, Iterator
from typing import Annotated

import typer

from matchmaking.cli.arguments import EventId
from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.cli.printing import print_lines
from matchmaking.errors import Conflict, Said, told_in
from matchmaking.model.event import Event
from matchmaking.service.command import Service
from matchmaking.service.erasing import ForeseenErasure, erase_participant, foresee_erasure
from matchmaking.service.erasure_list import erase_again, write_list
from matchmaking.service.events import export_event
from matchmaking.service.roles import OPERATOR
from matchmaking.service.shown_names import shown_name
from matchmaking.settings import read_settings
from matchmaking.storage.erasure_rows import Erasure
from matchmaking.words import Words


def erase_command(
    event_id: EventId,
    participant_id: Annotated[str, typer.Argument(metavar="PARTICIPANT-ID")],
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
    data: DataFolder = None,
) -> None:
    """Erase a participant's name, address and texts, wherever they are stored.

    Says first what will happen: which published meetings are cancelled, which wishes and roles end.
    This cannot be undone; after a restore it is done again.
    """
    with opened_store(data) as store:
        service = Service(store)
        event = export_event(service, OPERATOR, event_id)
        words = Words(event.language)
        with told_in(event.language):
            foreseen = foresee_erasure(service, OPERATOR, event_id, participant_id)
            print_lines(_foreseen_lines(event, participant_id, foreseen, words))
            if not yes and not sys.stdin.isatty():
                raise Conflict([Said("erasure.say_yes")])
            if not yes and not typer.confirm(words.say("erasure.ask")):
                print(words.say("erasure.not_erased"))
                return
            erase_participant(service, OPERATOR, event_id, participant_id)
            write_list(service, read_settings(data=data).data)
        print(words.say("erasure.erased", participant=words.isolated(participant_id)))


def erase_again_command(data: DataFolder = None) -> None:
    """Erase again what was erased before and is back, after a restore by other means.

    Reads erasures.jsonl in the data folder. restore, serve and worker do the same by themselves.
    """
    with opened_store(data) as store:
        print_erased(erase_again(Service(store), read_settings(data=data).data))


def print_erased(again: Collection[Erasure]) -> None:
    """Say how much of what was restored was erased again."""
    print(Words("en").count("erasure.again", len(again)))


def _foreseen_lines(
    event: Event, participant_id: str, foreseen: ForeseenErasure, words: Words
) -> Iterator[str]:
    """Yield what will happen, line by line; what will not is left out."""
    yield words.say("erasure.who", name=words.isolated(event.participant[participant_id].label))
    if foreseen.cancelled:
        yield words.count("erasure.cancelled", len(foreseen.cancelled))
    for meeting in foreseen.cancelled:
        name = words.isolated(shown_name(event, meeting.counterpart(participant_id), words))
        time = words.time_and_city(meeting.starts_at, event.timezone)
        yield words.say("erasure.meeting", time=time, counterpart=name)
    if foreseen.company is not None:
        yield words.say("erasure.company", company=words.isolated(foreseen.company))
    for key, number in (
        ("erasure.wishes", foreseen.wishes),
        ("erasure.runs", foreseen.runs),
        ("erasure.accounts_kept", len(foreseen.accounts_kept)),
    ):
        if number:
            yield words.count(key, number)
