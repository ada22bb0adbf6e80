"""What the benchmark says of a schedule is what the checker counts; medians hide nothing."""

from dataclasses import replace

import pytest

from benchmarks.baselines import first_come_first_served
from benchmarks.instances import make_event
from benchmarks.measure import BrokenSchedule, Plan, gap, measured, middle
from benchmarks.run import HEADER, rows
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.verification import verify


def with_bounds(event: Event) -> Schedule:
    """The simple schedule with a bound 100 above its value, and 1 for its discomfort."""
    schedule = first_come_first_served(event)
    must, minimum, value, comfort = verify(event, schedule).stages
    value = replace(value, bound=value.achieved + 100)
    stages = (must, minimum, value, replace(comfort, bound=1))
    return replace(schedule, stages=stages, gap=100 / (value.achieved + 100))


def twice_the_same_meeting(event: Event) -> Schedule:
    schedule = first_come_first_served(event)
    return replace(schedule, meetings=(schedule.meetings[0], *schedule.meetings))


def test_a_schedule_that_breaks_a_rule_is_not_measured() -> None:
    with pytest.raises(BrokenSchedule, match="tight-30-1"):
        measured(make_event("tight", 30, 1), twice_the_same_meeting)


def test_bounds_are_those_of_the_method() -> None:
    event = make_event("tight", 30, 1)
    simple, bounded = (measured(event, m) for m in (first_come_first_served, with_bounds))
    assert (simple.value_bound, simple.discomfort_bound) == (None, None)
    assert (bounded.value_bound, bounded.discomfort_bound) == (simple.value + 100, 1)


def test_a_gap_is_a_share_of_the_bound() -> None:
    assert [gap(900, 1000), gap(0, 0), gap(900, None)] == [0.1, 0.0, None]


def test_a_median_with_a_missing_number_is_missing() -> None:
    assert [middle([3, 1, 2]), middle([1, 2]), middle([1, None, 2])] == [2, 1.5, None]


def test_every_method_gets_one_full_line() -> None:
    methods: dict[str, Plan] = {"simple": first_come_first_served, "bounded": with_bounds}
    events = [make_event("tight", 30, seed) for seed in (1, 2)]
    lines = list(rows("tight", events, methods))
    assert [line[:3] for line in lines] == [["tight", "30", name] for name in methods]
    assert {len(line) for line in lines} == {len(HEADER)}
    # Both are measured by the bound of the last method.
    assert lines[0][6] == lines[1][6] != ""


def test_a_measure_counts_people_who_meet_nobody() -> None:
    event = make_event("tight", 30, 1)
    schedule = first_come_first_served(event)
    met = {person for meeting in schedule.meetings for person in meeting.participants}
    found = measured(event, first_come_first_served)
    assert (found.without_meeting, found.meetings) == (30 - len(met), len(schedule.meetings))
