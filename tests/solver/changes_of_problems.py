"""Changes of a problem that can only help, and changes that cannot matter."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from solver.problem import Problem, Request, Resource
from solver.slot_sets import SlotSet, slot_set, slots_in

Change = Callable[[Problem, random.Random], Problem]


def one_more_wish(problem: Problem, chance: random.Random) -> Problem:
    """Two people who may meet otherwise as well may do so for another reason."""
    a, b = chance.sample(range(len(problem.people)), 2)
    group = 1 + max(problem.groups, default=0)
    wish = Request((a, b), group, 1 + chance.randrange(30), chance.random() < 0.3)
    return replace(problem, requests=(*problem.requests, wish))


def one_more_room(problem: Problem, chance: random.Random) -> Problem:
    """Where there are no rooms there is nothing to add."""
    number = chance.randrange(max(1, len(problem.resources)))
    resources = tuple(
        Resource(tuple(units + (i == number) for units in resource.capacity))
        for i, resource in enumerate(problem.resources)
    )
    return replace(problem, resources=resources)


def wider_hours(problem: Problem, chance: random.Random) -> Problem:
    """A tenth of the people come earlier, stay longer or skip no slot between."""
    everything = (1 << problem.slots) - 1
    people = [
        replace(p, free=p.free | chance.getrandbits(problem.slots) & everything)
        if chance.random() < 0.1
        else p
        for p in problem.people
    ]
    return replace(problem, people=tuple(people))


def higher_maximums(problem: Problem, chance: random.Random) -> Problem:
    """Some maxima rise by one, some fall away."""
    people = [
        p
        if p.max_meetings is None
        else replace(p, max_meetings=chance.choice((p.max_meetings, 1 + p.max_meetings, None)))
        for p in problem.people
    ]
    return replace(problem, people=tuple(people))


def longer_runs(problem: Problem, chance: random.Random) -> Problem:
    """One more meeting in a row is allowed."""
    limit = problem.longest_run
    return replace(problem, longest_run=None if limit is None else limit + 1)


def nothing_fixed(problem: Problem, chance: random.Random) -> Problem:
    """What had to be held may be held."""
    requests = tuple(replace(r, fixed=False, fixed_slot=None) for r in problem.requests)
    return replace(problem, requests=requests)


HELPFUL: tuple[Change, ...] = (
    one_more_wish,
    one_more_room,
    wider_hours,
    higher_maximums,
    longer_runs,
    nothing_fixed,
)


def renumbered(problem: Problem, chance: random.Random) -> Problem:
    """The same people, requests, groups and resources under other numbers."""
    people = chance.sample(range(len(problem.people)), len(problem.people))
    person = {old: new for new, old in enumerate(people)}
    resources = chance.sample(range(len(problem.resources)), len(problem.resources))
    resource = {old: new for new, old in enumerate(resources)}
    groups = dict(
        zip(problem.groups, chance.sample(range(10**6), len(problem.groups)), strict=True)
    )
    requests = [
        replace(
            request,
            people=(person[request.people[1]], person[request.people[0]]),
            group=groups[request.group],
            resources=tuple(resource[number] for number in request.resources),
        )
        for request in chance.sample(problem.requests, len(problem.requests))
    ]
    return replace(
        problem,
        people=tuple(problem.people[old] for old in people),
        requests=tuple(requests),
        resources=tuple(problem.resources[old] for old in resources),
    )


def backwards(problem: Problem, chance: random.Random) -> Problem:
    """Every session runs from its end to its beginning."""
    order = [slot for session in problem.session_slots for slot in reversed(session)]
    return _in_order(problem, problem.sessions, order)


def sessions_swapped(problem: Problem, chance: random.Random) -> Problem:
    """The sessions come in another order."""
    sessions = chance.sample(problem.session_slots, len(problem.session_slots))
    order = [slot for session in sessions for slot in session]
    return _in_order(problem, tuple(len(session) for session in sessions), order)


IRRELEVANT: tuple[Change, ...] = (renumbered, backwards, sessions_swapped)


def _in_order(problem: Problem, sessions: tuple[int, ...], order: Sequence[int]) -> Problem:
    """Return the problem in which slot ``order[t]`` has become slot t."""
    place = {old: new for new, old in enumerate(order)}

    def moved(slots: SlotSet) -> SlotSet:
        return slot_set(place[slot] for slot in slots_in(slots))

    people = tuple(
        replace(p, free=moved(p.free), uncomfortable=moved(p.uncomfortable)) for p in problem.people
    )
    requests = tuple(
        r if r.fixed_slot is None else replace(r, fixed_slot=place[r.fixed_slot])
        for r in problem.requests
    )
    resources = tuple(Resource(tuple(r.capacity[old] for old in order)) for r in problem.resources)
    return replace(
        problem, sessions=sessions, people=people, requests=requests, resources=resources
    )
