"""What changed in vain is taken back, and nothing else."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.parts.undone import undone
from solver.problem import Person, Problem, Request, Resource
from solver.rules import violations
from solver.schedule import Schedule
from solver.search import solve
from solver.timetables.greedy import filled_up
from tests.solver.tiny import problems

MANY = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def couples(count: int, slots: int = 2, **fields: object) -> Problem:
    """So many pairs of people who may meet in any slot, and nobody else."""
    people = tuple(Person((1 << slots) - 1) for _ in range(2 * count))
    requests = tuple(Request((2 * n, 2 * n + 1), n, 1) for n in range(count))
    return Problem((slots,), people, requests, **fields)


def test_a_meeting_that_moved_for_nothing_goes_back() -> None:
    assert undone(Schedule(couples(2), {0: 1, 1: 1}), {0: 0, 1: 1}).slot_of == {0: 0, 1: 1}


def test_a_meeting_that_had_to_give_way_stays_where_it_went() -> None:
    # In slot 0 one place is left: if both stood there before, only one of them can go back.
    problem = couples(2, resources=(Resource((1, 2)),))
    requests = tuple(Request(r.people, r.group, r.value, resources=(0,)) for r in problem.requests)
    tight = Problem(problem.sessions, problem.people, requests, problem.resources)
    assert undone(Schedule(tight, {0: 0, 1: 1}), {0: 0, 1: 0}).slot_of == {0: 0, 1: 1}


def test_another_meeting_of_the_same_worth_gives_way_to_the_one_before() -> None:
    # Person 0 holds one meeting: that with 2 is worth as much as the one before, with 1.
    people = (Person(1, max_meetings=1), Person(1), Person(1))
    problem = Problem((1,), people, (Request((0, 1), 0, 5), Request((0, 2), 1, 5)))
    assert undone(Schedule(problem, {1: 0}), {0: 0}).slot_of == {0: 0}


def test_a_better_meeting_stays() -> None:
    people = (Person(1, max_meetings=1), Person(1), Person(1))
    problem = Problem((1,), people, (Request((0, 1), 0, 5), Request((0, 2), 1, 6)))
    assert undone(Schedule(problem, {1: 0}), {0: 0}).slot_of == {1: 0}


def test_what_the_rules_forbid_now_is_not_brought_back() -> None:
    people = (Person(0b10), Person(0b11))
    problem = Problem((2,), people, (Request((0, 1), 0, 5),))
    assert undone(Schedule(problem, {0: 1}), {0: 0}).slot_of == {0: 1}


def test_a_fixed_meeting_is_not_given_up_for_what_was_before() -> None:
    people = (Person(1), Person(1), Person(1))
    problem = Problem((1,), people, (Request((0, 1), 0, 5), Request((0, 2), 1, 5, fixed=True)))
    assert undone(Schedule(problem, {1: 0}), {0: 0}).slot_of == {1: 0}


def changes(schedule: Schedule, start: dict[int, int]) -> int:
    numbers = {*schedule.slot_of, *start}
    return sum(schedule.slot_of.get(number) != start.get(number) for number in numbers)


@MANY
@given(problems(), st.data())
def test_no_stage_before_comfort_gets_worse_and_no_rule_is_broken(
    problem: Problem, data: st.DataObject
) -> None:
    result = solve(problem, Budget(effort=0.5), comfort=False)
    if result.schedule is None:
        return
    numbers = st.integers(0, len(problem.requests) - 1) if problem.requests else st.nothing()
    start = data.draw(st.dictionaries(numbers, st.integers(0, problem.slots - 1), max_size=6))
    near = undone(result.schedule, start)
    assert violations(near) == []
    stages = slice(len(problem.stages) - 4, -1)  # what was promised earlier is another matter
    assert near.rank()[stages] >= result.schedule.rank()[stages]
    assert changes(near, start) <= changes(result.schedule, start)


@MANY
@given(problems())
def test_a_start_that_is_as_good_comes_back_whole(problem: Problem) -> None:
    result = solve(problem, Budget(effort=0.5), comfort=False)
    if result.schedule is None or problem.earlier is not None:
        return
    start = dict(result.schedule.slot_of)
    assert undone(result.schedule, start).slot_of == start
    assert filled_up(result.schedule).rank()[:-1] == result.schedule.rank()[:-1]
