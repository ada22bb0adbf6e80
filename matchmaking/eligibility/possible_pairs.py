"""Which two participants can meet, each alone considered; knows no schedule."""

from itertools import chain

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
    wished = ((a, b) for a, b in pairs.candidates() if not slots[a].isdisjoint(slots[b]))
    position = {person.id: number for number, person in enumerate(event.participants)}
    possible = dict.fromkeys(chain(wished, pairs.fixed))
    return tuple(sorted(possible, key=lambda pair: (position[pair[0]], position[pair[1]])))
