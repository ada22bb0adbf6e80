"""Undoes what a search changed in vain, so that a schedule differs little from a given one.

Where several schedules are equally good a search ends at any of them. Seen from the schedule that
it began with, much of the difference is then of no use. It falls into pieces: changes hang together
only where they share a person, a group or the last place in a slot. Each piece that makes no stage
before comfort better is taken back.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from solver.schedule import Schedule
from solver.timetables.timetable import Timetable

Piece = tuple[int, ...]
"""Requests whose changes hang together."""


def undone(schedule: Schedule, start: Mapping[int, int]) -> Schedule:
    """Return a schedule as good in every stage before comfort, with fewer changes since `start`.

    Parameters
    ----------
    schedule
        It keeps the rules. Promises to an earlier schedule are not looked at.
    start
        Request number -> slot number of the schedule to be near to; it may break the rules.
    """
    undoing = _Undoing(schedule, start)
    pieces: list[Piece] = []
    left = _pieces(schedule, start)
    while len(left) != len(pieces):  # a piece may wait for the place that another one leaves
        pieces, left = left, [piece for piece in left if not undoing.undo(piece)]
    return Schedule(schedule.problem, dict(undoing.table.slot_of))


class _Undoing:
    def __init__(self, schedule: Schedule, start: Mapping[int, int]) -> None:
        self.table = Timetable(schedule.problem, schedule.slot_of)
        self._problem = schedule.problem
        self._start = start
        self._meetings = list(schedule.meetings)

    def undo(self, piece: Piece) -> bool:
        """Hold these requests as before, if that keeps the rules and costs nothing."""
        people = {person for number in piece for person in self._problem.requests[number].people}
        now = {number: self.table.take(number) for number in piece if number in self.table.slot_of}
        before = {number: self._start[number] for number in piece if number in self._start}
        worth = self._worth(now, people)
        self._count(now, before)
        is_allowed = self._keeps_maxima_and_groups(before, people)
        if is_allowed and self._worth(before, people) >= worth and self._put(before):
            return True
        self._count(before, now)
        self._put(now)
        return False

    def _put(self, slot_of: Mapping[int, int]) -> bool:
        """Put all of these requests into their slots, or none of them."""
        done: list[int] = []
        for number, slot in slot_of.items():
            if not self.table.open(number) >> slot & 1:
                for other in done:
                    self.table.take(other)
                return False
            self.table.put(number, slot)
            done.append(number)
        return True

    def _count(self, gone: Iterable[int], come: Iterable[int]) -> None:
        for numbers, change in ((gone, -1), (come, 1)):
            for number in numbers:
                for person in self._problem.requests[number].people:
                    self._meetings[person] += change

    def _keeps_maxima_and_groups(self, held: Iterable[int], people: Iterable[int]) -> bool:
        """The rules that the timetable does not know; all requests of a group are in one piece."""
        groups = Counter(self._problem.requests[number].group for number in held)
        return max(groups.values(), default=0) <= 1 and all(
            self._meetings[person] <= self._problem.most_meetings(person) for person in people
        )

    def _worth(self, held: Iterable[int], people: Iterable[int]) -> tuple[int, int, int, int]:
        """How many are fixed, then the ranks before comfort that these people have a part in."""
        requests = [self._problem.requests[number] for number in held]
        fairness, short = 0, 0
        for number in people:
            fairness += sum(self._problem.fairness[: self._meetings[number]])
            short += max(0, self._problem.people[number].min_meetings - self._meetings[number])
        return (
            sum(request.fixed for request in requests),
            sum(request.must for request in requests),
            -short,
            sum(request.value for request in requests) + fairness,
        )


def _pieces(schedule: Schedule, start: Mapping[int, int]) -> list[Piece]:
    """All requests that changed, in pieces that share nothing that is scarce."""
    after = schedule.slot_of
    changed = sorted(r for r in {*start, *after} if start.get(r) != after.get(r))
    full = _full(schedule)
    sharing: defaultdict[object, list[int]] = defaultdict(list)
    for position, number in enumerate(changed):
        request = schedule.problem.requests[number]
        slots = {start.get(number), after.get(number)}
        sharing["group", request.group].append(position)
        for person in request.people:
            sharing["person", person].append(position)
        for place in full.intersection((r, slot) for r in request.resources for slot in slots):
            sharing[place].append(position)
    labels = _connected(len(changed), sharing.values())
    pieces: defaultdict[int, list[int]] = defaultdict(list)
    for number, label in zip(changed, labels, strict=True):
        pieces[label].append(number)
    return [tuple(piece) for piece in pieces.values()]


def _full(schedule: Schedule) -> set[tuple[int, int | None]]:
    """The resources with the slots in which they have nothing left."""
    load = Counter(
        (resource, slot)
        for number, slot in schedule.slot_of.items()
        for resource in schedule.problem.requests[number].resources
    )
    resources = schedule.problem.resources
    return {place for place, held in load.items() if held >= resources[place[0]].capacity[place[1]]}


def _connected(count: int, together: Iterable[Collection[int]]) -> list[int]:
    """A label for each of `count` positions; those that are listed together have the same."""
    above = list(range(count))

    def root(position: int) -> int:
        while above[position] != position:
            above[position] = above[above[position]]
            position = above[position]
        return position

    for listed in together:
        first, *others = map(root, listed)
        for other in others:
            above[root(other)] = root(first)
    return [root(position) for position in range(count)]
