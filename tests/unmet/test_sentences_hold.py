"""What each sentence says is confirmed: by trying the meeting everywhere, and by a new run.

Fairs are drawn at random, scheduled by the whole bridge and solver, and explained. For each unmet
wish the reason is confirmed by verification, which shares no code with it; then its remedy is
applied, or its meeting fixed, in a copy of the event, and that is scheduled anew.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile

import pytest

from matchmaking.changes import applied
from matchmaking.errors import NoSchedule
from matchmaking.model.event import (
    Event,
    FixedMeeting,
)
from matchmaking.model.schedule import Meeting, Reason, Schedule
from matchmaking.scheduling import Options, plan
from matchmaking.unmet import ExplainedWish, Remedy, RemedyKind, explained_wishes
from matchmaking.verification import verify

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OPTIONS = Options(effort=0.05, workers=1)
RULES_OF = {
    Reason.VETOED: {"veto"},
    Reason.KINDS: {"kinds"},
    Reason.LANGUAGE: {"language"},
    Reason.CONSENT: {"consent"},
    Reason.COMPANY_MEETS_ALREADY: {"once_per_company"},
    Reason.NO_COMMON_TIME: {"hours"},
    Reason.MAXIMUM_REACHED: {"maximum"},
    Reason.BOOTHS_FULL: {"capacity", "longest_run"},
    Reason.ROOMS_FULL: {"capacity", "longest_run"},
    Reason.LONGEST_RUN: {"capacity", "longest_run"},
    Reason.OUTWEIGHED: {"one_meeting_at_a_time"},
    Reason.NOT_FOUND: {"one_meeting_at_a_time"},
}
"""Which rules the meeting would break, at least one in each slot in which both could come."""


def _meetings_tried(event: Event, wish: ExplainedWish) -> list[Meeting]:
    """The meeting of each pair that the wish covers, in each slot."""
    return [
        Meeting("tried", (a.id, b.id), s.starts_at, s.ends_at, 0, False, None, 0, NOW, NOW)
        for a in event.people_named(wish.wish.source)
        for b in event.people_named(wish.wish.target)
        for s in event.grid.slots
    ]


def _broken(event: Event, schedule: Schedule, meeting: Meeting) -> set[str]:
    added = replace(schedule, meetings=(*schedule.meetings, meeting), stages=())
    return {violation.rule for violation in verify(event, added).violations} - {"values"}


def _confirm_reason(event: Event, schedule: Schedule, wish: ExplainedWish) -> None:
    """Some pair of the wish fails for this reason alone or among others, in every slot."""
    broken = [_broken(event, schedule, meeting) for meeting in _meetings_tried(event, wish)]
    if wish.remedy is not None and wish.remedy.kind is RemedyKind.FIX:
        assert set() in broken
        return
    assert set() not in broken
    assert any(rules & RULES_OF[wish.wish.reason] for rules in broken)


def _confirm_by_new_runs(event: Event, schedule: Schedule) -> None:
    for wish in explained_wishes(event, schedule):
        if wish.remedy is not None:
            _confirm_remedy(applied(event, *wish.remedy.changes), wish.remedy)
        if wish.wish.reason is Reason.OUTWEIGHED:
            _confirm_outweighed(event, schedule, wish)


def _confirm_remedy(cured: Event, remedy: Remedy) -> None:
    """In the event with the remedy the meeting can be fixed where the sentence says."""
    fixed = FixedMeeting(*remedy.pair, cured.grid.slots[remedy.slot].starts_at)
    cured = replace(cured, fixed=(fixed,))
    anew = plan(cured, None, OPTIONS, NOW)
    assert verify(cured, anew).violations == ()


def _rank(schedule: Schedule, stages: Collection[str]) -> list[int]:
    """What these stages reach, so that more is better in each."""
    better = {"must": 1, "minimum": -1, "value": 1}
    return [better[s.stage] * s.achieved for s in schedule.stages if s.stage in stages]


def _proven(schedule: Schedule) -> list[str]:
    """The stages before comfort that are proven, with all before them."""
    proven = takewhile(lambda stage: stage.achieved == stage.bound, schedule.stages[:3])
    return [stage.stage for stage in proven]


def _confirm_outweighed(event: Event, schedule: Schedule, wish: ExplainedWish) -> None:
    """Whoever insists on the meeting gets no schedule that is better as far as that is proven."""
    pairs = {meeting.participants for meeting in _meetings_tried(event, wish)}
    if len(pairs) > 1:
        return
    ((a, b),) = pairs
    try:
        anew = plan(replace(event, fixed=(FixedMeeting(a, b),)), None, OPTIONS, NOW)
    except NoSchedule:
        return
    proven = _proven(schedule)
    assert _rank(anew, proven) <= _rank(schedule, proven)


def _confirm_all(try_out, event: Event) -> set[Reason]:
    schedule = plan(event, None, OPTIONS, NOW)
    assert verify(event, schedule).violations == ()
    unproven = tuple(replace(stage, bound=None) for stage in schedule.stages)
    early = replace(schedule, stages=unproven, status="feasible", gap=None)
    emptier = replace(early, meetings=schedule.meetings[::2], stages=())
    emptier = replace(emptier, value=sum(meeting.value for meeting in emptier.meetings))
    reasons = set()
    for shown in (schedule, early, emptier):
        for wish in explained_wishes(event, shown):
            reasons.add(wish.wish.reason)
            _confirm_reason(event, shown, wish)
            if wish.remedy is not None:
                try_out(event, shown, wish.remedy)
    _confirm_by_new_runs(event, schedule)
    return reasons


@pytest.mark.slow
def test_every_sentence_holds_and_every_reason_occurs(try_out, random_fair):
    reasons = set().union(*(_confirm_all(try_out, random_fair(seed)) for seed in range(40)))
    assert reasons == set(Reason)


@pytest.mark.long
def test_every_sentence_holds_over_many_fairs(try_out, random_fair):
    for seed in range(1000, 1600):
        _confirm_all(try_out, random_fair(seed))
