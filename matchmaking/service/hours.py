"""The command by which a participant says when it can be met."""

from collections.abc import Mapping
from typing import Any

from matchmaking.service.command import Work, command
from matchmaking.service.part_changes import change_row, check_columns, part_around, person_in

HOURS = ("timezone", "availability", "if_needed", "unavailable")
"""The columns that say when a participant can be met."""


@command(changes=True)
def change_hours(work: Work, participant_id: str, hours: Mapping[str, Any]) -> None:
    """Set some of `HOURS`, as in the JSON document; ``None`` or an empty list clears a column.

    Raises
    ------
    BadInput
        With every mistake; also when a fixed meeting would fall outside the hours.
    NotThere
        When there is no such participant.
    """
    check_columns(participant_id, hours, HOURS)
    part = part_around(work, [participant_id])
    change_row(work, part, person_in(part, participant_id), hours)
