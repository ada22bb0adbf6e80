"""Parts are solved exactly: meetings may change and move, and what counts more is held."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.comfort import in_parts
from solver.comfort.in_parts import calm_in_parts
from solver.problem import Person, Problem, Request
from solver.rules import violations
from solver.schedule import Schedule
from solver.search import solve
from tests.solver.shapes import Shape, random_problem


@pytest.fixture(autouse=True)
def _tiny_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_parts, "_CELLS", 1)


def calmed(schedule: Schedule, workers: int = 1, seed: int = 1) -> Schedule:
    problem = schedule.problem
    slots = dict(enumerate(problem.allowed))
    better = list(calm_in_parts(schedule, slots, Budget(effort=2), workers, seed))
    return better[-1] if better else schedule


# 0 may meet 1 or 2, 3 or 4, as often as once; only 2 and 4 can do so in kind hours
EITHER = tuple(
    Request((a, b), group, 7) for group, (a, b) in enumerate([(0, 1), (0, 2), (3, 1), (3, 2)])
)
PEOPLE = (Person(0b11, 0, 1), Person(0b11, 0b11, 2), Person(0b11, 0, 2), Person(0b11, 0, 1))


def test_a_meeting_gives_way_to_another_of_the_same_worth() -> None:
    # 1 finds every slot hard and 2 none: both meetings with 2 cost nothing, with 1 they cost 1 + 2
    problem = Problem((2,), PEOPLE, EITHER)
    calmer = calmed(Schedule(problem, {0: 0, 2: 1}))
    assert (sorted(calmer.slot_of), calmer.comfort()) == ([1, 3], 0)


def test_fairness_is_part_of_the_worth() -> None:
    # as above, but a first meeting of somebody counts 5: one each with 1 and 2 is worth more
    problem = Problem((2,), PEOPLE, EITHER, fairness=(5,))
    calmer = calmed(Schedule(problem, {0: 0, 3: 1}))
    assert calmer.rank() == Schedule(problem, {0: 0, 3: 1}).rank()


def test_two_parts_at_a_time_go_together() -> None:
    problem = Problem((2,), PEOPLE, EITHER)
    assert calmed(Schedule(problem, {0: 0, 2: 1}), workers=2).comfort() == 0


def test_an_ended_budget_yields_nothing() -> None:
    problem = Problem((2,), PEOPLE, EITHER)
    start, slots = Schedule(problem, {0: 0, 2: 1}), dict(enumerate(problem.allowed))
    assert list(calm_in_parts(start, slots, Budget(effort=0), 1, 1)) == []


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_each_schedule_keeps_the_rules_and_is_better_than_the_one_before(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    start = data.draw(st.sampled_from(list(every_schedule(problem))))
    slots = dict(enumerate(problem.allowed))
    ranks = [start.rank()]
    for calmer in calm_in_parts(start, slots, Budget(effort=0.2), 2, 1):
        assert violations(calmer) == []
        ranks.append(calmer.rank())
    assert ranks == sorted(set(ranks))


def test_equal_runs_with_an_effort_are_equal() -> None:
    problem = random_problem(Shape(12, 20, (6, 6)), 1)
    start = solve(problem, Budget(effort=0)).schedule
    assert start is not None
    slots = dict(enumerate(problem.allowed))
    first, second = (
        list(calm_in_parts(start, slots, Budget(effort=0.1), 1, seed=3)) for _ in range(2)
    )
    assert first == second
    assert first[-1].rank() > start.rank()
