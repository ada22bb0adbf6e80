"""What a firm reads of itself: its people and its wishes; changes nothing."""

from dataclasses import dataclass

from matchmaking.service.command import Work, command
from matchmaking.service.part_changes import part_around, people_of
from matchmaking.storage.event_rows import Row


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
    part = part_around(work, [party])
    people = people_of(part, party)
    names = {party, *(person["id"] for person in people)}
    wishes = (wish for wish in part["preferences"] if wish["from"] in names)
    return Party(tuple(people), tuple(wishes))
