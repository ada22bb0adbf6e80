"""The rules on what a schedule says about itself, kept and broken."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.errors import Said
from matchmaking.model.event import FixedMeeting, Matching, Weights
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import StageOutcome
from matchmaking.verification import verify
from matchmaking.words import Words

NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)


def test_a_fixed_meeting_is_held_in_either_order_of_its_people(fair, meeting, broken):
    event = replace(fair, fixed=(FixedMeeting("b1", "s1", NINE), FixedMeeting("s2", "b3")))
    held = (
        meeting("m1", "s1", "b1", "09:00", fixed=True),
        meeting("m2", "s2", "b3", "14:30", fixed=True),
    )
    assert broken(event, *held) == []


def test_a_fixed_meeting_is_missed(fair, meeting, broken):
    event = replace(fair, fixed=(FixedMeeting("s1", "b1"),))
    assert broken(event, meeting("m1", "s1", "b3", "09:00")) == [("fixed", (), ("s1", "b1"))]


def test_a_colleague_does_not_replace_a_fixed_person(fair, meeting, broken):
    event = replace(fair, fixed=(FixedMeeting("s1", "b1"),))
    assert broken(event, meeting("m1", "s2", "b1", "09:00")) == [("fixed", (), ("s1", "b1"))]


def test_a_fixed_meeting_stays_at_its_start(fair, meeting, broken):
    event = replace(fair, fixed=(FixedMeeting("s1", "b1", NINE),))
    late = meeting("m1", "s1", "b1", "09:30", fixed=True)
    assert broken(event, late) == [("fixed", ("m1",), ("s1", "b1"))]


def test_a_fixed_meeting_is_marked_by_a_program_that_tells_so_much(
    fair, meeting, broken, schedule_of
):
    event = replace(fair, fixed=(FixedMeeting("s1", "b1", NINE),))
    unmarked = meeting("m1", "s1", "b1", "09:00")
    assert broken(event, unmarked) == []
    telling = schedule_of(unmarked, stages=_claims(None))
    (found,) = verify(event, telling).violations
    assert (found.rule, found.meetings, found.participants) == ("values", ("m1",), ("s1", "b1"))


def test_what_is_not_fixed_is_not_marked(fair, meeting, broken):
    marked = meeting("m1", "s1", "b1", "09:00", fixed=True)
    assert broken(fair, marked) == [("values", ("m1",), ("s1", "b1"))]


def test_no_two_meetings_have_one_id(fair, meeting, broken):
    first, second = meeting("m1", "s1", "b1", "09:00"), meeting("m1", "s2", "b3", "09:30")
    assert broken(fair, first, second) == [("ids", ("m1",), ("s1", "b1", "s2", "b3"))]


@pytest.mark.parametrize("claimed", [8, 10])
def test_a_value_is_claimed_as_it_is(fair, meeting, schedule_of, claimed):
    false = schedule_of(meeting("m1", "s1", "b1", "09:00", claimed), stages=_claims(None))
    of_meeting = Said("violation.values", {"meetings": "m1", "claimed": claimed, "true": 9})
    assert _said(fair, false) == [of_meeting, _false("value", claimed, 9)]


def test_a_program_that_tells_no_stages_claims_no_value_either(fair, meeting, broken):
    assert broken(fair, meeting("m1", "s1", "b1", "09:00", 0)) == []


def test_a_schedule_of_another_event_is_told_as_such(fair, schedule_of):
    assert _said(fair, schedule_of(event_id="ball")) == [_false("event", "ball", "fair")]


@pytest.mark.parametrize(
    ("forth", "back", "value"),
    [
        (Rating.MUST, None, 7),
        (Rating.HIGH, Rating.MEDIUM, 7 + 3 + 2),
        (Rating.LOW, Rating.LOW, 0 + 0 + 2),
        (None, Rating.MEDIUM, 3),
    ],
)
def test_the_value_of_a_meeting_is_both_weights_and_mutual_whatever_the_weights(
    fair, meeting, schedule_of, forth, back, value
):
    rows = (("s1", "b3", forth), ("b3", "s1", back))
    event = replace(
        fair,
        matching=Matching(weights=Weights(high=7, medium=3, low=0, mutual=2), fairness=()),
        preferences=tuple(Preference(*row) for row in rows if row[2] is not None),
    )
    stage = StageOutcome("value", value, None)
    true = schedule_of(meeting("m1", "s1", "b3", "09:00", value), stages=(stage,))
    assert _said(event, true) == []


def _claims(value_bound, must_bound=0, achieved=9 + 2 * 12):
    return (
        StageOutcome("must", 0, must_bound),
        StageOutcome("minimum", 0, 0),
        StageOutcome("value", achieved, value_bound),
        StageOutcome("comfort", 0, None),
    )


def _said(event, schedule):
    said = [violation.said for violation in verify(event, schedule).violations]
    assert all(Words(language).speak(sentence) for language in LANGUAGES for sentence in said)
    return said


def _false(what, claimed, true):
    fields = {"meetings": "", "what": what, "claimed": claimed, "true": true}
    return Said("violation.values.schedule", fields)


def test_true_claims_are_accepted(fair, meeting, schedule_of):
    one = meeting("m1", "s1", "b1", "09:00")
    # one meeting of value 9, and the first meeting of each side counts 12 more: 33
    proven = schedule_of(one, status="optimal", gap=0.0, stages=_claims(33))
    assert _said(fair, proven) == []
    open_still = schedule_of(one, status="feasible", gap=(44 - 33) / 44, stages=_claims(44))
    assert _said(fair, open_still) == []
    without_bound = schedule_of(one, status="feasible", gap=None, stages=_claims(None))
    assert _said(fair, without_bound) == []


def test_the_sum_of_values_is_plain(fair, meeting, schedule_of):
    one = meeting("m1", "s1", "b1", "09:00")
    claimed = schedule_of(one, value=33, stages=_claims(None))
    assert _said(fair, claimed) == [_false("value", 33, 9)]


def test_a_stage_is_claimed_as_it_is(fair, meeting, schedule_of):
    one = meeting("m1", "s1", "b1", "09:00")
    boasting = schedule_of(one, gap=0.0, status="optimal", stages=_claims(34, achieved=34))
    fields = {"meetings": "", "stage": "value", "claimed": 34, "true": 33}
    assert _said(fair, boasting) == [Said("violation.values.stage", fields)]


def test_an_upper_bound_below_what_is_achieved_is_none(fair, meeting, schedule_of):
    one = meeting("m1", "s1", "b1", "09:00")
    beaten = schedule_of(one, gap=(32 - 33) / 32, stages=_claims(32))
    assert _said(fair, beaten) == [
        Said("violation.values.bound", {"meetings": "", "stage": "value", "bound": 32, "true": 33})
    ]


def test_a_lower_bound_above_what_is_achieved_is_none(fair, meeting, schedule_of):
    one = meeting("m1", "s1", "b1", "09:00")
    stages = (*_claims(33)[:3], StageOutcome("comfort", 0, 1))
    beaten = schedule_of(one, gap=0.0, status="optimal", stages=stages)
    assert _said(fair, beaten) == [
        Said("violation.values.bound", {"meetings": "", "stage": "comfort", "bound": 1, "true": 0})
    ]


@pytest.mark.parametrize(
    ("gap", "status", "stages", "expected"),
    [
        (0.1, "optimal", _claims(33), _false("gap", 0.1, 0.0)),
        (None, "optimal", _claims(33), _false("gap", None, 0.0)),
        (0.0, "feasible", _claims(33), _false("status", "feasible", "optimal")),
        (0.25, "optimal", _claims(44), _false("status", "optimal", "feasible")),
        (0.0, "optimal", _claims(33, must_bound=1), _false("status", "optimal", "feasible")),
    ],
)
def test_gap_and_status_follow_from_the_stages(
    fair, meeting, schedule_of, gap, status, stages, expected
):
    schedule = schedule_of(
        meeting("m1", "s1", "b1", "09:00"), gap=gap, status=status, stages=stages
    )
    assert _said(fair, schedule) == [expected]


def test_a_gap_of_nothing_in_nothing_is_nothing(fair, schedule_of):
    empty = schedule_of(status="optimal", gap=0.0, stages=_claims(0, achieved=0))
    assert _said(fair, empty) == []


def test_a_false_claim_breaks_no_rule(fair, meeting, schedule_of):
    marked = meeting("m1", "s1", "b1", "09:00", fixed=True)
    verdict = verify(fair, schedule_of(marked))
    assert ([found.rule for found in verdict.violations], verdict.broken) == (["values"], ())
