"""Edits by hand of a finished schedule: what each changes, breaks, overrides and leaves proven."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.comparison import Fate
from matchmaking.editing import (
    Add,
    Cancel,
    Edit,
    Edited,
    Lock,
    Move,
    State,
    Swap,
    Unlock,
    edited,
    with_agreed,
)
from matchmaking.editing.applied import applied
from matchmaking.errors import BrokenRules, NotThere
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.model.event import Event, FixedMeeting, Limits, Video, VideoProvider
from matchmaking.model.schedule import EndedMeeting, Meeting, ParticipantOutcome
from matchmaking.unmet import unmet_wishes
from matchmaking.verification import verify
from tests.by_hand import with_people
from tests.solved import solved

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


def state(event: Event) -> State:
    return State(solved(event))


def held(state: State, *people: str) -> Meeting:
    return next(m for m in state.schedule.meetings if set(m.participants) == set(people))


def start(event: Event, slot: int) -> datetime:
    return event.grid.slots[slot].starts_at


def done(event: Event, state: State, edit: Edit, *, is_current: bool = True) -> Edited:
    return edited(event, state, edit, None, NOW, is_current=is_current)


def stages(state: State) -> dict[str, tuple[int, int | None]]:
    return {stage.stage: (stage.achieved, stage.bound) for stage in state.schedule.stages}


def rules_broken(event: Event, state: State, edit: Edit) -> tuple[str, ...]:
    with pytest.raises(BrokenRules) as refused:
        done(event, state, edit)
    return refused.value.rules


@pytest.fixture
def before(fair: Event) -> State:
    """Amina and Cleo in slot 0, Bo and Cleo in slot 1, Adil and Berit in slot 0."""
    first = state(fair)
    times = {("amina", "cleo"): 0, ("bo", "cleo"): 1, ("adil", "berit"): 0}
    placed = tuple(
        replace(m, starts_at=slot.starts_at, ends_at=slot.ends_at)
        for m in first.schedule.meetings
        for slot in [fair.grid.slots[times[m.participants]]]
    )
    ordered = tuple(sorted(placed, key=lambda m: (m.starts_at, m.id)))
    return State(replace(first.schedule, meetings=ordered))


def test_a_cancelled_meeting_is_gone_with_its_value_and_what_depends_on_it(
    fair: Event, before: State
) -> None:
    # Three meetings: 23 + 4 + 9, and 12 for each of five first meetings, 6 for Cleo's second.
    assert stages(before)["value"] == (36 + 5 * 12 + 6, 36 + 5 * 12 + 6)
    after = done(fair, before, Cancel(held(before, "bo", "cleo").id))
    schedule = after.state.schedule
    # Bo, who wished for one meeting at least, has none: that is told, and not forbidden.
    assert [(found.rule, found.participants) for found in after.overridden] == [
        ("minimum", ("bo",))
    ]
    assert len(after.comparison.of_fate(Fate.LOST)) == 1
    assert [change.id for change in after.comparison.people] == ["bo", "cleo"]
    assert schedule.value == 32
    # Of `minimum` one is missing now; so nothing is proven of the stages after it.
    assert stages(after.state) == {
        "must": (1, 1),
        "minimum": (1, 0),
        "value": (32 + 4 * 12, None),
        "comfort": (0, None),
    }
    assert (schedule.status, schedule.gap) == ("feasible", None)
    assert schedule.participants[2] == ParticipantOutcome("bo", 0, 0.0, 0, 0)
    assert [(wish.source, wish.target) for wish in schedule.unscheduled] == [("bo", "cleo")]
    assert verify(fair, schedule).violations == ()


def test_bounds_stay_as_long_as_no_stage_got_worse(fair: Event, before: State) -> None:
    after = done(fair, before, Move(held(before, "adil", "berit").id, start(fair, 6)))
    assert stages(after.state) == stages(before)
    assert (after.state.schedule.status, after.state.schedule.gap) == ("optimal", 0.0)


def test_nothing_stays_proven_of_other_inputs(fair: Event, before: State) -> None:
    move = Move(held(before, "adil", "berit").id, start(fair, 6))
    after = done(fair, before, move, is_current=False)
    assert {bound for _, bound in stages(after.state).values()} == {None}
    assert after.state.schedule.status == "feasible"


def test_a_meeting_that_nobody_wished_for_counts_as_fixed_and_is_told(
    fair: Event, before: State
) -> None:
    after = done(fair, before, Add("adil", "dana", start(fair, 2)))
    added = held(after.state, "adil", "dana")
    assert (added.fixed, added.value, added.created_at) == (True, 0, NOW)
    assert [found.rule for found in after.overridden] == ["consent"]
    # No run could have held it, so nothing is proven any more.
    assert {bound for _, bound in stages(after.state).values()} == {None}
    assert verify(with_agreed(fair, after.state.schedule), after.state.schedule).violations == ()
    moved = done(fair, after.state, Move(added.id, start(fair, 4)))
    assert held(moved.state, "adil", "dana").fixed


def test_what_a_hand_added_may_have_bound_a_run_until_it_is_taken_away(
    fair: Event, before: State
) -> None:
    free = done(fair, before, Cancel(held(before, "amina", "cleo").id)).state
    added = done(fair, free, Add("amina", "cleo", start(fair, 2))).state
    # A run could have held it there, so that what was proven still is.
    assert stages(added)["must"] == (1, 1)
    gone = done(fair, added, Cancel(held(added, "amina", "cleo").id)).state
    assert stages(gone)["must"] == (1, None)


def test_an_uncomfortable_hour_is_told_and_not_forbidden(fair: Event, before: State) -> None:
    after = done(fair, before, Move(held(before, "adil", "berit").id, start(fair, 3)))
    assert [(found.rule, found.participants) for found in after.overridden] == [
        ("comfort", ("adil",)),
        ("comfort", ("berit",)),
    ]
    # Each has one such meeting: 1 and 1.
    assert stages(after.state)["comfort"] == (2, 0)


def test_two_meetings_exchange_their_slots(fair: Event, before: State) -> None:
    one, other = held(before, "amina", "cleo"), held(before, "bo", "cleo")
    after = done(fair, before, Swap(one.id, other.id))
    assert held(after.state, "amina", "cleo").starts_at == start(fair, 1)
    assert held(after.state, "bo", "cleo").starts_at == start(fair, 0)
    assert after.comparison.judgement == "equal"


def test_a_lock_changes_no_meeting_and_ends_with_it(fair: Event, before: State) -> None:
    meeting = held(before, "bo", "cleo").id
    locked = done(fair, before, Lock(meeting)).state
    assert locked == State(before.schedule, frozenset({meeting}))
    assert done(fair, locked, Unlock(meeting)).state == before
    moved = done(fair, locked, Move(meeting, start(fair, 5))).state
    assert moved.locked == {meeting}
    assert done(fair, locked, Cancel(meeting)).state.locked == frozenset()


@pytest.mark.parametrize(
    ("edit", "rules"),
    [
        (Add("adil", "cleo", datetime(2027, 2, 16, 10, tzinfo=UTC)), ("once_per_company",)),
        (Add("dana", "bo", datetime(2027, 2, 16, 10, tzinfo=UTC)), ("veto",)),
        (Add("adil", "amina", datetime(2027, 2, 16, 10, tzinfo=UTC)), ("own_company",)),
        (
            Add("adil", "dana", datetime(2027, 2, 16, 9, tzinfo=UTC)),
            ("one_meeting_at_a_time",),
        ),
        (Add("cleo", "dana", datetime(2027, 2, 16, 10, 5, tzinfo=UTC)), ("known_slot",)),
        (Add("cleo", "cleo", datetime(2027, 2, 16, 10, tzinfo=UTC)), ("known_participants",)),
    ],
)
def test_what_no_hand_may_override_is_refused_by_the_rules_name(
    fair: Event, before: State, edit: Edit, rules: tuple[str, ...]
) -> None:
    assert rules_broken(fair, before, edit) == rules


def test_hours_maximum_capacity_and_what_the_event_fixes_hold(fair: Event, before: State) -> None:
    meeting = held(before, "adil", "berit")
    away = with_people(fair, "adil", unavailable=(fair.sessions[1],))
    move = Move(meeting.id, start(fair, 6))
    assert rules_broken(away, before, move) == ("hours",)
    add = Add("adil", "dana", start(fair, 2))
    assert rules_broken(with_people(fair, "adil", max_meetings=1), before, add) == ("maximum",)
    narrow = replace(fair, limits=Limits(simultaneous_meetings=1))
    assert rules_broken(narrow, before, Move(meeting.id, start(fair, 1))) == ("capacity",)
    agreed = replace(fair, fixed=(FixedMeeting("adil", "berit", meeting.starts_at),))
    assert rules_broken(agreed, before, move) == ("fixed",)
    assert rules_broken(agreed, before, Cancel(meeting.id)) == ("fixed",)


@pytest.mark.parametrize("edit", [Cancel("m-1"), Lock("m-1"), Unlock("m-1"), Swap("m-1", "m-2")])
def test_an_edit_of_what_is_not_there_is_told(fair: Event, before: State, edit: Edit) -> None:
    with pytest.raises(NotThere) as refused:
        done(fair, before, edit)
    assert (refused.value.kind, refused.value.id) == ("meeting", "m-1")


def test_what_the_event_broke_meanwhile_is_mended_piece_by_piece(
    fair: Event, before: State
) -> None:
    # Cleo and Dana are gone, Adil and Berit have one meeting more than they may.
    smaller = replace(fair, participants=fair.participants[:4], preferences=fair.preferences[3:4])
    smaller = with_people(smaller, "adil", max_meetings=0)
    moved = done(smaller, before, Move(held(before, "adil", "berit").id, start(fair, 6)))
    assert len(moved.state.schedule.meetings) == 3
    mended = moved.state
    for people in (("amina", "cleo"), ("bo", "cleo"), ("adil", "berit")):
        mended = done(smaller, mended, Cancel(held(mended, *people).id)).state
    assert mended.schedule.meetings == ()
    assert verify(smaller, mended.schedule).violations == ()


def test_a_moved_meeting_takes_a_link_that_is_free_there(fair: Event) -> None:
    pool = ("https://a.example", "https://b.example")
    video = replace(fair, video=Video(VideoProvider.POOL, links=pool))
    first = state(video)
    # Two meetings at 09:00, so both links are taken; whoever comes into a slot takes the free one.
    meetings = {m.participants: m for m in first.schedule.meetings}
    bo = meetings["bo", "cleo"]
    others = [m for m in first.schedule.meetings if m is not bo]
    slot = next(
        slot.starts_at
        for slot in fair.grid.slots
        if [m.starts_at for m in others].count(slot.starts_at) == 0
    )
    after = done(video, first, Move(bo.id, slot)).state
    assert verify(video, after.schedule).violations == ()
    assert {m.video_url for m in after.schedule.meetings} <= set(pool)


def test_a_draft_tells_the_sequences_that_it_would_have_once_published(
    fair: Event, before: State
) -> None:
    published = before.schedule
    gone, moved = held(before, "bo", "cleo"), held(before, "adil", "berit")
    one = edited(fair, before, Cancel(gone.id), published, NOW, is_current=True).state
    two = edited(fair, one, Move(moved.id, start(fair, 6)), published, NOW, is_current=True).state
    later = NOW + timedelta(hours=1)
    back = Move(moved.id, moved.starts_at)
    three = edited(fair, two, back, published, later, is_current=True).state
    assert one.schedule.ended == (EndedMeeting(gone.id, 0),)
    assert held(two, "adil", "berit").sequence == 1
    assert held(three, "adil", "berit") == moved
    add = Add("bo", "cleo", start(fair, 2))
    again = edited(fair, three, add, published, later, is_current=True).state
    assert (held(again, "bo", "cleo").sequence, again.schedule.ended) == (1, ())


def random_edit(rng: random.Random, event: Event, state: State) -> Edit:
    slot = rng.choice(event.grid.slots).starts_at
    meetings = [meeting.id for meeting in state.schedule.meetings]
    a, b = rng.sample([person.id for person in event.participants], 2)
    if not meetings:
        return Add(a, b, slot)
    return rng.choice(
        [
            Add(a, b, slot),
            Add(a, b, slot),
            Move(rng.choice(meetings), slot),
            Swap(*rng.choices(meetings, k=2)),
            Cancel(rng.choice(meetings)),
        ]
    )


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_edited_the_schedule_stays_sound_and_true(
    random_fair: Callable[[int], Event], seed: int
) -> None:
    event, rng = random_fair(seed), random.Random(seed)
    present = state(event)
    refusals = 0
    for _ in range(12):
        edit = random_edit(rng, event, present)
        try:
            after = edited(event, present, edit, None, NOW, is_current=True).state
        except BrokenRules:
            refusals += 1
            naive, _ = applied(event, present, edit, NOW)
            bare = tuple(replace(m, video_url=None) for m in naive.schedule.meetings)
            schedule = replace(naive.schedule, meetings=bare)
            assert verify(with_agreed(event, schedule), schedule).broken
        else:
            agreed, schedule = with_agreed(event, after.schedule), after.schedule
            assert verify(agreed, schedule).violations == ()
            best = BestAgendas.in_event(agreed)
            assert schedule.participants == tuple(outcomes(best, schedule))
            assert schedule.unscheduled == unmet_wishes(agreed, schedule)
            present = after
    assert refusals < 12
