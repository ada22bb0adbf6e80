"""The best requests without time, and bounds that every schedule keeps."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.problem import Earlier, Person, Problem, Request, Resource
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from solver.stages import Stage
from solver.timetables.timetable import possible_slots
from solver.without_time.selection import Selection, Selector


def chosen(problem: Problem) -> Selection:
    selection = Selector(problem, possible_slots(problem)).choose(Budget())
    assert selection is not None
    return selection


def star(*values: int, must: int | None = None, **person: object) -> Problem:
    """Person 0 is wanted by one other for each value; four slots suit everybody."""
    others = tuple(Person(0b1111) for _ in values)
    requests = tuple(
        Request((0, number + 1), number, value, number == must)
        for number, value in enumerate(values)
    )
    return Problem((4,), (Person(0b1111, **person), *others), requests)


def test_a_maximum_keeps_the_best_values() -> None:
    selection = chosen(star(5, 9, 7, max_meetings=2))
    # 9 and 7 of 5, 9, 7
    assert selection == Selection(
        (1, 2),
        {Stage.MUST: 0, Stage.MINIMUM: 0, Stage.VALUE: 16},
        {Stage.MUST: 0, Stage.MINIMUM: 0, Stage.VALUE: 16},
    )


def test_a_must_comes_before_any_value() -> None:
    selection = chosen(star(5, 900, must=0, max_meetings=1))
    assert (selection.requests, selection.achieved) == ((0,), selection.bounds)


def test_a_shortage_comes_before_value() -> None:
    # person 0 has one meeting to give; person 1 falls short without it
    people = (Person(1), Person(1, min_meetings=1), Person(1))
    problem = Problem((1,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 8)))
    assert chosen(problem).requests == (0,)


def test_of_one_company_one_representative_is_chosen() -> None:
    people = (Person(3), Person(3), Person(3))
    problem = Problem((2,), people, (Request((0, 1), 7, 4), Request((0, 2), 7, 6)))
    assert chosen(problem).requests == (1,)


def test_fairness_gives_the_second_meeting_to_somebody_else() -> None:
    # 0 has a meeting worth 10 with 1 already; a further one adds 10 + 2 for 1 (2nd) or 9 + 5 for 3
    people = tuple(Person(3, max_meetings=most) for most in (None, None, 1, None))
    requests = (Request((0, 1), 0, 10), Request((2, 1), 1, 10), Request((2, 3), 2, 9))
    selection = chosen(Problem((2,), people, requests, fairness=(5, 2)))
    # 10 + 9 + 5 for each of the four; request 1 instead of 2 would be 10 + 10 + 5 + 5 + 5 + 2
    assert (selection.requests, selection.achieved[Stage.VALUE]) == ((0, 2), 39)


def test_slots_in_a_row_hold_fewer_meetings_than_slots() -> None:
    # three slots in a row hold two meetings where two may follow each other, in any order
    problem = Problem(
        (3,),
        tuple(Person(0b111) for _ in range(4)),
        tuple(Request((0, other), other, other) for other in (1, 2, 3)),
        longest_run=2,
    )
    assert chosen(problem).requests == (1, 2)


def test_rooms_of_all_slots_together_are_a_limit() -> None:
    people = tuple(Person(3) for _ in range(6))
    requests = tuple(Request((2 * i, 2 * i + 1), i, 4 + i, resources=(0,)) for i in range(3))
    problem = Problem((2,), people, requests, (Resource((1, 1)),))
    assert chosen(problem).requests == (1, 2)


def test_fixed_meetings_that_leave_no_choice_give_no_selection() -> None:
    people = (Person(1), Person(1), Person(1))
    requests = (Request((0, 1), 0, 1, fixed=True), Request((0, 2), 1, 1, fixed=True))
    problem = Problem((1,), people, requests)
    assert Selector(problem, possible_slots(problem)).choose(Budget()) is None


def test_an_earlier_meeting_is_kept_before_a_must() -> None:
    people = (Person(slot_set([0])), Person(1), Person(1))
    requests = (Request((0, 1), 0, 1), Request((0, 2), 1, 9, must=True))
    problem = Problem((1,), people, requests, earlier=(Earlier(0, 0, 0),))
    selection = chosen(problem)
    assert (selection.requests, selection.achieved[Stage.LOST]) == ((0,), 0)


def test_an_ended_budget_selects_nothing() -> None:
    budget = Budget()
    budget.stop()
    problem = star(1, 2)
    assert Selector(problem, possible_slots(problem)).choose(budget) is None


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_selection_bounds_every_schedule_stage_by_stage(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    selector = Selector(problem, possible_slots(problem))
    best = max(every_schedule(problem), key=lambda schedule: schedule.rank()[:-1])
    floors: dict[Stage, int] = {}
    for stage, rank in zip(problem.stages[:-1], best.rank(), strict=False):
        bound = selector.bound(stage, floors, Budget())
        assert bound is not None
        assert rank <= bound
        floors[stage] = rank
    selection = selector.choose(Budget())
    assert selection is not None
    signs = [1 if stage.more_is_better else -1 for stage in problem.stages[:-1]]
    bounds = [s * selection.bounds[t] for s, t in zip(signs, problem.stages, strict=False)]
    reached = [s * selection.achieved[t] for s, t in zip(signs, problem.stages, strict=False)]
    assert list(best.rank()[:-1]) <= bounds
    assert reached <= bounds
