"""How comfortable a schedule can be at most, as a relaxation in time sees it."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.comfort.envelope import rising_pieces
from solver.comfort.needed_breaks import comfort_at_best
from solver.exact.exact_search import ExactSearch
from solver.exact.model import ExactModel
from solver.exact.objective import GAINS
from solver.problem import Person, Problem, Request
from solver.schedule import Schedule
from solver.stages import Stage
from solver.standing import Standing
from tests.solver.brute_force import least_comfort
from tests.solver.comfort_models import comfort_model

AT_BEST = {**GAINS, Stage.COMFORT: comfort_at_best}


def bound(best: Schedule) -> int:
    standing = Standing(best.problem)
    standing.offer(best, "given")
    ExactSearch(standing, best.problem.stages, measures=AT_BEST).relax(Stage.COMFORT, Budget())
    return -standing.bound(Stage.COMFORT)


def test_an_envelope_touches_the_lowest_corners() -> None:
    # 0, 0, 3, 2, 6: the 3 lies above the line from (1, 0) to (3, 2), and flat pieces do not rise
    assert rising_pieces([0, 0, 3, 2, 6]) == [(1, 3), (3, 4)]


def test_two_wishes_with_one_slot_that_suits_both_sides_cost_comfort() -> None:
    # person 0 has two comfortable slots, but its partners like only the first of these: one of
    # the two feels it, though each wish has a comfortable slot
    people = (Person(0b11), Person(0b11, 0b10), Person(0b11, 0b10))
    problem = Problem((2,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 1)))
    best = Schedule(problem, {0: 0, 1: 1})
    assert (comfort_model(best).choose(Budget())[0], bound(best)) == (1, 1)


def test_a_session_with_more_meetings_than_a_run_has_a_break() -> None:
    # runs of 2 at most: the three meetings that the value needs fit into the four slots as 2 + 1
    people = (Person(0b1111), *(Person(0b1111) for _ in range(3)))
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3))
    problem = Problem((4,), people, requests, longest_run=2)
    assert bound(Schedule(problem, {0: 0, 1: 1, 2: 3})) == 1


def test_only_breaks_that_the_number_of_meetings_asks_for_are_counted() -> None:
    # both times 0 is busy in 0 and 2 of one session; only without slot 1 there is no other way
    for hours, counted in ((0b111, 0), (0b101, 1)):
        people = (Person(hours), Person(0b111), Person(0b111))
        problem = Problem((3,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 1)))
        schedule = Schedule(problem, {0: 0, 1: 2})
        model = ExactModel(problem, problem.stages, measures=AT_BEST)
        at_best = -model.gains[Stage.COMFORT].rank(model.values(schedule))
        assert (at_best, schedule.comfort()) == (counted, 1)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_schedule_as_good_before_is_more_comfortable_than_the_bound_in_time(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    schedules = list(every_schedule(problem))
    reference = data.draw(st.sampled_from(schedules))
    assert bound(reference) <= least_comfort(schedules, reference)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_schedule_is_a_point_of_the_model_that_is_no_less_comfortable(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    model = ExactModel(problem, problem.stages, measures=AT_BEST)
    rows = model.model({Stage.COMFORT: 1}, {})
    for schedule in every_schedule(problem):
        point = model.values(schedule)
        assert rows.keeps_rows(point)
        assert -model.gains[Stage.COMFORT].rank(point) <= schedule.comfort()
