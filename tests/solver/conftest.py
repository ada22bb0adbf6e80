"""Problems small enough to try everything."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import strategies as st

from solver.problem import Problem
from solver.rules import violations
from solver.schedule import Schedule
from tests.solver.brute_force import schedules_of
from tests.solver.tiny import problems


@pytest.fixture(scope="session")
def tiny_problems() -> st.SearchStrategy[Problem]:
    """Nothing is fixed, so that there is always a schedule; every other rule may bind."""
    return problems(most_fixed=0)


@pytest.fixture(scope="session")
def every_schedule() -> Callable[[Problem], Iterator[Schedule]]:
    """All schedules of a tiny problem that keep every rule, found by trying everything."""

    def schedules(problem: Problem) -> Iterator[Schedule]:
        return (schedule for schedule in schedules_of(problem) if not violations(schedule))

    return schedules
