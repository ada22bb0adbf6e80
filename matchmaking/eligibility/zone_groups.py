"""Participants whose clocks agree during the whole event; knows no meeting."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.zones import wall_clock
from matchmaking.words import Words, offset_text

_CITIES = 4


@dataclass(frozen=True, slots=True)
class ZoneGroup:
    """Participants to whom every slot shows the same local time.

    Attributes
    ----------
    zones
        The IANA names of their zones, those of most participants first.
    offsets
        Their offsets from UTC during the event, for example ``UTC+1``; several where clocks change.
    clocks
        The local start of each slot, naive, by slot number.
    """

    zones: tuple[str, ...]
    offsets: tuple[str, ...]
    clocks: tuple[datetime, ...]
    participants: tuple[Participant, ...]


def zone_groups(event: Event) -> tuple[ZoneGroup, ...]:
    """All participants by their clocks, from west to east, each group in the event's order."""
    starts = [slot.starts_at for slot in event.grid.slots]
    names = {participant.timezone for participant in event.participants}
    clocks = {name: tuple(wall_clock(start, name) for start in starts) for name in names}
    groups: defaultdict[tuple[datetime, ...], list[Participant]] = defaultdict(list)
    for participant in event.participants:
        groups[clocks[participant.timezone]].append(participant)
    return tuple(
        ZoneGroup(_by_frequency(people), _offsets(people[0], starts), shown, tuple(people))
        for shown, people in sorted(groups.items(), key=lambda group: group[0])
    )


def zone_text(group: ZoneGroup, words: Words) -> str:
    """For example ``UTC+1: Paris, Madrid``, the cities of most participants first."""
    cities = list(dict.fromkeys(map(words.city, group.zones)))
    listed = words.listed(cities[:_CITIES])
    offsets = " / ".join(group.offsets)
    if len(cities) <= _CITIES:
        return words.say("report.zone", offsets=offsets, cities=listed)
    more = words.number(len(cities) - _CITIES)
    return words.say("report.zone_and_more", offsets=offsets, cities=listed, more=more)


def _by_frequency(people: list[Participant]) -> tuple[str, ...]:
    counts = Counter(person.timezone for person in people)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _offsets(person: Participant, starts: list[datetime]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(offset_text(start, person.timezone) for start in starts))
