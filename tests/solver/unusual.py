"""Random problems that mix every feature in unusual ways, from a seed; some are fair to no one."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.slot_sets import SlotSet, slot_set
from tests.solver.shapes import WEIGHTS


@dataclass(frozen=True)
class Traits:
    """What is unusual about a problem.

    Attributes
    ----------
    company_sizes
        How many representatives a company may have.
    anyone
        Whether companies may wish for any other rather than for the other side.
    hours
        Some of "zones", "narrow", "ragged"; none of them: all day.
    rooms, booths
        Rooms as a share of the people, ``None`` without limit; how many sites have booths, and
        how many each.
    values
        Of which each request has one.
    """

    sessions: tuple[int, ...] = (10, 10)
    company_sizes: tuple[int, ...] = (1,)
    anyone: bool = False
    wishes: float = 4.0
    hours: tuple[str, ...] = ("zones",)
    rooms: float | None = None
    sites: int = 0
    booths: int = 1
    longest_run: int | None = None
    fairness: tuple[int, ...] = ()
    musts: float = 0.05
    minimum: int = 0
    maximum: int | None = None
    fixed: float = 0.0
    values: tuple[int, ...] = WEIGHTS


TRAITS: dict[str, Traits] = {
    "delegations": Traits(company_sizes=(5,), longest_run=2, fairness=(20, 10, 5, 3, 2)),
    "anyone": Traits(company_sizes=(1, 1, 2, 3), anyone=True, minimum=2, fairness=(9, 3)),
    "sites": Traits((20,), sites=4, booths=2, rooms=0.2, longest_run=4, musts=0.3),
    "tiny booths": Traits((12,), sites=9, anyone=True, longest_run=1, minimum=3),
    "no run": Traits((6, 6, 6), (1, 2), hours=("zones", "ragged"), longest_run=1, musts=1.0),
    "one slot a session": Traits((1,) * 10, fixed=0.05, longest_run=1, fairness=(1,) * 12),
    "fixed": Traits(fixed=0.1, rooms=0.15, hours=("ragged",), longest_run=3, maximum=6),
    "never enough": Traits((12,), hours=("narrow",), minimum=12, fairness=(1000, 0)),
    "one meeting each": Traits((8,), (1, 3), maximum=1, wishes=8, values=(1, 10, 1000, 100_000)),
    "worth nothing": Traits((5, 5), hours=(), wishes=9, values=(0, 0, 1), fairness=(4, 4, 1)),
}


def unusual_problem(traits: Traits, people: int, seed: int) -> Problem:
    """Return a problem with these traits; fixed meetings stand where they fit."""
    chance = random.Random(f"{seed} {people}")
    companies = list(_companies(traits, people, chance))
    resources = tuple(_resources(traits, people))
    problem = Problem(
        traits.sessions,
        tuple(_person(traits, chance) for _ in range(people)),
        tuple(_requests(traits, companies, chance)),
        resources,
        traits.longest_run,
        traits.fairness,
    )
    return _with_fixed(problem, traits.fixed, chance)


def some_meetings(problem: Problem, chance: random.Random, most: int) -> dict[int, int]:
    """Return at most so many requests with slots that keep every rule, by chance alone."""
    busy: list[SlotSet] = [0] * len(problem.people)
    groups: set[int] = set()
    left = [list(resource.capacity) for resource in problem.resources]
    slot_of: dict[int, int] = {}
    for number in chance.sample(range(len(problem.requests)), len(problem.requests)):
        request, slot = problem.requests[number], chance.randrange(max(1, problem.slots))
        near = 5 << slot >> 1 | 1 << slot  # with an idle slot before and after: no run at all
        has_room = all(left[resource][slot] for resource in request.resources)
        is_open = problem.allowed[number] >> slot & 1 and request.group not in groups
        can = all(
            not busy[p] & near and busy[p].bit_count() < problem.most_meetings(p)
            for p in request.people
        )
        if len(slot_of) < most and has_room and is_open and can:
            slot_of[number] = slot
            groups.add(request.group)
            for person in request.people:
                busy[person] |= 1 << slot
            for resource in request.resources:
                left[resource][slot] -= 1
    return slot_of


def promised(problem: Problem, slot_of: dict[int, int], gone: Iterable[int] = ()) -> Problem:
    """Return the problem after a schedule was published and some people fell ill."""
    ill = frozenset(gone)
    people = tuple(replace(p, free=0) if n in ill else p for n, p in enumerate(problem.people))
    requests = tuple(replace(r, fixed=False, fixed_slot=None) for r in problem.requests)
    earlier = tuple(Earlier(requests[r].group, r, slot) for r, slot in slot_of.items())
    return replace(problem, people=people, requests=requests, earlier=earlier)


def _person(traits: Traits, chance: random.Random) -> Person:
    free: SlotSet = (1 << sum(traits.sessions)) - 1
    slots = range(sum(traits.sessions))
    for kind, share in (("zones", 0.7), ("narrow", 0.3)):
        if kind in traits.hours:
            free &= _window(traits.sessions, share, chance.random())
    if "ragged" in traits.hours:
        free &= slot_set(slot for slot in slots if chance.random() < 0.6)
    hard = slot_set(slot for slot in slots if chance.random() < 0.2)
    least = chance.choice((0, traits.minimum))
    return Person(free, hard & free, traits.maximum, least)


def _window(sessions: Iterable[int], share: float, place: float) -> SlotSet:
    """A share of each session, early or late by `place` in 0..1."""
    slots, first = 0, 0
    for length in sessions:
        width = max(1, round(share * length))
        slots |= ((1 << width) - 1) << first + round((length - width) * place)
        first += length
    return slots


def _companies(traits: Traits, people: int, chance: random.Random) -> Iterator[list[int]]:
    first = 0
    while first < people:
        size = min(chance.choice(traits.company_sizes), people - first)
        yield list(range(first, first + size))
        first += size


def _resources(traits: Traits, people: int) -> Iterator[Resource]:
    slots = sum(traits.sessions)
    for _ in range(traits.sites):
        yield Resource((traits.booths,) * slots)
    if traits.rooms is not None:
        yield Resource((max(1, int(traits.rooms * people)),) * slots)


def _requests(
    traits: Traits, companies: list[list[int]], chance: random.Random
) -> Iterator[Request]:
    """All pairs of representatives of companies of which one wishes for the other."""
    for group, (one, other) in enumerate(_wishes(traits, len(companies), chance)):
        resources = {c % traits.sites for c in (one, other) if traits.sites and c % 3}
        resources |= set() if traits.rooms is None else {traits.sites}
        value, must = chance.choice(traits.values), chance.random() < traits.musts
        for a in companies[one]:
            for b in companies[other]:
                yield Request((a, b), group, value, must, tuple(sorted(resources)))


def _wishes(traits: Traits, companies: int, chance: random.Random) -> list[tuple[int, int]]:
    """Pairs of companies; the popularity of the k-th is 1 / k ** 0.8."""
    order = chance.sample(range(companies), companies)
    pairs: set[tuple[int, int]] = set()
    for company in range(companies):
        others = [o for o in order if o != company and (traits.anyone or (o ^ company) & 1)]
        if others:
            weights = list(accumulate((1 + rank) ** -0.8 for rank in range(len(others))))
            count = 1 + int(chance.expovariate(1 / traits.wishes))
            liked = chance.choices(others, cum_weights=weights, k=count)
            pairs |= {(min(company, o), max(company, o)) for o in liked}
    return sorted(pairs)


def _with_fixed(problem: Problem, share: float, chance: random.Random) -> Problem:
    """Fix some requests that fit together, every second one to its slot."""
    requests = list(problem.requests)
    for number, slot in some_meetings(problem, chance, int(share * len(requests))).items():
        requests[number] = replace(
            requests[number], fixed=True, fixed_slot=slot if number % 2 else None
        )
    return replace(problem, requests=tuple(requests))
