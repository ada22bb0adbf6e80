"""Which two participants can meet, each alone considered; knows no schedule."""

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event


def possible_pairs(
    event: Event, pairs: Pairs, availability: Availability
) -> tuple[tuple[str, str], ...]:
    """Every wished pair that may meet and has a common slot, and every fixed pair.

    The two of a pair, and the pairs, stand in the order in which the event lists its participants.
    """
    slots = availability.possible
    possible = [(a, b) for a, b in pairs.candidates() if not slots[a].isdisjoint(slots[b])]
    if missing := pairs.fixed.keys() - possible:
        position = {person.id: number for number, person in enumerate(event.participants)}
        possible += missing
        possible.sort(key=lambda pair: (position[pair[0]], position[pair[1]]))
    return tuple(possible)
