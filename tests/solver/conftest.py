"""Problems small enough to try everything."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import strategies as st

from solver.problem import Person, Problem, Request, Resource
from solver.rules import violations
from solver.schedule import Schedule

Draw = Callable[[st.SearchStrategy[int]], int]


@st.composite
def _tiny_problems(draw: Draw) -> Problem:
    def below(n: int) -> int:
        return draw(st.integers(0, n - 1))

    sessions = (1 + below(3), 1 + below(2)) if below(2) else (1 + below(4),)
    slots = sum(sessions)
    count = 2 + below(4)
    people = tuple(
        Person(
            below(1 << slots) | below(1 << slots),
            below(1 << slots),
            [None, 1, 2, 3][below(4)],
            below(3),
        )
        for _ in range(count)
    )
    resources = tuple(Resource(tuple(below(3) for _ in range(slots))) for _ in range(below(2)))
    requests = []
    for _ in range(below(6)):
        a = below(count)
        b = (a + 1 + below(count - 1)) % count
        used = tuple(range(len(resources))) if below(2) else ()
        requests.append(Request((a, b), below(5), below(9), below(4) == 0, used))
    limit = [None, None, 1, 2][below(4)]
    return Problem(
        sessions, people, tuple(requests), resources, limit, ((), (3, 1), (5, 5, 2))[below(3)]
    )


@pytest.fixture(scope="session")
def tiny_problems() -> st.SearchStrategy[Problem]:
    """Up to five people, five slots and five requests; nothing fixed, every other rule may bind."""
    return _tiny_problems()


@pytest.fixture(scope="session")
def every_schedule() -> Callable[[Problem], Iterator[Schedule]]:
    """All schedules of a tiny problem that keep every rule, found by trying everything."""

    def schedules(problem: Problem) -> Iterator[Schedule]:
        choices = [(None, *range(problem.slots)) for _ in problem.requests]
        for slots in product(*choices):
            held = {r: slot for r, slot in enumerate(slots) if slot is not None}
            schedule = Schedule(problem, held)
            if not violations(schedule):
                yield schedule

    return schedules
