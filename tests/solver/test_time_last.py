"""Select, place, learn, again."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.problem import Person, Problem, Request
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from solver.stages import Stage
from solver.without_time.time_last import TimeLast, select_and_place


def test_a_selection_that_does_not_fit_is_made_again() -> None:
    # 0 is free in 0, 1, 2; 1, 2, 3 only in 0 and 1: without time 9 + 8 + 7 is selected, in time
    # two of them fit, and 4 fills slot 2: 9 + 8 + 1
    free = [slot_set([0, 1, 2])] + [slot_set([0, 1])] * 3 + [slot_set([2])]
    requests = tuple(
        Request((0, other), other, value) for other, value in ((1, 9), (2, 8), (3, 7), (4, 1))
    )
    problem = Problem((3,), tuple(Person(slots) for slots in free), requests)
    result = select_and_place(problem, Budget(), seed=1)
    assert result.schedule is not None
    assert (result.schedule.value(), result.bounds[Stage.VALUE]) == (18, 18)
    assert len(result.cuts) == 1


def test_fixed_meetings_that_exclude_each_other_give_no_schedule() -> None:
    people = (Person(1), Person(1), Person(1))
    requests = (Request((0, 1), 0, 1, fixed=True), Request((0, 2), 1, 1, fixed=True))
    result = select_and_place(Problem((1,), people, requests), Budget(), seed=1)
    assert result == TimeLast(None, {}, (), ())


def test_an_ended_budget_gives_no_schedule() -> None:
    budget = Budget()
    budget.stop()
    problem = Problem((1,), (Person(1), Person(1)), (Request((0, 1), 0, 1),))
    assert select_and_place(problem, budget, seed=1) == TimeLast(None, {}, (), ())


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_schedule_keeps_the_rules_and_nothing_beats_its_bounds(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    result = select_and_place(problem, Budget(), seed=1)
    own = result.schedule
    assert own is not None
    assert violations(own) == []
    schedules = list(every_schedule(problem))
    for stage in problem.stages[:-1]:
        best = [s.stage(stage) for s in schedules]
        assert all(stage.at_least_as_good(result.bounds[stage], number) for number in best)
        reached = own.stage(stage)
        schedules = [s for s in schedules if stage.at_least_as_good(s.stage(stage), reached)]
