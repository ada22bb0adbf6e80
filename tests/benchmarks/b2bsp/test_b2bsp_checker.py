"""The checker of published instances names each broken rule, and counts breaks."""

import pytest

from benchmarks.b2bsp.checker import breaks_of, violations
from benchmarks.b2bsp.instance import Instance, Timetable
from tests.benchmarks.b2bsp.small_instances import instance_of


@pytest.fixture
def restricted() -> Instance:
    """a and b meet twice, the second time later; c meets d in slot 2; one table."""
    return instance_of(
        "ab", "ab", "cd",
        slots=4, tables=1,
        forbidden={"b": {3}}, fixed={2: 2}, sessions={0: range(2)}, after={1: {0}},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("timetable", "said"),
    [
        ({0: 0, 1: 1, 2: 2}, []),
        ({0: 0, 2: 2}, ["meetings without a slot: [2]"]),
        ({0: 1, 1: 0, 2: 2}, ["meeting 2 is not held after meeting 1"]),
        ({0: 0, 1: 3, 2: 2}, ["meeting 2 is held when participant 2 cannot come"]),
        ({0: 0, 1: 1, 2: 3}, ["meeting 3 is not held in its fixed slot"]),
        ({0: 0, 1: 2, 2: 2}, ["2 meetings are held in slot 3"]),
        (
            {0: 2, 1: 2, 2: 2},
            [
                "meeting 1 is held out of its session",
                "meeting 2 is not held after meeting 1",
                "3 meetings are held in slot 3",
                "participant 1 has 2 meetings in slot 3",
                "participant 2 has 2 meetings in slot 3",
            ],
        ),
    ],
)
def test_each_broken_rule_is_named(
    restricted: Instance, timetable: Timetable, said: list[str]
) -> None:
    assert list(violations(restricted, timetable, difference=2)) == said


def test_a_break_is_an_idle_run_of_any_length_between_two_meetings() -> None:
    fan = instance_of("ab", "ac", "ad", "ae", slots=9)
    # a is busy in 1, 4, 5 and 8: idle in 2..3 and in 6..7
    assert breaks_of(fan, {0: 4, 1: 1, 2: 8, 3: 5}) == [2, 0, 0, 0, 0]


def test_those_without_a_break_count_in_the_difference() -> None:
    fan = instance_of("ab", "ac", "ad", slots=5)
    timetable = {0: 0, 1: 2, 2: 4}
    assert list(violations(fan, timetable, difference=2)) == []
    said = ["numbers of breaks range from 0 to 2"]
    assert list(violations(fan, timetable, difference=1)) == said
