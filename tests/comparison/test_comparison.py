"""Two schedules side by side: what became of each meeting, for whom, and which is better."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.comparison import Fate, Judgement, MeetingChange, compare
from matchmaking.model.schedule import Meeting, ParticipantOutcome, Schedule, StageOutcome
from matchmaking.model.stage_change import StageChange
from tests.by_hand import meeting_by_hand, schedule_by_hand

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)


def schedule(*meetings: Meeting, **changes: object) -> Schedule:
    return schedule_by_hand("fair", *meetings, **changes)


def fates(before: Schedule, after: Schedule) -> list[tuple[str, Fate]]:
    return [(change.latest.id, change.fate) for change in compare(before, after).meetings]


def stages(**achieved: int) -> tuple[StageOutcome, ...]:
    return tuple(StageOutcome(stage, number, None) for stage, number in achieved.items())


def test_a_meeting_is_kept_moved_won_or_lost() -> None:
    kept, early, late, gone, new = (
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-2", "ada", "cy", NINE),
        meeting_by_hand("m-2", "ada", "cy", TEN),
        meeting_by_hand("m-3", "ada", "di", NINE),
        meeting_by_hand("m-4", "ada", "ed", TEN),
    )
    assert fates(schedule(kept, early, gone), schedule(kept, late, new)) == [
        ("m-1", Fate.KEPT),
        ("m-3", Fate.LOST),
        ("m-2", Fate.MOVED),
        ("m-4", Fate.WON),
    ]


def test_participants_in_another_order_still_hold_the_same_meeting() -> None:
    one, other = (
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-1", "bo", "ada", NINE),
    )
    assert fates(schedule(one), schedule(other)) == [("m-1", Fate.KEPT)]


def test_another_representative_at_the_same_hour_moves_the_meeting() -> None:
    one, other = (
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-1", "adil", "bo", NINE),
    )
    compared = compare(schedule(one), schedule(other))
    assert [change.fate for change in compared.meetings] == [Fate.MOVED]
    assert [(p.id, [c.fate for c in p.changes]) for p in compared.people] == [
        ("ada", [Fate.LOST]),
        ("adil", [Fate.WON]),
        ("bo", [Fate.MOVED]),
    ]


def test_schedules_of_other_programs_need_no_common_ids() -> None:
    before = schedule(
        meeting_by_hand("x", "ada", "bo", NINE), meeting_by_hand("y", "ada", "cy", TEN)
    )
    after = schedule(
        meeting_by_hand("m-1", "ada", "bo", NINE), meeting_by_hand("m-2", "ada", "cy", NINE)
    )
    assert fates(before, after) == [("m-1", Fate.KEPT), ("m-2", Fate.MOVED)]


def test_of_two_meetings_of_one_pair_the_one_that_stands_is_kept() -> None:
    # Only a schedule that breaks a rule holds such meetings; it can be looked at all the same.
    first, second = (
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-2", "ada", "bo", TEN),
    )
    assert fates(schedule(first, second), schedule(second)) == [
        ("m-1", Fate.LOST),
        ("m-2", Fate.KEPT),
    ]


def test_a_meeting_that_is_kept_may_have_another_link() -> None:
    one = meeting_by_hand("m-1", "ada", "bo", NINE, video_url="https://one.example")
    other = replace(one, video_url="https://other.example")
    assert [MeetingChange(one, m).has_other_link for m in (one, other, None)] == [
        False,
        True,
        False,
    ]
    assert MeetingChange(one, other).fate is Fate.KEPT
    assert MeetingChange(None, one).has_other_link is False


def test_by_person_only_those_concerned_are_told_of() -> None:
    before = schedule(
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-2", "cy", "di", NINE),
        participants=(ParticipantOutcome("cy", 1, 0.5, 0, 0),),
    )
    after = schedule(
        meeting_by_hand("m-1", "ada", "bo", NINE),
        meeting_by_hand("m-2", "cy", "di", TEN),
        meeting_by_hand("m-3", "cy", "ed", NINE),
        participants=(ParticipantOutcome("cy", 2, 1.0, 0, 0),),
    )
    told = [
        (p.id, p.meetings_before, p.meetings_after, p.count(Fate.MOVED), p.count(Fate.WON))
        for p in compare(before, after).people
    ]
    assert told == [("cy", 1, 2, 1, 1), ("di", 1, 1, 1, 0), ("ed", 0, 1, 0, 1)]
    cy = compare(before, after).people[0]
    assert (cy.satisfaction_before, cy.satisfaction_after) == (0.5, 1.0)


def test_each_stage_is_judged_in_its_own_direction() -> None:
    before = schedule(stages=stages(must=3, minimum=2, value=90, comfort=7))
    after = schedule(stages=stages(must=4, minimum=1, value=80, comfort=7))
    assert [change.gain for change in compare(before, after).stages] == [1, 1, -10, 0]


@pytest.mark.parametrize(
    ("before", "after", "judgement"),
    [
        ({"must": 3, "value": 90}, {"must": 4, "value": 80}, Judgement.BETTER),
        ({"must": 3, "value": 90}, {"must": 3, "value": 80}, Judgement.WORSE),
        ({"must": 3, "value": 90}, {"must": 3, "value": 90}, Judgement.EQUAL),
        ({"must": 3}, {"lost": 9, "moved": 9, "must": 3}, Judgement.EQUAL),
        ({}, {"must": 3}, None),
    ],
    ids=["first stage", "second stage", "all alike", "a stage of one alone", "nothing said"],
)
def test_the_first_stage_that_differs_decides(before, after, judgement) -> None:
    schedules = (schedule(stages=stages(**achieved)) for achieved in (before, after))
    assert compare(*schedules).judgement is judgement


def test_the_stages_are_those_of_the_second_schedule() -> None:
    first = schedule(stages=stages(must=3))
    resolved = schedule(stages=stages(lost=0, moved=1, must=4))
    assert compare(first, resolved).stages == (
        StageChange("lost", None, 0, None),
        StageChange("moved", None, 1, None),
        StageChange("must", 3, 4, None),
    )
    assert compare(resolved, first).stages == (StageChange("must", 4, 3, None),)


def test_a_schedule_compared_with_itself_changes_nobody() -> None:
    alone = schedule(meeting_by_hand("m-1", "ada", "bo", NINE), stages=stages(must=1))
    compared = compare(alone, alone)
    assert (compared.people, compared.judgement) == ((), Judgement.EQUAL)
    assert len(compared.of_fate(Fate.KEPT)) == 1


def test_schedules_of_two_events_are_not_compared() -> None:
    with pytest.raises(ValueError, match="two events"):
        compare(schedule(), schedule_by_hand("other"))
