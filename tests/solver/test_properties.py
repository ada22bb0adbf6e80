"""What has to hold between problems that are too large to try everything."""

import random
from functools import cache
from typing import Any

import pytest

from solver.budget import Budget
from solver.problem import Problem
from solver.result import Result, Status
from solver.rules import violations
from solver.schedule import Schedule
from solver.search import solve
from tests.solver.changes_of_problems import HELPFUL, IRRELEVANT, Change
from tests.solver.unusual import TRAITS, promised, some_meetings, unusual_problem

Case = tuple[str, int, int, float]
"""(traits, people, seed, effort)"""


CASES = [
    *(pytest.param((traits, 60, 1, 0.3), id=traits) for traits in TRAITS),
    *(
        pytest.param(
            (traits, people, seed, effort),
            id=f"{traits}, {people} people, seed {seed}",
            marks=pytest.mark.long,
        )
        for traits in TRAITS
        for people, seed, effort in ((60, 2, 1.0), (60, 3, 3.0), (180, 1, 1.0), (180, 2, 3.0))
    ),
]


def changed_cases(changes: tuple[Change, ...]) -> list[Any]:
    """Each change of a third of the problems; in the long form of all."""
    return [
        pytest.param(
            *case.values,
            change,
            id=f"{case.id}, {change.__name__}",
            marks=[pytest.mark.long] if case.marks or (place + number) % 3 else [],
        )
        for place, case in enumerate(CASES)
        for number, change in enumerate(changes)
    ]


@cache
def problem_of(case: Case) -> Problem:
    traits, people, seed, _effort = case
    return unusual_problem(TRAITS[traits], people, seed)


@cache
def solution_of(case: Case) -> Result:
    return solved(problem_of(case), case)


def solved(problem: Problem, case: Case) -> Result:
    """A result that the checker accepts and that measures up to what it says of itself."""
    result = solve(problem, Budget(effort=case[-1]))
    assert result.schedule is not None
    assert violations(result.schedule) == []
    for stage in result.stages:
        assert stage.bound is not None
        assert stage.achieved == result.schedule.stage(stage.stage)
        assert stage.stage.at_least_as_good(stage.bound, stage.achieved)
    return result


def is_within_the_bounds_of(harder: Result, easier: Result) -> bool:
    """Whether the harder problem's schedule, which the easier one allows too, beats no bound.

    A bound holds over the schedules that are no worse in the stages before. So a proven optimum
    of the easier problem is lexicographically no worse.
    """
    for one, other in zip(harder.stages, easier.stages, strict=True):
        if not one.stage.at_least_as_good(other.bound, one.achieved):
            return False
        if not one.stage.at_least_as_good(one.achieved, other.achieved):
            return True
    return True


@pytest.mark.parametrize("case", CASES)
def test_an_effort_decides_the_result(case: Case) -> None:
    assert solved(problem_of(case), case) == solution_of(case)


@pytest.mark.parametrize(("case", "change"), changed_cases(HELPFUL))
def test_what_can_only_help_never_makes_an_optimum_worse(case: Case, change: Change) -> None:
    easier = solved(change(problem_of(case), random.Random(1)), case)
    assert is_within_the_bounds_of(solution_of(case), easier)


@pytest.mark.parametrize(("case", "change"), changed_cases(IRRELEVANT))
def test_what_cannot_matter_changes_no_optimum(case: Case, change: Change) -> None:
    before, after = solution_of(case), solved(change(problem_of(case), random.Random(1)), case)
    assert is_within_the_bounds_of(before, after)
    assert is_within_the_bounds_of(after, before)


@pytest.mark.parametrize("case", CASES)
def test_an_optimum_is_kept_when_nothing_has_changed(case: Case) -> None:
    before = solution_of(case)
    assert before.schedule is not None
    after = solved(promised(problem_of(case), before.schedule.slot_of), case)
    assert after.schedule is not None
    lost, moved, *others = after.stages
    assert (lost.achieved, lost.bound, moved.achieved, moved.bound) == (0, 0, 0, 0)
    assert before.schedule.slot_of.items() <= after.schedule.slot_of.items()
    assert after.schedule.rank()[2:-1] >= before.schedule.rank()[:-1]
    if before.status is Status.OPTIMAL and not TRAITS[case[0]].fixed:
        assert [stage.achieved for stage in others[:-1]] == [
            stage.achieved for stage in before.stages[:-1]
        ]


@pytest.mark.parametrize("case", CASES)
def test_promises_are_kept_before_anything_is_won(case: Case) -> None:
    # After a twentieth of the people left, it keeps no less than by moving nobody.
    problem, chance = problem_of(case), random.Random(case[2])
    slot_of = some_meetings(problem, chance, len(problem.requests))
    gone = chance.sample(range(len(problem.people)), len(problem.people) // 20)
    after = promised(problem, slot_of, gone)
    staying = {r: slot for r, slot in slot_of.items() if after.allowed[r] >> slot & 1}
    nobody_moves, result = Schedule(after, staying), solved(after, case)
    assert result.schedule is not None
    assert result.schedule.rank()[:2] >= nobody_moves.rank()[:2]
    assert result.stages[0].bound <= nobody_moves.lost()
