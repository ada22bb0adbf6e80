"""Bounds by counting alone, that cost nothing and hold for every schedule; knows no model."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from solver.problem import Problem
from solver.stages import Stage


def counted_bound(problem: Problem, stage: Stage) -> int:
    """Return a bound of a stage over all schedules, whatever the others achieve."""
    return _COUNTS[stage](problem)


def _possible(problem: Problem) -> list[int]:
    return [number for number, slots in enumerate(problem.allowed) if slots]


def _lost(problem: Problem) -> int:
    """Promises of which no request has a slot left."""
    groups = {problem.requests[number].group for number in _possible(problem)}
    return sum(earlier.group not in groups for earlier in problem.earlier or ())


def _must(problem: Problem) -> int:
    requests = problem.requests
    return len({requests[n].group for n in _possible(problem) if requests[n].must})


def _minimum(problem: Problem) -> int:
    """What people lack even if all their groups were held."""
    short = (
        person.min_meetings - min(problem.most_meetings(number), _groups(problem, numbers))
        for number, (person, numbers) in enumerate(
            zip(problem.people, problem.requests_of, strict=True)
        )
    )
    return sum(max(0, lack) for lack in short)


def _value(problem: Problem) -> int:
    """The best of each group, and every person's fairness up to its maximum."""
    best = sorted(
        (problem.requests[n].group, problem.requests[n].value) for n in _possible(problem)
    )
    meetings = sum(max(v for _, v in values) for _, values in groupby(best, key=lambda b: b[0]))
    return meetings + sum(
        sum(problem.fairness[: min(problem.most_meetings(p), _groups(problem, numbers))])
        for p, numbers in enumerate(problem.requests_of)
    )


def _groups(problem: Problem, numbers: Iterable[int]) -> int:
    return len({problem.requests[n].group for n in numbers if problem.allowed[n]})


def _nothing(_problem: Problem) -> int:
    return 0


_COUNTS: Mapping[Stage, Callable[[Problem], int]] = {
    Stage.LOST: _lost,
    Stage.MOVED: _nothing,
    Stage.MUST: _must,
    Stage.MINIMUM: _minimum,
    Stage.VALUE: _value,
    Stage.COMFORT: _nothing,
}
