"""Each stage as verification counts it, against numbers worked out by hand."""

from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.model.event import Hours, Matching
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import StageOutcome
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.verification import verify
from tests.by_hand import with_people


@pytest.fixture
def achieved(schedule_of):
    def count(event, *meetings, previous=None):
        stages = verify(event, schedule_of(*meetings), previous).stages
        return {stage.stage: stage.achieved for stage in stages}

    return count


def test_the_stages_come_in_their_order_without_bounds(fair, meeting, schedule_of):
    one = schedule_of(meeting("m1", "s1", "b1", "09:00"))
    plain = [StageOutcome("must", 0, None), StageOutcome("minimum", 0, None)]
    plain += [StageOutcome("value", 33, None), StageOutcome("comfort", 0, None)]
    assert list(verify(fair, one).stages) == plain
    resolved = [StageOutcome("lost", 0, None), StageOutcome("moved", 0, None), *plain]
    assert list(verify(fair, one, previous=one).stages) == resolved


def test_a_must_of_either_side_counts_once(fair, meeting, achieved):
    musts = (Preference("s1", "b3", Rating.MUST), Preference("b3", "s1", Rating.MUST))
    event = replace(fair, preferences=(*fair.preferences, *musts))
    held = meeting("m1", "s1", "b3", "09:00"), meeting("m2", "s2", "b1", "09:00")
    assert achieved(event, *held)["must"] == 1


def test_a_must_that_a_more_specific_wish_replaces_does_not_count(fair, meeting, achieved):
    wishes = (Preference("Atlas", "b3", Rating.MUST), Preference("s1", "b3", Rating.LOW))
    event = replace(fair, preferences=wishes)
    assert achieved(event, meeting("m1", "s1", "b3", "09:00"))["must"] == 0
    assert achieved(event, meeting("m1", "s2", "b3", "09:00"))["must"] == 1


def test_the_shortfall_of_minima_is_summed_and_surplus_does_not_help(fair, meeting, achieved):
    event = fair
    for participant, minimum in (("s1", 1), ("s2", 2), ("b1", 1), ("b2", 0)):
        event = with_people(event, participant, min_meetings=minimum)
    held = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "09:30")
    # s1 has one more than it needs, s2 lacks 2, b1 has its one.
    assert achieved(event, *held)["minimum"] == 2


def test_fairness_counts_each_participants_meetings_in_turn(fair, meeting, achieved):
    event = replace(fair, matching=Matching(fairness=(10, 1)))
    held = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "09:30")
    # values 9 + 9; s1 has two meetings: 10 + 1; b1 and b3 one each: 10 + 10
    assert achieved(event, *held)["value"] == 18 + 11 + 20
    third = meeting("m3", "s1", "b2", "10:00")
    # s1's third meeting counts nothing on top of its value; b2's first counts 10.
    assert achieved(event, *held, third)["value"] == 27 + 11 + 30


def test_discomfort_of_one_participant_grows_with_each_meeting(fair, meeting, achieved):
    event = replace(fair, hours=Hours(comfortable=DailyRange(10 * 60, 24 * 60)))
    held = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "09:30")
    # s1: 2 early meetings cost 1 + 2; b1 and b3 one each: 1 + 1
    assert achieved(event, *held)["comfort"] == 5


@pytest.mark.parametrize(
    ("start", "end", "cost"), [("09:20", "09:30", 0), ("09:19", "09:30", 1), ("08:30", "09:01", 1)]
)
def test_touching_an_if_needed_time_costs_comfort(fair, meeting, achieved, start, end, cost):
    needed = TimeRange(*(datetime.fromisoformat(f"2027-02-16T{clock}") for clock in (start, end)))
    event = with_people(fair, "b1", if_needed=(needed,))
    assert achieved(event, meeting("m1", "s1", "b1", "09:00"))["comfort"] == cost


def test_a_break_counts_once_however_long_and_only_inside_a_session(fair, meeting, achieved):
    at_ends = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "10:30")
    assert achieved(fair, *at_ends)["comfort"] == 1
    together = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "09:30")
    assert achieved(fair, *together)["comfort"] == 0
    over_noon = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "14:30")
    assert achieved(fair, *over_noon)["comfort"] == 0
    # 09:00, 10:00 and 14:30: one break in the morning
    three = (*at_ends[:1], meeting("m2", "s1", "b3", "10:00"), meeting("m3", "s1", "b2", "14:30"))
    assert achieved(fair, *three)["comfort"] == 1


def _lost_and_moved(stages):
    return stages["lost"], stages["moved"]


def test_a_kept_meeting_is_neither_lost_nor_moved(fair, meeting, schedule_of, achieved):
    before = schedule_of(meeting("m1", "s1", "b1", "09:00"))
    turned_round = meeting("m1", "b1", "s1", "09:00")
    assert _lost_and_moved(achieved(fair, turned_round, previous=before)) == (0, 0)


def test_another_start_or_another_representative_is_a_move(fair, meeting, schedule_of, achieved):
    before = schedule_of(meeting("m1", "s1", "b1", "09:00"))
    later = meeting("m1", "s1", "b1", "09:30")
    colleague = meeting("m1", "s2", "b1", "09:00")
    assert _lost_and_moved(achieved(fair, later, previous=before)) == (0, 1)
    assert _lost_and_moved(achieved(fair, colleague, previous=before)) == (0, 1)


def test_where_persons_count_a_colleague_does_not_keep_the_promise(
    fair, meeting, schedule_of, achieved
):
    event = replace(fair, matching=Matching(once_per_company=False))
    before = schedule_of(meeting("m1", "s1", "b1", "09:00"))
    colleague = meeting("m2", "s2", "b1", "09:00")
    assert _lost_and_moved(achieved(event, colleague, previous=before)) == (1, 0)


def test_a_meeting_that_is_not_held_is_lost(fair, meeting, schedule_of, achieved):
    before = schedule_of(meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s2", "b3", "09:00"))
    assert _lost_and_moved(achieved(fair, before.meetings[1], previous=before)) == (1, 0)


def test_a_meeting_of_somebody_who_is_gone_goes_on_under_its_id(
    fair, meeting, schedule_of, achieved
):
    before = schedule_of(meeting("m1", "gone", "b1", "09:00"))
    assert _lost_and_moved(achieved(fair, previous=before)) == (1, 0)
    # A colleague takes over: the same two sides, which is what the same id says.
    taken_over = meeting("m1", "s1", "b1", "09:00")
    assert _lost_and_moved(achieved(fair, taken_over, previous=before)) == (0, 1)
