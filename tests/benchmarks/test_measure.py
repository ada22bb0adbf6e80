"""What the benchmark says of a schedule is what the checker counts."""

from dataclasses import replace

import pytest

from benchmarks.baselines import first_come_first_served
from benchmarks.instances import make_event
from benchmarks.measure import BrokenSchedule, measured
from matchmaking.model.schedule import StageOutcome
from matchmaking.verification import verify


def test_a_schedule_that_breaks_a_rule_is_not_measured() -> None:
    event = make_event("tight", 30, 1)
    schedule = first_come_first_served(event)
    twice = replace(schedule, meetings=(schedule.meetings[0], *schedule.meetings))
    with pytest.raises(BrokenSchedule, match="tight-30-1"):
        measured(event, twice)


def test_achievements_are_counted_and_bounds_are_those_of_the_way() -> None:
    event = make_event("tight", 30, 1)
    schedule = first_come_first_served(event)
    must, minimum, value, comfort = verify(event, schedule).stages
    most = value.achieved + 100
    stages = (must, minimum, replace(value, bound=most), replace(comfort, bound=1))
    found = measured(event, replace(schedule, stages=stages, gap=100 / most))
    assert (found.must, found.minimum) == (must, minimum)
    assert found.value == StageOutcome("value", value.achieved, most)
    assert found.comfort == StageOutcome("comfort", comfort.achieved, 1)


def test_a_measure_counts_people_who_meet_nobody() -> None:
    event = make_event("tight", 30, 1)
    schedule = first_come_first_served(event)
    met = {person for meeting in schedule.meetings for person in meeting.participants}
    found = measured(event, schedule)
    assert (found.without_meeting, found.meetings) == (30 - len(met), len(schedule.meetings))
