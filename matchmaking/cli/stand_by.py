"""`matchmaking stand-by` as a user types it; finds nobody itself."""

from typing import Annotated

import typer

from matchmaking.cli.arguments import Encoding, EventPath, Json, SchedulePath, SlotStart
from matchmaking.cli.printing import print_answer
from matchmaking.cli.stand_by_lines import StandByLines
from matchmaking.commands.schedules import sound_schedule_of
from matchmaking.commands.stand_by import stand_ins, stand_ins_document
from matchmaking.files import read_event
from matchmaking.stand_by import MOST_REPLACEMENTS


def stand_by_command(
    event: EventPath,
    schedule: SchedulePath,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Whose counterpart is missing.")],
    starts: SlotStart,
    instead_of: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The cancelled meeting or the absent participant, to be sure."
        ),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="So many at most.")] = MOST_REPLACEMENTS,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Tell who could step in when a counterpart does not come, or to fill a gap.

    Where the participant has a meeting in that slot, it counts as cancelled. Whoever is named is
    free at that moment and breaks no rule; the best come first.
    """
    read = read_event(event, encoding)
    found = stand_ins(read, sound_schedule_of(read, schedule), person, starts, most, instead_of)
    print_answer(stand_ins_document(found), StandByLines(read).of(found), as_json=as_json)
