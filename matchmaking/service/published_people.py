"""Who has meetings in the published schedule, and so cannot simply go; knows no command."""

from collections.abc import Collection

from sqlalchemy import select

from matchmaking.errors import Conflict, Said
from matchmaking.service.command import Work
from matchmaking.storage.tables import attendances


def check_without_meetings(work: Work, people: Collection[str]) -> None:
    """Make sure that none of these participants has a published meeting.

    Raises
    ------
    Conflict
        One reason for each who has.
    """
    if not people:
        return
    query = select(attendances.c.participant_id).where(attendances.c.event_id == work.event_id)
    meeting = set(work.connection.execute(query.distinct()).scalars())
    busy = [person for person in people if person in meeting]
    if busy:
        raise Conflict([Said("import.has_meetings", {"participant": person}) for person in busy])
