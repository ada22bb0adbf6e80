"""Random problems in the shapes of real events, from a seed."""

from dataclasses import dataclass, replace

import numpy as np

from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.schedule import Schedule
from solver.slot_sets import SlotSet, slot_set, slots_in

WEIGHTS = (2, 5, 10, 20)


@dataclass(frozen=True)
class Shape:
    """What an event looks like.

    Attributes
    ----------
    sellers, buyers
        People of the two sides.
    sessions
        Slots of each session.
    wishes
        Wishes a buyer on average; a seller has a third of them.
    zones
        How many windows of hours the buyers have; 1: everybody always.
    away
        The share of its slots in which a person is away at random, at most.
    rooms, booths
        Rooms and booths, as a share of the people; ``None``: without limit.
    representatives
        The share of companies that have two people for each wish.
    anyone
        Whether wishes go to anyone rather than to the other side.
    """

    sellers: int
    buyers: int
    sessions: tuple[int, ...]
    wishes: float = 4.0
    zones: int = 8
    away: float = 0.0
    rooms: float | None = None
    booths: float | None = None
    max_meetings: int | None = 12
    min_meetings: int = 0
    longest_run: int | None = 4
    fairness: tuple[int, ...] = (20, 10, 5, 3, 2)
    representatives: float = 0.0
    anyone: bool = False
    musts: float = 0.05
    fixed: int = 0


INNOVDAYS = Shape(60, 120, (20, 20))
SHAPES: dict[str, Shape] = {
    "roomy": INNOVDAYS,
    "tight": Shape(60, 120, (20,), wishes=6, rooms=0.15, booths=0.05),
    "dense": Shape(60, 120, (12,), wishes=9, longest_run=None, max_meetings=None),
    "ragged": Shape(60, 120, (20,), wishes=5, zones=1, away=0.5),
    "saturated": Shape(60, 120, (20,), wishes=12, zones=1, away=0.5, rooms=0.2),
    "delegations": replace(INNOVDAYS, representatives=0.4, min_meetings=3),
    "anyone": replace(INNOVDAYS, anyone=True),
    "rooms": replace(INNOVDAYS, rooms=0.05, booths=0.03),
    "fixed": replace(INNOVDAYS, fixed=25),
}


def random_problem(shape: Shape, seed: int) -> Problem:
    """Return a problem of a shape; fixed meetings stand where they fit."""
    random = np.random.default_rng(seed)
    slots = sum(shape.sessions)
    people = tuple(_person(shape, n, slots, random) for n in range(shape.sellers + shape.buyers))
    pairs = _wished_pairs(shape, people, random)
    resources = _resources(shape, slots)
    requests = tuple(
        request
        for group, pair in enumerate(pairs)
        for request in _requests(shape, pair, group, random)
    )
    problem = Problem(
        shape.sessions, people, requests, resources, shape.longest_run, shape.fairness
    )
    return _with_fixed(problem, shape.fixed, random)


def after_changes(problem: Problem, schedule: Schedule, seed: int) -> Problem:
    """Return the problem with a promise for each meeting, after a tenth of the people lost hours
    and a twentieth left."""
    random = np.random.default_rng(seed)
    people = []
    for person in problem.people:
        fate, free = random.random(), person.free
        if fate < 0.05:
            free = 0
        elif fate < 0.15 and free:
            gone = random.choice(list(slots_in(free)), size=min(4, free.bit_count()), replace=False)
            free &= ~slot_set(gone.tolist())
        people.append(replace(person, free=free))
    earlier = tuple(
        Earlier(problem.requests[r].group, r, slot) for r, slot in schedule.slot_of.items()
    )
    requests = tuple(replace(r, fixed=False, fixed_slot=None) for r in problem.requests)
    return replace(problem, people=tuple(people), requests=requests, earlier=earlier)


