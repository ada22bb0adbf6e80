"""The whole model of an instance; knows no search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.b2bsp.breaks import At, add_breaks
from benchmarks.b2bsp.domains import Domains
from benchmarks.b2bsp.formula import Formula, Literal
from benchmarks.b2bsp.instance import Instance, Timetable
from benchmarks.b2bsp.tables import Style, add_tables
from solver.engines.linear_model import Integers, LinearModel
from solver.slot_sets import slots_in


@dataclass(frozen=True)
class Model:
    """What to maximise (minus the number of breaks), and how to read a point of it.

    Attributes
    ----------
    at
        For each meeting, slot by slot, the literal of its being held there.
    """

    linear: LinearModel
    at: Sequence[At]

    def timetable(self, values: Integers) -> Timetable:
        """Return the slots of all meetings in a point of the model."""
        return {
            number: next(slot for slot, literal in at.items() if values[literal - 1])
            for number, at in enumerate(self.at)
        }


def model_of(instance: Instance, domains: Domains, difference: int, style: Style) -> Model:
    """Return the model of an instance whose meetings have these slots left.

    Parameters
    ----------
    difference
        Two participants differ by at most so many breaks, >= 0.
    """
    formula = Formula()
    at = [{slot: formula.variable() for slot in slots_in(slots)} for slots in domains]
    for literals in at:
        formula.exactly(1, literals.values())
    busy = [_add_participant(formula, instance, at, mine) for mine in instance.meetings_of]
    breaks = [
        add_breaks(formula, literals, [at[number] for number in mine]) if len(mine) > 1 else []
        for literals, mine in zip(busy, instance.meetings_of, strict=True)
    ]
    _add_difference(formula, breaks, difference)
    add_tables(formula, instance, at, busy, style)
    for earlier, later in (*instance.precedences, *_exchangeable(instance, domains)):
        _add_order(formula, at[earlier], at[later])
    return Model(formula.linear_model(), at)


def _add_participant(
    formula: Formula, instance: Instance, at: Sequence[At], mine: Sequence[int]
) -> list[Literal]:
    """Return for each slot whether a participant with these meetings is busy; one at a time."""
    if not mine:
        return []
    busy = [formula.variable() for _ in range(instance.slots)]
    for slot, literal in enumerate(busy):
        held = [at[number][slot] for number in mine if slot in at[number]]
        formula.exactly(1, [-literal, *held])
    formula.exactly(len(mine), busy)
    return busy


def _add_difference(formula: Formula, breaks: Sequence[Sequence[Literal]], difference: int) -> None:
    """Let nobody have more than `difference` breaks above what everybody has.

    What everybody has is a number in unary; it is 0 where one participant cannot have a break.
    """
    common = [formula.variable() for _ in range(min(map(len, breaks), default=0))]
    for fewer, more in pairwise(common):
        formula.implies([more], fewer)
    for mine in breaks:
        without = [*mine, *(-literal for literal in common)]
        if common:
            formula.at_least(len(common), without)
        if len(mine) > difference:
            formula.at_most(difference + len(common), without)


def _exchangeable(instance: Instance, domains: Domains) -> Iterator[tuple[int, int]]:
    """Yield meetings of the same two people that could change places in every answer."""
    ordered = {number for pair in instance.precedences for number in pair}
    last: dict[tuple[object, ...], int] = {}
    for number, meeting in enumerate(instance.meetings):
        if number not in ordered:
            alike = (frozenset(meeting.participants), domains[number])
            if alike in last:
                yield last[alike], number
            last[alike] = number


def _add_order(formula: Formula, earlier: At, later: At) -> None:
    """Let one meeting be held in an earlier slot than another."""
    for slot, literal in earlier.items():
        formula.at_most(1, [literal, *(other for t, other in later.items() if t <= slot)])
    for slot, literal in later.items():
        formula.at_most(1, [literal, *(other for t, other in earlier.items() if t >= slot)])
