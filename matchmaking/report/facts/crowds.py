"""How many participants of a zone and kind can meet and do meet, slot by slot."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.zone_groups import ZoneGroup
from matchmaking.model.participant import Participant
from matchmaking.report.facts.seats import Seats


@dataclass(frozen=True, slots=True)
class Crowd:
    """Participants of one kind whose clocks agree; the three counts have one entry a slot.

    `available` is how many may be met, `meeting` how many are in a meeting, `uncomfortable` how
    many of those sit there at an uncomfortable hour.
    """

    kind: str
    participants: int
    available: tuple[int, ...]
    meeting: tuple[int, ...]
    uncomfortable: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ZoneCrowds:
    """The crowds of participants whose clocks agree, by kind."""

    group: ZoneGroup
    crowds: tuple[Crowd, ...]


def zone_crowds(
    groups: tuple[ZoneGroup, ...], availability: Availability, seats: Seats
) -> Iterator[ZoneCrowds]:
    """Yield the crowds of each group of clocks."""
    for group in groups:
        kinds = sorted({person.kind for person in group.participants})
        yield ZoneCrowds(group, tuple(_crowd(group, k, availability, seats) for k in kinds))


def _crowd(group: ZoneGroup, kind: str, availability: Availability, seats: Seats) -> Crowd:
    people: list[Participant] = [p for p in group.participants if p.kind == kind]
    available, meeting, uncomfortable = ([0] * len(group.clocks) for _ in range(3))
    for person in people:
        for slot in availability.possible[person.id]:
            available[slot] += 1
        for seat in seats[person.id]:
            meeting[seat.slot] += 1
            uncomfortable[seat.slot] += seat.uncomfortable
    return Crowd(kind, len(people), tuple(available), tuple(meeting), tuple(uncomfortable))