def _person(shape: Shape, number: int, slots: int, random: np.random.Generator) -> Person:
    free, hard = (1 << slots) - 1, 0
    if shape.zones > 1 and number >= shape.sellers:
        free, hard = _window(shape, int(random.integers(shape.zones)))
    away = random.uniform(shape.away / 2, shape.away)
    free &= ~slot_set(np.flatnonzero(random.random(slots) < away).tolist())
    return Person(free, hard & free, shape.max_meetings, shape.min_meetings)


def _window(shape: Shape, zone: int) -> tuple[SlotSet, SlotSet]:
    """Free for two thirds of each session, shifted by zone; the far end is uncomfortable."""
    free = hard = first = 0
    for length in shape.sessions:
        width = max(1, 2 * length // 3)
        start = (length - width) * zone // max(1, shape.zones - 1)
        free |= ((1 << width) - 1) << (first + start)
        edge = max(1, width // 4)
        late = zone >= shape.zones // 2
        hard |= ((1 << edge) - 1) << (first + start + (width - edge if late else 0))
        first += length
    return free, hard


def _wished_pairs(
    shape: Shape, people: tuple[Person, ...], random: np.random.Generator
) -> list[tuple[int, int]]:
    """Wishes for popular people (Zipf 0.8) of the other side, or of any."""
    count = len(people)
    popularity = 1 / (1 + random.permutation(count)) ** 0.8
    pairs = set()
    for number in range(count):
        is_buyer = number >= shape.sellers
        others = np.ones(count, dtype=bool)
        if not shape.anyone:
            others[:] = is_buyer
            others[shape.sellers :] = not is_buyer
        others[number] = False
        mean = shape.wishes if is_buyer else shape.wishes / 3
        wishes = min(int(others.sum()), int(random.poisson(mean)))
        weights = np.where(others, popularity, 0)
        liked = random.choice(count, size=wishes, replace=False, p=weights / weights.sum())
        pairs |= {(min(number, int(other)), max(number, int(other))) for other in liked}
    return sorted(pairs)


def _requests(
    shape: Shape, pair: tuple[int, int], group: int, random: np.random.Generator
) -> list[Request]:
    value = int(random.choice(WEIGHTS)) + (
        int(random.choice(WEIGHTS)) if random.random() < 0.4 else 0
    )
    resources = () if shape.rooms is None else (0,)
    if shape.booths is not None and pair[0] % 3 == 0:
        resources = (*resources, 1 if shape.rooms is not None else 0)
    first = Request(pair, group, value, bool(random.random() < shape.musts), resources)
    colleague = pair[0] ^ 1
    has_two = pair[0] % 10 < 10 * shape.representatives
    if not has_two or colleague == pair[1] or colleague >= shape.sellers:
        return [first]
    return [first, replace(first, people=(colleague, pair[1]))]


def _resources(shape: Shape, slots: int) -> tuple[Resource, ...]:
    count = shape.sellers + shape.buyers
    shares = [share for share in (shape.rooms, shape.booths) if share is not None]
    return tuple(Resource((max(1, int(share * count)),) * slots) for share in shares)


def _with_fixed(problem: Problem, count: int, random: np.random.Generator) -> Problem:
    """Fix some requests in slots where they fit with one another, every second one without time."""
    requests, busy = list(problem.requests), [0] * len(problem.people)
    for number in random.permutation(len(requests))[:count].tolist():
        a, b = requests[number].people
        possible = list(slots_in(problem.allowed[number] & ~busy[a] & ~busy[b]))
        few = max(busy[a].bit_count(), busy[b].bit_count()) < 6
        if possible and few and a % 10 >= 4:
            slot = possible[int(random.integers(len(possible)))]
            busy[a] |= 7 << slot >> 1
            busy[b] |= 7 << slot >> 1
            requests[number] = replace(
                requests[number], fixed=True, fixed_slot=slot if number % 2 else None
            )
    return replace(problem, requests=tuple(requests))
