"""Comfort in the time-indexed model as a relaxation sees it; knows no rule and no earlier stage.

Breaks one by one (`solver.exact.breaks`) make a relaxation slow and hardly stronger: half a
meeting here and half a one there has no idle slot between. What it does see is how many meetings
a person has in a session, and these need some breaks wherever they stand.
"""

from collections.abc import Iterator

import numpy as np

from solver.comfort.envelope import rows_above
from solver.comfort.fewest_breaks import FewestBreaks
from solver.engines.linear_model import Integers
from solver.exact.gain import Gain
from solver.exact.hardship import hardship
from solver.exact.variables import Variables
from solver.slot_sets import slot_set


def comfort_at_best(v: Variables) -> Gain:
    """Minus hardship, minus the breaks that cannot be avoided: never below minus the stage."""
    return hardship(v) + needed_breaks(v)


def needed_breaks(v: Variables) -> Gain:
    """Minus, for each person and session, the fewest breaks that as many meetings can have.

    As a lower convex envelope over the number of meetings.
    """
    days = list(_days_with_breaks(v))
    breaks = v.model.add_variables(len(days), [fewest[-1] for _, fewest in days])
    for own, (busy, fewest) in zip(breaks, days, strict=True):
        for run, rise, least in rows_above(fewest):
            terms = np.append(busy, own)
            signs = np.append(np.full(len(busy), -rise), run)
            v.model.add_rows(1, 0, terms, signs, lower=least)

    def complete(values: Integers) -> None:
        values[breaks] = [fewest[int(values[busy].sum())] for busy, fewest in days]

    v.completions.append(complete)
    return Gain(breaks, np.full(len(breaks), -1, dtype=np.int64))


def _days_with_breaks(v: Variables) -> Iterator[tuple[Integers, tuple[int, ...]]]:
    """Yield the counting variables of a person in a session, and the fewest breaks by number."""
    tables = FewestBreaks(v.problem)
    for busy_of_person in v.busy:
        for session in v.problem.session_slots:
            usable = [slot for slot in session if busy_of_person[slot] >= 0]
            fewest = tables.of(slot_set(usable))
            if any(fewest):
                yield busy_of_person[usable], fewest
