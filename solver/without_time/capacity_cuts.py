"""What rooms and booths teach about a selection: "these meetings fit only into k places"."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from ortools.graph.python.max_flow import SimpleMaxFlow

from solver.problem import Problem
from solver.slot_sets import SlotSet, slots_in
from solver.without_time.cuts import Cut


def capacity_cuts(
    problem: Problem, possible: Sequence[SlotSet], selection: Collection[int]
) -> list[Cut]:
    """Return a cut for each resource that cannot serve its selected requests, each in some slot.

    People aside, a resource serves as many requests as flow from their sets of slots to its units.
    Where that is not all, a minimum cut names slots T that are too few for the requests confined
    to them (Ford and Fulkerson 1956): every schedule holds at most as many of these as the
    resource has units in T.
    """
    chosen = frozenset(selection)
    users = _users(problem, possible)
    cuts = (
        _cut(problem, possible, users[number], number, slots)
        for number, numbers in enumerate(users)
        if (slots := _scarce_slots(problem, possible, number, chosen.intersection(numbers)))
    )
    return [cut for cut in cuts if cut.is_broken_by(chosen)]


def _users(problem: Problem, possible: Sequence[SlotSet]) -> list[list[int]]:
    """Return for each resource the requests that need it and have a slot."""
    users: list[list[int]] = [[] for _ in problem.resources]
    for number, request in enumerate(problem.requests):
        for resource in request.resources if possible[number] else ():
            users[resource].append(number)
    return users


def _cut(
    problem: Problem,
    possible: Sequence[SlotSet],
    users: Sequence[int],
    resource: int,
    slots: SlotSet,
) -> Cut:
    capacity = problem.resources[resource].capacity
    confined = tuple((number, 1) for number in users if not possible[number] & ~slots)
    return Cut(confined, sum(capacity[slot] for slot in slots_in(slots)))


def _scarce_slots(
    problem: Problem, possible: Sequence[SlotSet], resource: int, requests: Collection[int]
) -> SlotSet:
    """Return slots that are too few for the requests confined to them; none where all is well."""
    alike = Counter(possible[number] for number in requests)
    capacity = problem.resources[resource].capacity
    source, sink, first = 0, 1, 2 + problem.slots
    flow = SimpleMaxFlow()
    for slot, units in enumerate(capacity):
        flow.add_arc_with_capacity(2 + slot, sink, units)
    for node, (slots, number) in enumerate(alike.items(), start=first):
        flow.add_arc_with_capacity(source, node, number)
        for slot in slots_in(slots):
            flow.add_arc_with_capacity(node, 2 + slot, number)
    flow.solve(source, sink)
    if flow.optimal_flow() == len(requests):
        return 0
    return sum(1 << slot for slot in _slots(flow.get_source_side_min_cut(), first))


def _slots(nodes: Sequence[int], first: int) -> Iterator[int]:
    return (int(node) - 2 for node in nodes if 2 <= node < first)
