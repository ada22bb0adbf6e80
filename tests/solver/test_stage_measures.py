"""What a schedule achieves in each stage, derived by hand."""

import pytest

from solver.problem import Earlier, Person, Problem, Request
from solver.schedule import Schedule
from solver.stages import Stage

# Two sessions of 4 slots. Ada (0) finds slots 0, 1 and 4 uncomfortable; Bo (1) wishes for three
# meetings, Cy (2) for one. The first meeting of everybody counts 4 more, the second 1 more.
DAY = Problem(
    sessions=(4, 4),
    people=(
        Person(0xFF, uncomfortable=0b0001_0011),
        Person(0xFF, min_meetings=3),
        Person(0xFF, min_meetings=1),
        Person(0xFF),
    ),
    requests=(
        Request((0, 1), group=0, value=10, must=True),
        Request((0, 2), group=1, value=7),
        Request((0, 3), group=2, value=5, must=True),
        Request((1, 3), group=3, value=2),
        Request((2, 3), group=4, value=1),
    ),
    fairness=(4, 1),
    earlier=(
        Earlier(group=0, request=0, slot=0),
        Earlier(group=1, request=1, slot=2),
        Earlier(group=2, request=None, slot=3),
        Earlier(group=3, request=3, slot=1),
        Earlier(group=None, request=None, slot=5),
    ),
)
PLANNED = Schedule(DAY, {0: 0, 1: 3, 2: 4, 4: 6})


@pytest.mark.parametrize(
    ("stage", "achieved"),
    [
        # The company of request 3 does not meet, and one earlier meeting names nobody any more.
        (Stage.LOST, 2),
        # Request 0 stands where it stood. Request 1 is in slot 3, not 2; group 2 met by a request
        # that is gone.
        (Stage.MOVED, 2),
        # Requests 0 and 2.
        (Stage.MUST, 2),
        # Bo has one meeting of three, Cy two of one.
        (Stage.MINIMUM, 2),
        # 10 + 7 + 5 + 1; Ada has three meetings (4 + 1), Bo one (4), the others two (5 each).
        (Stage.VALUE, 23 + 5 + 4 + 5 + 5),
        # Ada: two uncomfortable meetings (slots 0, 4) cost 1 + 2, and one break between 0 and 3.
        # The fourth person waits from 4 to 6 (one break); Cy's meetings are in different sessions.
        (Stage.COMFORT, 3 + 1 + 1),
    ],
)
def test_each_stage_measures_what_the_comment_counts(stage: Stage, achieved: int) -> None:
    assert PLANNED.stage(stage) == achieved


def test_a_rank_turns_every_stage_so_that_more_is_better() -> None:
    assert PLANNED.rank() == (-2, -2, 2, -2, 42, -5)


def test_the_plain_value_leaves_fairness_out() -> None:
    assert PLANNED.plain_value() == 23


def test_the_empty_schedule() -> None:
    # Everything is lost; Bo lacks three meetings and Cy one.
    assert Schedule(DAY, {}).rank() == (-5, 0, 0, -4, 0, 0)
