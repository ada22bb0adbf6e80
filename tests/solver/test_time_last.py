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
from solver.without_time.time_last import TimeLast


def _settled(problem: Problem, budget: Budget) -> TimeLast:
    way = TimeLast(problem, seed=1)
    way.settle(budget)
    return way


def test_a_selection_that_does_not_fit_is_made_again() -> None:
    # 0 is free in 0, 1, 2; 1, 2, 3 only in 0 and 1: without time 9 + 8 + 7 is selected, in time
    # two of them fit, and 4 fills slot 2: 9 + 8 + 1
    free = [slot_set([0, 1, 2])] + [slot_set([0, 1])] * 3 + [slot_set([2])]
    requests = tuple(
        Request((0, other), other, value) for other, value in ((1, 9), (2, 8), (3, 7), (4, 1))
    )
    problem = Problem((3,), tuple(Person(slots) for slots in free), requests)
    way = _settled(problem, Budget())
    assert way.best is not None
    assert way.selection is not None
    assert (way.best.value(), way.selection.bounds[Stage.VALUE]) == (18, 18)
    assert len(way.cuts) == 1


def test_fixed_meetings_that_exclude_each_other_give_no_schedule() -> None:
    people = (Person(1), Person(1), Person(1))
    requests = (Request((0, 1), 0, 1, fixed=True), Request((0, 2), 1, 1, fixed=True))
    way = _settled(Problem((1,), people, requests), Budget())
    assert (way.best, way.selection) == (None, None)


def test_an_ended_budget_gives_no_schedule() -> None:
    budget = Budget()
    budget.stop()
    problem = Problem((1,), (Person(1), Person(1)), (Request((0, 1), 0, 1),))
    way = _settled(problem, budget)
    assert (way.best, way.selection) == (None, None)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_schedule_keeps_the_rules_and_nothing_beats_its_bounds(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    way = _settled(problem, Budget())
    way.vary(Budget(), workers=2)
    assert way.best is not None
    assert way.selection is not None
    assert violations(way.best) == []
    schedules = list(every_schedule(problem))
    for stage in problem.stages[:-1]:
        reached = [stage.turned(s.stage(stage)) for s in schedules]
        bound, floor = way.selection.bounds[stage], way.selection.achieved[stage]
        assert max(reached, default=stage.turned(bound)) <= stage.turned(bound)
        schedules = [s for s in schedules if stage.at_least_as_good(s.stage(stage), floor)]
