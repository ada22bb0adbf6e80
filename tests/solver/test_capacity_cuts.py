"""What rooms and booths teach about a selection."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.problem import Person, Problem, Request, Resource
from solver.schedule import Schedule
from solver.without_time.capacity_cuts import capacity_cuts
from solver.without_time.cuts import Cut

EARLY, ALL_DAY = 0b011, 0b111

# One room in each of three slots; three pairs can only meet in the first two, one at any time.
PROBLEM = Problem(
    sessions=(3,),
    people=(*(Person(EARLY) for _ in range(6)), Person(ALL_DAY), Person(ALL_DAY)),
    requests=(
        Request((0, 1), group=0, value=5, resources=(0,)),
        Request((2, 3), group=1, value=5, resources=(0,)),
        Request((4, 5), group=2, value=5, resources=(0,)),
        Request((6, 7), group=3, value=1, resources=(0,)),
    ),
    resources=(Resource((1, 1, 1)),),
)


def test_more_meetings_than_a_room_has_early_slots_are_a_cut() -> None:
    cuts = capacity_cuts(PROBLEM, PROBLEM.allowed, [0, 1, 2])
    assert cuts == [Cut(((0, 1), (1, 1), (2, 1)), most=2)]


def test_meetings_that_a_room_can_serve_teach_nothing() -> None:
    assert capacity_cuts(PROBLEM, PROBLEM.allowed, [0, 1, 3]) == []


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_every_schedule_keeps_every_cut(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    wanted = [number for number, slots in enumerate(problem.allowed) if slots]
    cuts = capacity_cuts(problem, problem.allowed, wanted)
    for schedule in every_schedule(problem):
        assert not any(cut.is_broken_by(schedule.slot_of) for cut in cuts)
