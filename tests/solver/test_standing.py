"""What is best and what is proven, as schedules and bounds come in from everywhere."""

import pytest

from solver.problem import Person, Problem, Request, Resource
from solver.progress import Progress
from solver.schedule import Schedule
from solver.stages import Stage
from solver.standing import Defect, Standing
from solver.timetables.counting import Counting
from solver.timetables.greedy import filled_up
from solver.timetables.timetable import Timetable

# Person 0 may meet three others in two slots; a must is worth less than the rest.
PROBLEM = Problem(
    sessions=(2,),
    people=(Person(0b11), Person(0b11, min_meetings=1), Person(0b11), Person(0b01)),
    requests=(
        Request((0, 1), group=0, value=1, must=True),
        Request((0, 2), group=1, value=5),
        Request((0, 3), group=2, value=9),
    ),
)


def schedule(slot_of: dict[int, int]) -> Schedule:
    return Schedule(PROBLEM, slot_of)


def test_a_schedule_that_is_better_in_an_earlier_stage_replaces_one_of_more_value() -> None:
    standing = Standing(PROBLEM)
    assert standing.offer(schedule({1: 1, 2: 0}), "first")
    assert standing.offer(schedule({0: 0}), "second")
    assert not standing.offer(schedule({1: 1, 2: 0}), "third")
    assert standing.best == schedule({0: 0})
    assert standing.methods == ["first", "second", "third"]


def test_every_way_that_was_tried_is_named_once_in_the_order_in_which_they_began() -> None:
    standing = Standing(PROBLEM)
    standing.offer(schedule({0: 0}), "greedy")
    standing.tried("in vain")
    standing.offer(schedule({}), "worse")
    standing.prove(Stage.VALUE, 99, "weaker", {})
    standing.offer(None, "never begun")
    standing.prove(Stage.VALUE, None, "never begun", {})
    standing.offer(schedule({0: 1, 2: 0}), "in vain")
    assert standing.methods == ["greedy", "in vain", "worse", "weaker"]


def test_a_schedule_that_breaks_a_rule_is_a_defect() -> None:
    with pytest.raises(Defect, match=r"bad way: .*one_meeting_at_a_time"):
        Standing(PROBLEM).offer(schedule({0: 0, 1: 0}), "bad way")


def test_a_bound_that_is_beaten_is_a_defect() -> None:
    standing = Standing(PROBLEM)
    standing.offer(schedule({0: 1, 2: 0}), "best")
    with pytest.raises(Defect, match="bad proof: value 10 is beyond the bound 9"):
        standing.prove(Stage.VALUE, 9, "bad proof", {})


def test_a_bound_holds_only_beside_schedules_as_good_as_those_it_was_proved_for() -> None:
    standing = Standing(PROBLEM)
    standing.offer(schedule({2: 0}), "some")
    # With the must held at most 10 are possible; without it 14 are.
    standing.prove(Stage.VALUE, 10, "proof", {Stage.MUST: 1, Stage.MINIMUM: 0})
    assert standing.bound(Stage.VALUE) == 15
    standing.offer(schedule({0: 1, 2: 0}), "good")
    assert standing.bound(Stage.VALUE) == 10
    assert standing.is_proven(Stage.VALUE)


def test_improvements_are_reported_with_their_stage() -> None:
    heard: list[Progress] = []
    standing = Standing(PROBLEM, heard.append)
    standing.offer(schedule({0: 1}), "one")
    standing.offer(schedule({0: 1, 2: 0}), "two")
    standing.prove(Stage.VALUE, 10, "three", standing.floors(Stage.VALUE))
    assert heard == [
        Progress(Stage.COMFORT, 0, 0, "one"),
        Progress(Stage.VALUE, 1, 15, "one"),
        Progress(Stage.MINIMUM, 0, 0, "one"),
        Progress(Stage.MUST, 1, 1, "one"),
        Progress(Stage.VALUE, 10, 15, "two"),
        Progress(Stage.VALUE, 10, 10, "three"),
    ]


def test_counting_bounds_every_stage() -> None:
    # All three meetings are worth 15; there is one must; everybody can have its minimum.
    counting = Counting(PROBLEM, PROBLEM.allowed)
    bounds = {stage: counting.bound(stage) for stage in PROBLEM.stages}
    assert bounds == {Stage.MUST: 1, Stage.MINIMUM: 0, Stage.VALUE: 15, Stage.COMFORT: 0}


def test_counting_knows_how_many_meetings_fit_beside_one_another() -> None:
    # Of three slots in a row the run rule leaves two to person 0, whose minimum is three.
    people = (Person(0b111, min_meetings=3), *(Person(0b111) for _ in range(3)))
    requests = tuple(Request((0, other), other, 1) for other in (1, 2, 3))
    problem = Problem((3,), people, requests, longest_run=1)
    counting = Counting(problem, problem.allowed)
    assert counting.most == (2, 1, 1, 1)
    assert counting.bound(Stage.MINIMUM) == 1


def test_the_first_schedule_takes_musts_before_values() -> None:
    # The must takes slot 0, the only one of request 2; so request 1 gets slot 1.
    assert filled_up(schedule({})) == schedule({0: 0, 1: 1})


def test_the_first_schedule_keeps_what_is_there_and_every_limit() -> None:
    people = (Person(0b111, max_meetings=1), *(Person(0b111) for _ in range(3)))
    requests = (
        Request((0, 1), 0, 5),
        Request((0, 2), 1, 4),
        Request((2, 3), 2, 3, resources=(0,)),
        Request((1, 3), 2, 2, resources=(0,)),
    )
    problem = Problem((3,), people, requests, (Resource((0, 1, 0)),))
    # Person 0 has its maximum by request 0; of group 2 the better request gets the only place.
    assert filled_up(Schedule(problem, {0: 2})) == Schedule(problem, {0: 2, 2: 1})
    assert Timetable(problem, {0: 2}).open(3) == 0b010
