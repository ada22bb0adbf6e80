"""What one person's timetable teaches about a selection: "these n wishes fit only into k slots"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from solver.problem import Problem
from solver.slot_sets import SlotSet, slots_in
from solver.timetables.runs import Runs


@dataclass(frozen=True, slots=True)
class Cut:
    """A limit that every schedule keeps: the weights of the held requests add up to `most` or less.

    Attributes
    ----------
    weights
        (Request number, weight > 0), by ascending request.
    most
        The limit, >= 0.
    """

    weights: tuple[tuple[int, int], ...]
    most: int

    def is_broken_by(self, selection: Collection[int]) -> bool:
        """Whether the selected requests weigh more than the limit."""
        return sum(weight for request, weight in self.weights if request in selection) > self.most


def timetable_cuts(
    problem: Problem, possible: Sequence[SlotSet], selection: Collection[int]
) -> list[Cut]:
    """Return a cut for each person whose selected requests do not fit into its slots.

    A maximum matching of a person's requests to slots leaves one over exactly when the requests
    that alternating paths reach from it have together too few slots T (Hall 1935; König 1931).
    However that set was found, every schedule holds at most as many of the person's requests that
    are possible only inside T as T holds under the run rule.
    """
    chosen, runs = frozenset(selection), Runs(problem)
    cuts = dict.fromkeys(
        cut
        for person, numbers in enumerate(problem.requests_of)
        for slots in _scarce_slots([possible[n] for n in numbers if n in chosen])
        if (cut := _cut(problem, possible, runs, person, slots)).is_broken_by(chosen)
    )
    return list(cuts)


def _cut(
    problem: Problem, possible: Sequence[SlotSet], runs: Runs, person: int, slots: SlotSet
) -> Cut:
    inside = [n for n in problem.requests_of[person] if possible[n] and not possible[n] & ~slots]
    return Cut(tuple((number, 1) for number in inside), runs.holds(slots))


def _scarce_slots(wishes: Sequence[SlotSet]) -> Iterator[SlotSet]:
    """Yield sets of slots that may hold fewer wishes than are confined to them.

    When all wishes are matched, only the run rule can be in the way: then the slots of each wish
    and of all together are worth a look.
    """
    matched: dict[int, int] = {}
    reached = [_augment(wishes, number, matched) for number in range(len(wishes))]
    if any(reached):
        yield from (slots for slots in reached if slots)
    else:
        yield from dict.fromkeys([*wishes, reduce(or_, wishes, 0)])


def _augment(wishes: Sequence[SlotSet], number: int, matched: dict[int, int]) -> SlotSet:
    """Match one more wish along an alternating path; without one, return the slots reached."""
    came_from: dict[int, int] = {}
    reached, waiting = 0, [number]
    while waiting:
        wish = waiting.pop()
        for slot in slots_in(wishes[wish] & ~reached):
            reached |= 1 << slot
            came_from[slot] = wish
            if slot not in matched:
                _flip(slot, number, came_from, matched)
                return 0
            waiting.append(matched[slot])
    return reached


def _flip(slot: int, number: int, came_from: dict[int, int], matched: dict[int, int]) -> None:
    held_in = {wish: held for held, wish in matched.items()}
    while True:
        wish = came_from[slot]
        matched[slot] = wish
        if wish == number:
            return
        slot = held_in[wish]
