"""Every stage as a linear function of the time-indexed model, under its name; knows no rule.

Each function returns the rank in its stage, turned so that more is better: for ``lost``,
``moved``, ``minimum`` and ``comfort`` the negative of what `solver.schedule` measures.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from solver.engines.linear_model import Integers
from solver.exact.breaks import breaks
from solver.exact.gain import Gain
from solver.exact.hardship import hardship
from solver.exact.variables import Variables, places, sums
from solver.stages import Stage


def lost(v: Variables) -> Gain:
    """Minus the earlier meetings whose group is not held."""
    promised = Counter(earlier.group for earlier in v.problem.earlier or ())
    return _of_requests(v, [promised[r.group] for r in v.problem.requests], -promised.total())


def moved(v: Variables) -> Gain:
    """The earlier meetings held where they were, minus those whose group is held at all."""
    earlier = v.problem.earlier or ()
    promised = Counter(e.group for e in earlier)
    kept = Counter((e.request, e.slot) for e in earlier)
    cells = zip(v.request.tolist(), v.slot.tolist(), strict=True)
    gains = [kept[r, slot] - promised[v.problem.requests[r].group] for r, slot in cells]
    return Gain(np.arange(v.count), np.array(gains, dtype=np.int64))


def must(v: Variables) -> Gain:
    """The meetings of pairs that must meet."""
    return _of_requests(v, [int(request.must) for request in v.problem.requests])


def minimum(v: Variables) -> Gain:
    """Minus each person's shortage, which is >= min_meetings - meetings."""
    wished = np.array([person.min_meetings for person in v.problem.people], dtype=np.int64)
    people = v.present[wished[v.present] > 0]
    shortage = v.model.add_variables(len(people), wished[people])
    person, variable = v.by_person
    row, meeting = places(people, person), variable
    row, meeting = row[row >= 0], meeting[row >= 0]
    v.model.add_rows(
        len(people),
        np.concatenate([row, np.arange(len(people))]),
        np.concatenate([meeting, shortage]),
        lower=wished[people],
    )

    def complete(values: Integers) -> None:
        held = sums(len(people), row, values[meeting])
        values[shortage] = np.maximum(0, wished[people] - held)

    v.completions.append(complete)
    absent = int(wished.sum() - wished[people].sum())
    return Gain(shortage, np.full(len(people), -1, dtype=np.int64), -absent)


def value(v: Variables) -> Gain:
    """The sum of the meetings' values plus fairness[k] for each person's meeting k."""
    return _of_requests(v, [request.value for request in v.problem.requests]) + fairness(v)


def fairness(v: Variables) -> Gain:
    """Steps of falling gain, as many as a person has meetings; equal amounts are one variable.

    Steps beyond the number of a person's requests are left out.
    """
    amounts = sorted(Counter(v.problem.fairness).items(), reverse=True)
    gains = np.array([amount for amount, _ in amounts if amount], dtype=np.int64)
    sizes = np.array([count for amount, count in amounts if amount], dtype=np.int64)
    before = np.cumsum(sizes) - sizes
    people = v.present if len(gains) else v.present[:0]
    step_row, kind = np.nonzero(before < _requests_each(v, people)[:, np.newaxis])
    steps = v.model.add_variables(len(step_row), sizes[kind])
    person, variable = v.by_person
    row = places(people, person)
    row, meeting = row[row >= 0], variable[row >= 0]
    signs = np.repeat([1, -1], [len(row), len(steps)])
    rows, variables = np.concatenate([row, step_row]), np.concatenate([meeting, steps])
    v.model.add_rows(len(people), rows, variables, signs, lower=0)

    def complete(values: Integers) -> None:
        held = sums(len(people), row, values[meeting])
        values[steps] = np.clip(held[step_row] - before[kind], 0, sizes[kind])

    v.completions.append(complete)
    return Gain(steps, gains[kind])


def _requests_each(v: Variables, people: Integers) -> Integers:
    pairs = np.array([v.problem.requests[r].people for r in v.requests.tolist()], dtype=np.int64)
    return np.bincount(pairs.ravel(), minlength=len(v.problem.people))[people]


def comfort(v: Variables) -> Gain:
    """Minus hardship, minus breaks."""
    return hardship(v) + breaks(v)


def _of_requests(v: Variables, amounts: Sequence[int], constant: int = 0) -> Gain:
    """The sum over the held requests of an amount each."""
    each = np.array(amounts, dtype=np.int64)[v.request]
    counting = np.flatnonzero(each)
    return Gain(counting, each[counting], constant)


Measure = Callable[[Variables], Gain]

GAINS: Mapping[Stage, Measure] = {
    Stage.LOST: lost,
    Stage.MOVED: moved,
    Stage.MUST: must,
    Stage.MINIMUM: minimum,
    Stage.VALUE: value,
    Stage.COMFORT: comfort,
}
