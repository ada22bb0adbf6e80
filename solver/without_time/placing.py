"""Puts selected requests into slots: list edge colouring by greedy, then tabu search.

Which requests are selected is not its business: maxima and groups are not looked at.
"""

import random
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from solver.budget import Budget
from solver.problem import Problem
from solver.slot_sets import SlotSet, slots_in
from solver.timetables.timetable import Timetable

_LOOKS = 8  # slots looked at in a step
_MOVES_A_LOOK = 256  # steps between two looks at the budget
_MOVES_PER_EFFORT = 50_000


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the selected requests went.

    Attributes
    ----------
    slot_of
        Request number -> slot number; keeps every rule that placing looks at.
    unplaced
        The selected requests without a slot, ascending.
    """

    slot_of: Mapping[int, int]
    unplaced: tuple[int, ...]


def place(
    problem: Problem,
    selection: Collection[int],
    start: Mapping[int, int],
    budget: Budget,
    moves: int,
    seed: int,
) -> Placement:
    """Return slots for as many of the selected requests as `moves` steps of search could place.

    Parameters
    ----------
    problem
        Its hours, fixed slots, resources and longest run are kept.
    selection
        Request numbers; those with a fixed slot never move.
    start
        Slots to begin with, for example of an earlier placement; only those of selected requests
        that keep the rules are taken.
    budget
        When it is over, the best placement so far is returned.
    moves
        The most steps of the tabu search, >= 0; the greedy start is not counted.
    seed
        The same arguments with the same seed give the same placement, unless the budget ends it.
    """
    search = _Search(problem, selection, random.Random(seed))
    search.greedy(start)
    for move in range(moves):
        if move % _MOVES_A_LOOK == 0:
            budget.spend(_MOVES_A_LOOK / _MOVES_PER_EFFORT)
        if not search.unplaced or (move % _MOVES_A_LOOK == 0 and budget.is_over):
            break
        search.step(move)
    search.back_to_best()
    return Placement(dict(search.table.slot_of), tuple(sorted(search.unplaced)))


class _Search:
    """PartialCol: requests stay unplaced rather than in conflict (Blöchliger and Zufferey 2008).

    Each step puts one unplaced request into a slot and takes out the meetings that are in its way;
    these may not take that slot back for a few steps.
    """

    def __init__(self, problem: Problem, selection: Iterable[int], chance: random.Random) -> None:
        self.table = Timetable(problem)
        self.unplaced: list[int] = []
        self._position: dict[int, int] = {}
        self._problem = problem
        self._chance = chance
        for request in sorted(selection):
            self._append(request)
        self._weight = _weights(problem, self.unplaced)
        self._missing = self._least_missing = sum(self._weight.values())
        self._since_best: list[tuple[int, int | None]] = []
        self._take_over({r: s for r, s in _fixed_slots(problem) if r in self._position})
        self._pinned = list(self.table.busy)
        self._possible = {request: self.table.open(request) for request in self.unplaced}
        self._tabu: dict[tuple[int, int], int] = {}

    def greedy(self, start: Mapping[int, int]) -> None:
        """Take over what `start` has, then place the others, fewest common slots first."""
        self._take_over(start)
        for request in sorted(self.unplaced, key=lambda r: self._possible[r].bit_count()):
            open_slots = self.table.open(request)
            if open_slots:
                self._put(request, self._any(self._comfortable(request, open_slots) or open_slots))

    def step(self, move: int) -> None:
        """Put one unplaced request somewhere, at the cost of what is in its way."""
        request = self._chance.choice(self.unplaced)
        if not self._possible[request]:
            return
        open_slots = self.table.open(request)
        if open_slots:
            self._put(request, self._any(open_slots))
            return
        slot, in_the_way = self._cheapest(request, move)
        until = move + self._chance.randint(5, 15) + len(self.unplaced)
        for other in in_the_way:
            self._take(other)
            self._tabu[other, slot] = until
        if self.table.open(request) >> slot & 1:
            self._put(request, slot)
        for other in in_the_way:
            open_slots = self.table.open(other) & ~(1 << slot)
            if open_slots:
                self._put(other, self._any(open_slots))

    def back_to_best(self) -> None:
        """Undo the steps since the least weight was unplaced."""
        steps, self._since_best = self._since_best, []
        for request, slot in reversed(steps):
            if slot is None:
                self._take(request)
            else:
                self._put(request, slot)

    def _take_over(self, slot_of: Mapping[int, int]) -> None:
        for request, slot in slot_of.items():
            if request in self._position and self.table.open(request) >> slot & 1:
                self._put(request, slot)

    def _cheapest(self, request: int, move: int) -> tuple[int, list[int]]:
        """Return a slot and the meetings in its way: one that finds another slot at once, else
        as few as possible, none of them tabu if that can be."""
        slots = self._some(self._promising(request))
        choices = [(slot, self._in_the_way(request, slot)) for slot in slots]
        for slot, in_the_way in choices:
            if len(in_the_way) == 1 and self.table.open(in_the_way[0]) & ~(1 << slot):
                return slot, in_the_way

        def cost(choice: tuple[int, list[int]]) -> tuple[bool, int]:
            slot, in_the_way = choice
            is_tabu = any(self._tabu.get((other, slot), -1) > move for other in in_the_way)
            return is_tabu, len(in_the_way)

        return min(choices, key=cost)

    def _promising(self, request: int) -> SlotSet:
        """Return the slots in which not both people are busy, or all when there are none."""
        a, b = self._problem.requests[request].people
        possible = self._possible[request]
        return possible & ~(self.table.busy[a] & self.table.busy[b]) or possible

    def _in_the_way(self, request: int, slot: int) -> list[int]:
        """Return meetings that have to go before the request can stand in the slot."""
        asked = self._problem.requests[request]
        out: dict[int, None] = {}
        for person in asked.people:
            if slot in self.table.meeting_at[person]:
                out[self.table.meeting_at[person][slot]] = None
            out.update(dict.fromkeys(self._in_the_run(person, slot)))
        for resource in asked.resources:
            users = self.table.users(resource, slot)
            if self.table.full_at(resource, slot) and not any(user in out for user in users):
                out[self._easiest([user for user in users if user in self._possible])] = None
        return list(out)

    def _easiest(self, users: list[int]) -> int:
        """Return one of the requests that finds another slot at once, if there is any."""
        self._chance.shuffle(users)
        return next((user for user in users if self.table.open(user)), users[0])

    def _in_the_run(self, person: int, slot: int) -> Iterator[int]:
        """Yield meetings that may move, nearest first, until the run around the slot is allowed."""
        busy = self.table.busy[person] & ~(1 << slot)
        while self.table.runs.crowded(busy) >> slot & 1:
            before, after = self.table.runs.around(busy, slot)
            before &= ~self._pinned[person]
            after &= ~self._pinned[person]
            takes_before = before.bit_count() >= after.bit_count()
            nearest = 1 << before.bit_length() - 1 if takes_before else after & -after
            busy &= ~nearest
            yield self.table.meeting_at[person][nearest.bit_length() - 1]

    def _put(self, request: int, slot: int) -> None:
        self.table.put(request, slot)
        self._remove(request)
        self._missing -= self._weight[request]
        if self._missing < self._least_missing:
            self._least_missing = self._missing
            self._since_best.clear()
        else:
            self._since_best.append((request, None))

    def _take(self, request: int) -> None:
        self._since_best.append((request, self.table.take(request)))
        self._append(request)
        self._missing += self._weight[request]

    def _append(self, request: int) -> None:
        self._position[request] = len(self.unplaced)
        self.unplaced.append(request)

    def _remove(self, request: int) -> None:
        position, last = self._position.pop(request), self.unplaced.pop()
        if last != request:
            self.unplaced[position] = last
            self._position[last] = position

    def _comfortable(self, request: int, slots: SlotSet) -> SlotSet:
        a, b = (self._problem.people[person] for person in self._problem.requests[request].people)
        return slots & ~(a.uncomfortable | b.uncomfortable)

    def _any(self, slots: SlotSet) -> int:
        return self._chance.choice(list(slots_in(slots)))

    def _some(self, slots: SlotSet) -> list[int]:
        listed = list(slots_in(slots))
        return self._chance.sample(listed, min(_LOOKS, len(listed)))


def _fixed_slots(problem: Problem) -> Iterator[tuple[int, int]]:
    for number, request in enumerate(problem.requests):
        if request.fixed_slot is not None:
            yield number, request.fixed_slot


def _weights(problem: Problem, selection: Iterable[int]) -> dict[int, int]:
    """Return what it costs to leave a request unplaced: fixed, then promised, must, value."""
    asked = {request: problem.requests[request] for request in selection}
    promised = {earlier.group for earlier in problem.earlier or ()}
    must = 1 + sum(1 + request.value for request in asked.values())
    earlier = must * (1 + len(asked))
    fixed = earlier * (1 + len(asked))
    return {
        number: 1
        + request.value
        + must * request.must
        + earlier * (request.group in promised)
        + fixed * request.fixed
        for number, request in asked.items()
    }
