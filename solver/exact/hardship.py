"""Uncomfortable meetings in the time-indexed model; knows no breaks and no rule."""

import numpy as np

from solver.engines.linear_model import Integers
from solver.exact.gain import Gain
from solver.exact.variables import Variables, bit_table, grouped, sums


def hardship(v: Variables) -> Gain:
    """Minus 1 + 2 + ... + d for a person's d uncomfortable meetings, as unit steps of rising cost.

    A person's steps are together >= d; the cheapest come first by themselves.
    """
    hard = bit_table([p.uncomfortable & p.free for p in v.problem.people], v.problem.slots)
    person, variable = v.by_person
    touched = hard[person, v.slot[variable]]
    people, row = grouped(person[touched])
    meeting = variable[touched]
    slots = np.zeros_like(hard)
    slots[person[touched], v.slot[meeting]] = True
    sizes = slots[people].sum(axis=1)
    step_row = np.repeat(np.arange(len(people)), sizes)
    height = np.arange(len(step_row)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + 1
    steps = v.model.add_variables(len(step_row))
    signs = np.repeat([-1, 1], [len(row), len(steps)])
    rows, variables = np.concatenate([row, step_row]), np.concatenate([meeting, steps])
    v.model.add_rows(len(people), rows, variables, signs, lower=0)

    def complete(values: Integers) -> None:
        held = sums(len(people), row, values[meeting])
        values[steps] = height <= held[step_row]

    v.completions.append(complete)
    return Gain(steps, -height)
