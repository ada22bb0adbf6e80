"""Every small change of one limit with its shadow prices; checks none and knows no schedule."""

from collections.abc import Iterator, Mapping

from matchmaking.changes import Booths, Change, Maximum, OneMoreAt, Open, Openings, Rooms
from matchmaking.model.event import Site
from matchmaking.model.participant import Participant
from matchmaking.scheduling.problem import EventProblem
from solver.prices import Prices
from solver.stages import Stage

Worth = Mapping[Stage, float]
"""The shadow price of a change in each stage that was priced."""

Priced = tuple[Change | OneMoreAt, Worth]

_SLOTS_EACH = 2
"""So many slots of each facility are told; often all of them are alike."""

_NOTHING = 1e-6
"""Below that a price is 0, but for the rounding of floating point."""


def priced_changes(posed: EventProblem, prices: Mapping[Stage, Prices]) -> Iterator[Priced]:
    """Yield the changes that could bring anything, of hours and slots only the best.

    Parameters
    ----------
    posed
        A problem that holds the wished pairs without a common slot too.
    prices
        Its shadow prices, in the order of the stages.
    """
    for found in (*_facilities(posed, prices), *_maxima(posed, prices), *_hours(posed, prices)):
        if any(price > _NOTHING for price in found[1].values()):
            yield found


def _facilities(posed: EventProblem, prices: Mapping[Stage, Prices]) -> Iterator[Priced]:
    """One more room or booth for the whole event and, where prices see slots, in each alone."""
    sees_slots = any(own.sees_slots for own in prices.values())
    for number, site in enumerate(posed.facilities):
        everywhere = {stage: float(own.everywhere[number]) for stage, own in prices.items()}
        yield _one_more(posed, site), everywhere
        alone: list[Priced] = [
            (
                OneMoreAt(slot, None if site is None else site.id),
                {stage: float(own.capacity[number, slot]) for stage, own in prices.items()},
            )
            for slot in range(posed.problem.slots)
        ]
        if sees_slots:
            yield from sorted(alone, key=lambda one: weight(one[1]), reverse=True)[:_SLOTS_EACH]


def _one_more(posed: EventProblem, site: Site | None) -> Change:
    if site is not None:
        return Booths(site.id, site.booths + 1)
    return Rooms((posed.event.simultaneous_meetings or 0) + 1)


def _maxima(posed: EventProblem, prices: Mapping[Stage, Prices]) -> Iterator[Priced]:
    for number, person in enumerate(posed.event.participants):
        most = posed.event.most_meetings(person)
        if most is not None:
            worth = {stage: float(own.maximum[number]) for stage, own in prices.items()}
            yield Maximum(person.id, most + 1), worth


def _hours(posed: EventProblem, prices: Mapping[Stage, Prices]) -> Iterator[Priced]:
    """Of all slots that a person could open the most worthy, of equals the easiest to open."""
    openings = Openings(posed.event, posed.availability.possible)
    for number, person in enumerate(posed.event.participants):
        if all(own.hour[number].max(initial=0) <= _NOTHING for own in prices.values()):
            continue
        worth = {
            slot: {stage: float(own.hour[number, slot]) for stage, own in prices.items()}
            for slot in _by_ease(openings, person)
        }
        if worth:
            best = max(worth, key=lambda slot: weight(worth[slot]))
            yield Open(person.id, best), worth[best]


def _by_ease(openings: Openings, person: Participant) -> list[int]:
    ease = openings.of(person)
    return sorted(ease, key=lambda slot: (ease[slot], slot))


def weight(worth: Worth) -> tuple[float, ...]:
    """How changes are compared: lexicographically, without the noise of floating point."""
    return tuple(round(price, 6) for price in worth.values())
