"""Made-up events after people dropped out and changed their hours."""

from dataclasses import replace

from benchmarks.disturbed import disturbed, without
from benchmarks.instances import make_event
from matchmaking.check import warnings
from matchmaking.eligibility.availability import Availability
from matchmaking.model.event import FixedMeeting


def test_as_many_leave_and_change_their_hours_as_was_asked_for() -> None:
    # Of 60 people, 10 % are 6 and 20 % are 12; in a dense event nobody is away before.
    event = make_event("dense", 60, seed=1)
    after = disturbed(event, gone_percent=10, hours_percent=20, seed=1)
    before = event.participant
    assert len(after.participants) == 54
    assert sum(person != before[person.id] for person in after.participants) == 12


def test_changed_hours_only_take_slots_away() -> None:
    event = make_event("roomy", 60, seed=1)
    after = disturbed(event, gone_percent=0, hours_percent=100, seed=2)
    suited, suits = Availability(event).possible, Availability(after).possible
    assert all(suits[person.id] <= suited[person.id] for person in after.participants)
    assert any(suits[person.id] < suited[person.id] for person in after.participants)


def test_the_same_seed_disturbs_in_the_same_way() -> None:
    event = make_event("tight", 60, seed=1)
    assert disturbed(event, 5, 5, seed=1) == disturbed(event, 5, 5, seed=1)
    assert disturbed(event, 5, 5, seed=1) != disturbed(event, 5, 5, seed=2)


def test_nobody_wishes_to_meet_those_who_are_gone() -> None:
    event = make_event("dense", 60, seed=1)
    wish = event.preferences[0]
    fixed = replace(event, fixed=(FixedMeeting(wish.source, wish.target),))
    after = without(fixed, [wish.source])
    assert after.fixed == ()
    assert all(wish.source not in {w.source, w.target} for w in after.preferences)
    assert [w for w in warnings(after) if wish.source in str(w)] == []
