"""At most so many meetings at a time as there are tables; knows no breaks."""

from collections.abc import Iterator, Sequence
from enum import Enum

from benchmarks.b2bsp.breaks import At
from benchmarks.b2bsp.counting import unary_count
from benchmarks.b2bsp.formula import Formula, Literal
from benchmarks.b2bsp.instance import Instance


class Style(Enum):
    """How a formula says that not too many literals are true."""

    SUMS = "sums"
    """As linear inequalities: small, and fast where tables are not what is scarce."""

    COUNTERS = "counters"
    """As unary counters: large, but a search can learn from how many are true."""


def add_tables(
    formula: Formula,
    instance: Instance,
    at: Sequence[At],
    busy: Sequence[Sequence[Literal]],
    style: Style,
) -> None:
    """Limit the meetings of each slot, and say what follows for the number of busy people.

    Parameters
    ----------
    at
        For each meeting, slot by slot, whether it is held there.
    busy
        For each participant and slot whether it is busy; empty for one without meetings.
    """
    stars = list(_stars(instance))
    for slot in range(instance.slots):
        people = [literals[slot] for literals in busy if literals]
        if style is Style.SUMS:
            held = [literals[slot] for literals in at if slot in literals]
            formula.at_most(instance.tables, held)
            formula.at_most(2 * instance.tables, people)
        else:
            _limit(formula, [*_active(formula, stars, at, slot)], instance.tables)
            _limit_pairs(formula, people, instance.tables)


def _stars(instance: Instance) -> Iterator[list[int]]:
    """Yield the meetings in groups that share a participant, the largest first.

    At most one meeting of a group is held at a time, so that there is less to count.
    """
    left = set(range(len(instance.meetings)))
    while left:
        groups = ([number for number in mine if number in left] for mine in instance.meetings_of)
        star = max(groups, key=len)
        yield star
        left.difference_update(star)


def _active(
    formula: Formula, stars: Sequence[Sequence[int]], at: Sequence[At], slot: int
) -> Iterator[Literal]:
    """Yield for each star whether one of its meetings is held in this slot."""
    for star in stars:
        held = [at[number][slot] for number in star if slot in at[number]]
        if held:
            yield formula.any_of(held)


def _limit(formula: Formula, literals: Sequence[Literal], most: int) -> None:
    if len(literals) > most:
        formula.at_least(1, [-unary_count(formula, literals, most + 1)[most]])


def _limit_pairs(formula: Formula, people: Sequence[Literal], tables: int) -> None:
    """Let the number of busy people be even, and at most two a table."""
    counts = unary_count(formula, people, 2 * tables + 1)
    for odd in range(0, len(counts), 2):
        formula.implies(counts[odd : odd + 1], *counts[odd + 1 : odd + 2])
