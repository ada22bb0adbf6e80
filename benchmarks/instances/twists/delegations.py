"""Companies of several representatives, any of whom may go."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.instances.twists.wishing import with_wishes
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference


def five_colleagues(event: Event, rng: random.Random) -> Event:
    """Five people of one side after another are colleagues; all wishes are those of companies."""
    return _speaking_for_companies(_in_companies(event, (5,), rng), 1.0, rng)


def represented(event: Event, rng: random.Random) -> Event:
    """On both sides one to four are colleagues; two names in three stand for the company."""
    return _speaking_for_companies(_in_companies(event, (1, 2, 3, 4), rng), 2 / 3, rng)


def _in_companies(event: Event, sizes: Sequence[int], rng: random.Random) -> Event:
    people: list[Participant] = []
    for kind in dict.fromkeys(person.kind for person in event.participants):
        waiting = [person for person in event.participants if person.kind == kind]
        while waiting:
            size = rng.choice(sizes)
            company = f"{kind.title()} company {waiting[0].id[1:]}"
            people += (replace(person, company=company) for person in waiting[:size])
            waiting = waiting[size:]
    return replace(event, participants=tuple(people))


def _speaking_for_companies(event: Event, share: float, rng: random.Random) -> Event:
    def named(person_id: str) -> str:
        person = event.participant[person_id]
        return person.represents if rng.random() < share else person.id

    def wishes() -> Iterator[Preference]:
        for wish in event.preferences:
            if wish.source in event.participant and wish.target in event.participant:
                yield replace(wish, source=named(wish.source), target=named(wish.target))

    return with_wishes(event, wishes())
