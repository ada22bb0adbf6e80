"""How comfortable a schedule can be at most."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.comfort.fewest_breaks import FewestBreaks
from solver.problem import Person, Problem, Request
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from solver.timetables.runs import Runs
from tests.solver.brute_force import least_comfort
from tests.solver.comfort_models import comfort_model


def bound(best: Schedule) -> int | None:
    return comfort_model(best).choose(Budget())[0]


def test_a_third_run_in_two_sessions_is_a_break() -> None:
    # runs of 2 at most; sessions of 5 and 2: 4 meetings fit into two runs, 6 need three
    fewest = FewestBreaks(Problem((5, 2), (), (), longest_run=2))
    # slots 0 1 . 3 4 | 5 6 hold 6
    assert fewest.of((1 << 7) - 1) == (0, 0, 0, 0, 0, 1, 1)


def test_gaps_in_the_hours_are_breaks() -> None:
    # 0 . 2 3 | : two meetings fit into 2 and 3, a third one needs 0
    fewest = FewestBreaks(Problem((4,), (), ()))
    assert fewest.of(slot_set([0, 2, 3])) == (0, 0, 0, 1)


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=2),
    st.integers(0, 255),
    st.sampled_from([None, 1, 2]),
)
def test_the_fewest_breaks_are_what_trying_everything_finds(
    lengths: list[int], bits: int, limit: int | None
) -> None:
    problem = Problem(tuple(lengths), (), (), longest_run=limit)
    slots, runs = bits & (1 << problem.slots) - 1, Runs(problem)
    best: dict[int, int] = {}
    for busy in range(slots + 1):
        if not busy & ~slots and not busy & runs.crowded(busy):
            breaks = runs.breaks(busy)
            best[busy.bit_count()] = min(breaks, best.get(busy.bit_count(), breaks))
    assert FewestBreaks(problem).of(slots) == tuple(best[m] for m in range(len(best)))


def test_uncomfortable_meetings_of_one_person_cost_more_and_more() -> None:
    # person 0 has three meetings and one comfortable slot: 1 + 2; its partners do not mind
    people = (Person(0b111, 0b011), *(Person(0b111) for _ in range(3)))
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3))
    problem = Problem((3,), people, requests)
    assert bound(Schedule(problem, {0: 0, 1: 1, 2: 2})) == 3


def test_a_pair_whose_common_hours_are_uncomfortable_has_no_choice() -> None:
    people = (Person(0b011, 0b001), Person(0b101, 0b001))
    problem = Problem((3,), people, (Request((0, 1), 0, 1),))
    assert bound(Schedule(problem, {0: 0})) == 2


def test_value_that_need_not_be_reached_allows_comfort() -> None:
    # without the meeting nothing costs comfort
    problem = Problem((1,), (Person(1, 1), Person(1)), (Request((0, 1), 0, 1),))
    assert (bound(Schedule(problem, {})), bound(Schedule(problem, {0: 0}))) == (
        0,
        1,
    )


def test_of_two_wishes_of_equal_worth_the_kinder_one_is_chosen() -> None:
    # 0 has one slot, that 1 hates and 2 does not mind
    people = (Person(1), Person(1, 1), Person(1))
    problem = Problem((1,), people, (Request((0, 1), 0, 5), Request((0, 2), 1, 5)))
    model = comfort_model(Schedule(problem, {0: 0}))
    assert model.choose(Budget()) == (0, (1,))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_schedule_as_good_before_is_more_comfortable_than_the_bound(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    schedules = list(every_schedule(problem))
    reference = data.draw(st.sampled_from(schedules))
    least = bound(reference)
    assert least is not None
    assert least <= least_comfort(schedules, reference)
