"""An event as a problem of the solver: names become numbers; chooses nothing.

The only other way across is `matchmaking.scheduling.naming`, which turns numbers back into names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.possible_pairs import possible_pairs
from matchmaking.model.event import Event, FixedMeeting, Site
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Schedule
from matchmaking.model.sides import Sides, lasting_id, meeting_id, sides_of
from matchmaking.scheduling.locks import NO_LOCKS, Locks
from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.slot_sets import slot_set

Pair = tuple[str, str]
"""The ids of two participants, in the order in which the event lists them."""

Held = tuple[str, str, datetime]
"""Two participants, and when they meet in UTC: a meeting of a search that still goes on."""


@dataclass(frozen=True)
class EventProblem:
    """A problem, and what its numbers stand for.

    People are numbered as the event's participants, slots as its grid's.

    Attributes
    ----------
    event, pairs, availability
        Where the problem comes from.
    requests
        The two participants of each request: every wished pair that may meet and has a common
        slot, and every fixed pair.
    sides
        The two sides of each group: companies where these meet once, else participants.
    facilities
        What each resource is: a site with its booths, or ``None`` for the rooms of the event.
    problem
        The same as numbers.
    locks
        What of an earlier schedule cannot change in it.
    """

    event: Event
    pairs: Pairs
    availability: Availability
    requests: tuple[Pair, ...]
    sides: tuple[Sides, ...]
    facilities: tuple[Site | None, ...]
    problem: Problem
    locks: Locks = NO_LOCKS


def problem_of(
    event: Event, previous: Schedule | None = None, *, apart: bool = False
) -> EventProblem:
    """The problem of an event that was checked, and of the promises of an earlier schedule.

    `apart` says whether wished pairs without a common slot, which no schedule can hold, are
    requests too.
    """
    pairs, availability = Pairs(event), Availability(event)
    requests = possible_pairs(event, pairs, availability)
    if apart:
        requests = tuple(dict.fromkeys((*requests, *pairs.candidates())))
    sides_that_meet = [sides_of(event, *pair) for pair in requests]
    sides = tuple(dict.fromkeys(sides_that_meet))
    facilities = _facilities(event)
    problem = Problem(
        sessions=event.grid.session_lengths,
        people=tuple(_person(event, availability, person) for person in event.participants),
        requests=tuple(_requests(event, pairs, requests, sides_that_meet, facilities)),
        resources=tuple(_resource(event, facility) for facility in facilities),
        longest_run=event.limits.max_consecutive,
        fairness=event.matching.fairness,
        earlier=None if previous is None else tuple(_earlier(event, previous, requests, sides)),
    )
    return EventProblem(event, pairs, availability, requests, sides, facilities, problem)


def _person(event: Event, availability: Availability, person: Participant) -> Person:
    return Person(
        free=slot_set(availability.possible[person.id]),
        uncomfortable=slot_set(availability.uncomfortable[person.id]),
        max_meetings=event.most_meetings(person),
        min_meetings=person.min_meetings or 0,
    )


def _facilities(event: Event) -> tuple[Site | None, ...]:
    return event.sites if event.simultaneous_meetings is None else (None, *event.sites)


def _resource(event: Event, facility: Site | None) -> Resource:
    held = event.simultaneous_meetings if facility is None else facility.booths
    if held is None:
        raise AssertionError("rooms are a facility only where they are limited")
    return Resource((held,) * len(event.grid))


def _requests(
    event: Event,
    pairs: Pairs,
    requests: Iterable[Pair],
    sides: Sequence[Sides],
    facilities: Iterable[Site | None],
) -> Iterator[Request]:
    """Yield each request; `sides` are those of each of them."""
    number = {person.id: n for n, person in enumerate(event.participants)}
    site = {person.id: person.site for person in event.participants}
    group = {two: n for n, two in enumerate(dict.fromkeys(sides))}
    resource = {facility.id if facility else None: n for n, facility in enumerate(facilities)}

    @cache
    def taken(*sites: str | None) -> tuple[int, ...]:
        return tuple(sorted(resource[r] for r in {None, *sites} & resource.keys()))

    for pair, two in zip(requests, sides, strict=True):
        a, b = pair
        meeting = pairs.fixed.get(pair)
        yield Request(
            people=(number[a], number[b]),
            group=group[two],
            value=pairs.worth(a, b),
            must=pairs.is_must(a, b),
            resources=taken(site[a], site[b]),
            fixed=meeting is not None,
            fixed_slot=_fixed_slot(event, meeting),
        )


def _fixed_slot(event: Event, meeting: FixedMeeting | None) -> int | None:
    if meeting is None or meeting.starts is None:
        return None
    return event.grid.number_at[meeting.starts]


def _earlier(
    event: Event, previous: Schedule, requests: Iterable[Pair], sides: Iterable[Sides]
) -> Iterator[Earlier]:
    request_of = {frozenset(pair): number for number, pair in enumerate(requests)}
    group_of = {meeting_id(event, two): number for number, two in enumerate(sides)}
    for meeting in previous.meetings:
        yield Earlier(
            group=group_of.get(lasting_id(event, meeting)),
            request=request_of.get(frozenset(meeting.participants)),
            slot=event.grid.number_at.get(meeting.starts_at),
        )


def slots_as_scheduled(posed: EventProblem, schedule: Schedule) -> dict[int, int]:
    """Request number -> slot number of the schedule's meetings that the problem knows."""
    return slots_held(posed, ((*m.participants, m.starts_at) for m in schedule.meetings))


def slots_held(posed: EventProblem, meetings: Iterable[Held]) -> dict[int, int]:
    """Request number -> slot number of those of the meetings that the problem knows."""
    request_of = {frozenset(pair): number for number, pair in enumerate(posed.requests)}
    slot_at = posed.event.grid.number_at
    known = ((request_of.get(frozenset((a, b))), slot_at.get(start)) for a, b, start in meetings)
    return {request: slot for request, slot in known if request is not None and slot is not None}
