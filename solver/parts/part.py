"""A part of a problem: some requests are free, everything else stays held where it is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.schedule import Schedule
from solver.slot_sets import SlotSet


@dataclass(frozen=True, slots=True)
class Part:
    """A smaller problem whose schedules are the neighbours of a schedule.

    Attributes
    ----------
    whole
        The schedule that is looked at.
    problem
        With the free requests and, fixed to their slots, the held ones that share a person or a
        group with them. The other held ones have used up their share of the resources.
    numbers
        For each request of `problem` its number in the whole.
    """

    whole: Schedule
    problem: Problem
    numbers: tuple[int, ...]

    @property
    def now(self) -> Schedule:
        """The part of the whole schedule."""
        slot_of = self.whole.slot_of
        held = {i: slot_of[n] for i, n in enumerate(self.numbers) if n in slot_of}
        return Schedule(self.problem, held)

    def merged(self, slot_of: Mapping[int, int], into: Schedule | None = None) -> Schedule:
        """Return the whole schedule with this instead of its part.

        Parameters
        ----------
        into
            Another schedule that takes over what differs; it need not keep the rules then.
        """
        before = self.whole.slot_of
        merged = dict((self.whole if into is None else into).slot_of)
        for i, number in enumerate(self.numbers):
            slot = slot_of.get(i)
            if slot != before.get(number):
                merged.pop(number, None)
                if slot is not None:
                    merged[number] = slot
        return Schedule(self.whole.problem, merged)


def part_of(schedule: Schedule, free: Collection[int], slots: SlotSet) -> Part:
    """Return the part in which `free` requests may be held in any of `slots`, or not at all.

    Every stage differs between two schedules of the part by as much as between the two whole
    schedules that they stand for.

    Parameters
    ----------
    free
        Request numbers; held ones among them have to be in one of `slots`.
    """
    problem, free = schedule.problem, frozenset(free)
    touched = {person for number in free for person in problem.requests[number].people}
    numbers = sorted({*free, *_neighbours(schedule, free, touched)})
    people = _people(schedule, numbers, touched, free, slots)
    place = {person: i for i, person in enumerate(people)}
    requests = tuple(_request(schedule, n, place, n not in free) for n in numbers)
    smaller = replace(
        problem,
        people=tuple(people.values()),
        requests=requests,
        resources=_resources(schedule, frozenset(numbers)),
        earlier=None if problem.earlier is None else _earlier(problem, numbers),
    )
    return Part(schedule, smaller, tuple(numbers))


def requests_near(
    problem: Problem,
    people: Iterable[int],
    along: Collection[int],
    possible: Sequence[SlotSet],
    most_cells: int,
) -> list[int]:
    """Return requests between people near some people, breadth first.

    Parameters
    ----------
    along
        The requests that make people near to each other: at least those that are held.
    possible
        For each request the slots that it may be held in.
    most_cells
        About how many (request, slot) pairs the requests may have together.
    """
    requests = problem.requests
    near = dict.fromkeys(people)
    free: dict[int, None] = {}
    cells = 0
    for person in (waiting := list(near)):
        for number in problem.requests_of[person]:
            pair = requests[number].people
            if number in along and cells < most_cells:
                waiting.extend(p for p in pair if p not in near)
                near.update(dict.fromkeys(pair))
            if number not in free and all(p in near for p in pair):
                free[number] = None
                cells += possible[number].bit_count()
    return [number for number in free if requests[number].fixed_slot is None]


def _neighbours(schedule: Schedule, free: Collection[int], touched: Collection[int]) -> set[int]:
    """Return the held requests that share a person or a group with a free one."""
    problem, held = schedule.problem, schedule.slot_of
    groups = {problem.requests[number].group for number in free}
    near = {n for person in touched for n in problem.requests_of[person] if n in held}
    near.update(n for group in groups for n in problem.groups[group] if n in held)
    return near


def _people(
    schedule: Schedule,
    numbers: Collection[int],
    touched: Collection[int],
    free: Collection[int],
    slots: SlotSet,
) -> dict[int, Person]:
    """Return who is in the part; those that no free request touches only keep their meetings."""
    requests, everybody = schedule.problem.requests, schedule.problem.people
    kept = dict.fromkeys(sorted(p for n in numbers for p in requests[n].people), 0)
    for number in numbers:
        if number not in free:
            for person in requests[number].people:
                kept[person] |= 1 << schedule.slot_of[number]
    return {
        person: replace(everybody[person], free=everybody[person].free & slots | own)
        if person in touched
        else Person(own)
        for person, own in kept.items()
    }


def _request(schedule: Schedule, number: int, place: Mapping[int, int], is_held: bool) -> Request:
    request = schedule.problem.requests[number]
    a, b = request.people
    request = replace(request, people=(place[a], place[b]))
    return replace(request, fixed=True, fixed_slot=schedule.slot_of[number]) if is_held else request


def _resources(schedule: Schedule, numbers: Collection[int]) -> tuple[Resource, ...]:
    """Return what the requests outside leave of each resource."""
    requests = schedule.problem.requests
    used = Counter(
        (resource, slot)
        for number, slot in schedule.slot_of.items()
        if number not in numbers
        for resource in requests[number].resources
    )
    return tuple(
        Resource(tuple(units - used[number, slot] for slot, units in enumerate(own.capacity)))
        for number, own in enumerate(schedule.problem.resources)
    )


def _earlier(problem: Problem, numbers: Collection[int]) -> tuple[Earlier, ...]:
    """Return the earlier meetings of the groups in the part."""
    place = {number: i for i, number in enumerate(numbers)}
    groups = {problem.requests[number].group for number in numbers}
    return tuple(
        replace(e, request=None if e.request is None else place.get(e.request))
        for e in problem.earlier or ()
        if e.group in groups
    )
