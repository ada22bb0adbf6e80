"""The breaks of one participant as literals; knows neither tables nor other participants."""

from collections.abc import Mapping, Sequence

from benchmarks.b2bsp.formula import Formula, Literal
from benchmarks.b2bsp.matching import Matching
from solver.slot_sets import SlotSet, slots_in

At = Mapping[int, Literal]
"""Slot -> the literal of a meeting being held there; the slots are those that it can have."""


def add_breaks(formula: Formula, busy: Sequence[Literal], meetings: Sequence[At]) -> list[Literal]:
    """Return the literals of which as many are true as this participant has breaks, cost 1 each.

    Parameters
    ----------
    busy
        For each slot whether the participant meets somebody.
    meetings
        Those of the participant, at least one.

    The literal of slot t is true when a break ends with t: the participant is idle in t, has met
    somebody before, and is busy in t + 1.
    """
    slots = sorted(slot for at in meetings for slot in at)
    started = busy[slots[0]]
    ends = []
    for slot in range(slots[0] + 1, slots[-1]):
        started = formula.any_of([started, busy[slot]])
        ends.append(formula.all_of([-busy[slot], started, busy[slot + 1]], cost=1))
    _add_windows(formula, busy, meetings, formula.any_of(ends))
    return ends


def _add_windows(
    formula: Formula, busy: Sequence[Literal], meetings: Sequence[At], has_break: Literal
) -> None:
    """Without a break the n meetings fill a window, n slots in a row; some can have none."""
    chosen = [has_break]
    for window in windows([_slots(at) for at in meetings], len(busy)):
        is_chosen = formula.variable()
        chosen.append(is_chosen)
        for slot, literal in enumerate(busy):
            formula.implies([is_chosen], literal if window >> slot & 1 else -literal)
        _add_filter(formula, meetings, window, is_chosen)
    formula.exactly(1, chosen)


def _add_filter(
    formula: Formula, meetings: Sequence[At], window: SlotSet, is_chosen: Literal
) -> None:
    """Within a window a meeting cannot have a slot that leaves another meeting without one."""
    within = [_slots(at) & window for at in meetings]
    for at, slots, possible in zip(meetings, within, Matching(within).possible(), strict=True):
        for slot in slots_in(slots & ~possible):
            formula.implies([is_chosen], -at[slot])


def windows(domains: Sequence[SlotSet], slots: int) -> list[SlotSet]:
    """Return the runs of consecutive slots that can hold exactly these meetings.

    A participant with n >= 1 meetings has no break if and only if it is busy in one of them; where
    there is none, it has a break in every answer.

    Parameters
    ----------
    domains
        For each meeting of the participant the slots that it can have.
    slots
        How many slots there are.
    """
    length = len(domains)
    runs = [((1 << length) - 1) << first for first in range(slots - length + 1)]
    return [run for run in runs if not Matching([domain & run for domain in domains]).crowd]


def _slots(at: At) -> SlotSet:
    return sum(1 << slot for slot in at)
