"""Warnings about numbers that cannot be reached: promised minimums, must-meetings."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Warning
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating


def minimum_out_of_reach(prospects: Prospects) -> Iterator[Warning]:
    """A promised number of meetings that counterparts, slots and limits cannot give."""
    for person in prospects.event.participants:
        promised = person.min_meetings or 0
        if promised and (reachable := _reachable(prospects, person, promised)) < promised:
            others = sorted(prospects.counterparts.get(person.id, ()))
            fields = {
                "who": person.label,
                "promised": promised,
                "reachable": reachable,
                "counterparts": len({prospects.side(other) for other in others}),
                "slots": len(prospects.availability.possible[person.id]),
            }
            yield Warning("check.minimum", fields, (person.id,))


def _reachable(prospects: Prospects, person: Participant, enough: int) -> int:
    """The most meetings if this participant alone were served; not counted beyond `enough`."""
    slots_of_side: defaultdict[str, set[int]] = defaultdict(set)
    for other in sorted(prospects.counterparts.get(person.id, ())):
        common = prospects.availability.common(person.id, other)
        slots_of_side[prospects.side(other)] |= common
    side_in: dict[int, str] = {}
    most = min(enough, prospects.most_by_limits(person))
    placed = 0
    for side in slots_of_side:
        if placed < most and _find_slot(side, slots_of_side, side_in, set()):
            placed += 1
    return placed


def _find_slot(
    side: str, slots_of_side: dict[str, set[int]], side_in: dict[int, str], tried: set[int]
) -> bool:
    """Give `side` a slot of its own, moving others along an augmenting path where needed."""
    for slot in sorted(slots_of_side[side] - tried):
        tried.add(slot)
        holder = side_in.get(slot)
        if holder is None or _find_slot(holder, slots_of_side, side_in, tried):
            side_in[slot] = side
            return True
    return False


def too_many_musts(prospects: Prospects) -> Iterator[Warning]:
    """More must-wishes given or received than a participant or company can hold."""
    musts = _musts(prospects)
    people_of_side: defaultdict[str, list[Participant]] = defaultdict(list)
    for person in prospects.event.participants:
        people_of_side[prospects.side(person.id)].append(person)
    for side, people_of_counterpart in musts.items():
        people = people_of_side[side]
        room = sum(prospects.most_by_limits(person) for person in people)
        if len(people_of_counterpart) > room:
            who = people[0].label if len(people) == 1 else side
            ids = tuple(person.id for person in people)
            fields = {"who": who, "musts": len(people_of_counterpart), "room": room}
            yield Warning("check.too_many_musts", fields, ids)
        elif len(people) > 1:
            yield from _of_one_representative(prospects, people, people_of_counterpart)


def _of_one_representative(
    prospects: Prospects, people: list[Participant], people_of_counterpart: dict[str, set[str]]
) -> Iterator[Warning]:
    for person in people:
        own = sum(people == {person.id} for people in people_of_counterpart.values())
        room = prospects.most_by_limits(person)
        if own > room:
            fields = {"who": person.label, "musts": own, "room": room}
            yield Warning("check.too_many_musts", fields, (person.id,))


def _musts(prospects: Prospects) -> dict[str, dict[str, set[str]]]:
    """For each side its must-meetings: who of its people could hold the one with each side."""
    musts: defaultdict[str, defaultdict[str, set[str]]]
    musts = defaultdict(lambda: defaultdict(set))
    for a, b in sorted(_must_pairs(prospects)):
        musts[prospects.side(a)][prospects.side(b)].add(a)
        musts[prospects.side(b)][prospects.side(a)].add(b)
    return {side: dict(people) for side, people in musts.items()}


def _must_pairs(prospects: Prospects) -> set[tuple[str, str]]:
    people, pairs = prospects.event.people_named, prospects.pairs
    named = (
        pairs.in_order(a.id, b.id)
        for wish in prospects.event.preferences
        if wish.rating is Rating.MUST
        for a, b in product(people(wish.source), people(wish.target))
    )
    return {pair for pair in named if pair in prospects.candidates and pairs.is_must(*pair)}
