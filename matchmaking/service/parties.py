"""What a firm reads of itself: its people and its wishes; changes nothing."""

from dataclasses import dataclass

from sqlalchemy import or_

from matchmaking.errors import NotThere
from matchmaking.service.command import Work, command
from matchmaking.storage.event_rows import Row, stored_rows
from matchmaking.storage.tables import participants, preferences


@dataclass(frozen=True, slots=True)
class Party:
    """Rows of the event's document: its own people and its own wishes, nobody else's."""

    people: tuple[Row, ...]
    wishes: tuple[Row, ...]


@command(changes=False)
def read_party(work: Work, party: str) -> Party:
    """What is entered of a participant, or of a company with all its people.

    Raises
    ------
    NotThere
        When there is no such party.
    """
    is_meant = or_(participants.c.id == party, participants.c.company == party)
    people = stored_rows(work.connection, "participants", work.event_id, is_meant)
    if not people:
        raise NotThere("participant", party)
    own = preferences.c.source.in_({party, *(person["id"] for person in people)})
    wishes = stored_rows(work.connection, "preferences", work.event_id, own)
    return Party(tuple(people), tuple(wishes))
