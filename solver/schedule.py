"""The answer: which requests are held in which slots, and what that is worth; judges no rule."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from solver.problem import Problem
from solver.slot_sets import SlotSet
from solver.stages import Stage


@dataclass(frozen=True)
class Schedule:
    """For each request that is held its slot; measures itself from the problem alone.

    Parameters
    ----------
    problem
        The question that this answers.
    slot_of
        Request number -> slot number. Which rules it keeps is for `solver.rules` to say.
    """

    problem: Problem
    slot_of: Mapping[int, int]

    def __post_init__(self) -> None:
        ordered = {request: self.slot_of[request] for request in sorted(self.slot_of)}
        object.__setattr__(self, "slot_of", MappingProxyType(ordered))

    @cached_property
    def busy(self) -> tuple[SlotSet, ...]:
        """For each person the slots in which it has a meeting."""
        busy = [0] * len(self.problem.people)
        for request, slot in self.slot_of.items():
            for person in self.problem.requests[request].people:
                busy[person] |= 1 << slot
        return tuple(busy)

    @cached_property
    def meetings(self) -> tuple[int, ...]:
        """For each person the number of its meetings."""
        count = Counter(p for r in self.slot_of for p in self.problem.requests[r].people)
        return tuple(count[person] for person in range(len(self.problem.people)))

    def lost(self) -> int:
        """How many earlier meetings are not held at all by the same two sides."""
        held = {self.problem.requests[request].group for request in self.slot_of}
        return sum(earlier.group not in held for earlier in self.problem.earlier or ())

    def moved(self) -> int:
        """How many earlier meetings the same two sides hold otherwise than before."""
        held = {self.problem.requests[request].group for request in self.slot_of}
        there = [earlier for earlier in self.problem.earlier or () if earlier.group in held]
        kept = [e for e in there if e.request is not None and self._is_kept(e.request, e.slot)]
        return len(there) - len(kept)

    def must(self) -> int:
        """How many meetings are held of pairs that must meet."""
        return sum(self.problem.requests[request].must for request in self.slot_of)

    def minimum(self) -> int:
        """The sum over people of max(0, min_meetings - meetings)."""
        people = zip(self.problem.people, self.meetings, strict=True)
        return sum(max(0, person.min_meetings - held) for person, held in people)

    def value(self) -> int:
        """The sum of the meetings' values, plus fairness[k] for each person's meeting k."""
        fairness = self.problem.fairness
        shared = sum(sum(fairness[:held]) for held in self.meetings)
        return self.plain_value() + shared

    def plain_value(self) -> int:
        """The sum of the meetings' values, without fairness."""
        return sum(self.problem.requests[request].value for request in self.slot_of)

    def comfort(self) -> int:
        """The sum over people of d(d+1)/2 for d uncomfortable meetings, plus their breaks."""
        return sum(self.hardship(p) + self.breaks(p) for p in range(len(self.problem.people)))

    def hardship(self, person: int) -> int:
        """d(d+1)/2 for the d uncomfortable meetings of one person."""
        d = (self.busy[person] & self.problem.people[person].uncomfortable).bit_count()
        return d * (d + 1) // 2

    def breaks(self, person: int) -> int:
        """The idle runs of slots between two meetings of one person in one session."""
        return sum(_idle_runs(self.busy[person], s) for s in self.problem.session_slots)

    def stage(self, stage: Stage) -> int:
        """What this schedule achieves in one stage."""
        measures: dict[Stage, Callable[[], int]] = {
            Stage.LOST: self.lost,
            Stage.MOVED: self.moved,
            Stage.MUST: self.must,
            Stage.MINIMUM: self.minimum,
            Stage.VALUE: self.value,
            Stage.COMFORT: self.comfort,
        }
        return measures[stage]()

    def rank(self) -> tuple[int, ...]:
        """All stages in order, turned so that a lexicographically larger rank is better."""
        return self.rank_in(self.problem.stages)

    def rank_in(self, stages: Iterable[Stage]) -> tuple[int, ...]:
        """Some stages, turned in the same way."""
        return tuple(stage.turned(self.stage(stage)) for stage in stages)

    def _is_kept(self, request: int, slot: int | None) -> bool:
        return slot is not None and self.slot_of.get(request) == slot


def _idle_runs(busy: SlotSet, session: range) -> int:
    """One less than the busy runs of the session, where there is any."""
    within = busy >> session.start & (1 << len(session)) - 1
    return max(0, (within & ~(within << 1)).bit_count() - 1)
