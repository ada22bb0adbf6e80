"""`matchmaking fairness` as a user types it; counts nothing itself."""

from matchmaking.changes import Spoken
from matchmaking.cli.arguments import Encoding, EventPath, Json, SchedulePath
from matchmaking.cli.fairness_lines import fairness_lines
from matchmaking.cli.printing import print_answer
from matchmaking.commands.fairness import fairness_document, fairness_of
from matchmaking.commands.schedules import sound_schedule_of
from matchmaking.files import read_event


def fairness_command(
    event: EventPath, schedule: SchedulePath, encoding: Encoding = None, as_json: Json = False
) -> None:
    """Tell how evenly a schedule serves its participants.

    Meetings, satisfaction and uncomfortable hours by kind, country and zone, the least served
    tenth and those without a meeting, each beside the best that it could have had alone.
    """
    read = read_event(event, encoding)
    fairness = fairness_of(read, sound_schedule_of(read, schedule))
    print_answer(
        fairness_document(fairness), fairness_lines(fairness, Spoken(read)), as_json=as_json
    )
