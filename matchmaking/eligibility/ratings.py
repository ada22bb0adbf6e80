"""What one person thinks of another after all wishes are weighed; knows no value and no veto."""

from collections import defaultdict

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating

BothRatings = tuple[Rating | None, Rating | None]
"""The effective rating of either side of a pair about the other."""


class Ratings:
    """The effective ratings of an event: the most specific one given wins.

    Person about person, else person about the other's company, else company about person, else
    company about company.
    """

    def __init__(self, event: Event) -> None:
        given: defaultdict[str, dict[str, Rating]] = defaultdict(dict)
        for wish in event.preferences:
            given[wish.source][wish.target] = wish.rating
        self._names = {person.id: _names(person) for person in event.participants}
        self._given = {
            person: tuple(given[name] for name in names if name in given)
            for person, names in self._names.items()
        }

    def of(self, person_id: str, about_id: str) -> Rating | None:
        """The effective rating of one participant about another; ``None``: none was given."""
        for given in self._given[person_id]:
            for target in self._names[about_id]:
                if target in given:
                    return given[target]
        return None

    def both(self, a_id: str, b_id: str) -> BothRatings:
        """The effective ratings of two participants about each other."""
        return self.of(a_id, b_id), self.of(b_id, a_id)


def _names(person: Participant) -> tuple[str, ...]:
    """The names under which a wish covers this person, the most specific first."""
    return (person.id,) if person.represents == person.id else (person.id, person.represents)
