"""Whole small events, planned; each expected schedule is derived by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking import PROGRAM
from matchmaking.errors import LocalTime, NoneFound, NoSchedule, Said
from matchmaking.model.event import Event, FixedMeeting, Limits, Site
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import (
    Meeting,
    ParticipantOutcome,
    RunRecord,
    Schedule,
    StageOutcome,
)
from matchmaking.model.time_ranges import DailyRange
from matchmaking.model.zones import zone_data_version
from matchmaking.scheduling import (
    Budget,
    Options,
    Progress,
    held_meetings,
    plan,
    planned,
    posed,
)
from matchmaking.scheduling.naming import gap
from solver.result import StageResult
from solver.stages import Stage
from tests.by_hand import wishing, with_people

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 8, tzinfo=UTC)
QUICKLY = Options(seconds=10, workers=1)


def fixed(event: Event, *meetings: tuple[str, str, int | None]) -> Event:
    """The event with meetings fixed in slots."""
    starts = {slot.number: slot.starts_at for slot in event.grid.slots}
    return replace(
        event,
        fixed=tuple(FixedMeeting(a, b, None if s is None else starts[s]) for a, b, s in meetings),
    )


def held(event: Event, schedule: Schedule) -> dict[tuple[str, str], int]:
    """The slot of each pair that meets."""
    return {m.participants: event.grid.number_at[m.starts_at] for m in schedule.meetings}


def achieved(schedule: Schedule) -> dict[str, int]:
    return {outcome.stage: outcome.achieved for outcome in schedule.stages}


def test_a_schedule_says_all_that_is_known_of_it(fair: Event) -> None:
    # One wish of weight 9; both sides' first meeting counts 12 more each: 33. Amina is there at
    # 10:00 on the second day only, slot 6.
    ten = datetime(2027, 2, 17, 10, tzinfo=UTC)
    here = DailyRange(10 * 60, 10 * 60 + 30).on(ten.date())
    event = wishing(with_people(fair, "amina", availability=(here,)), ("bo", "amina", Rating.MUST))
    schedule = plan(event, None, QUICKLY, NOW)
    assert schedule == Schedule(
        event_id="fair",
        status="optimal",
        value=9,
        gap=0.0,
        stages=(
            StageOutcome("must", 1, 1),
            StageOutcome("minimum", 0, 0),
            StageOutcome("value", 33, 33),
            StageOutcome("comfort", 0, 0),
        ),
        run=RunRecord(
            schedule.run.seconds, 1, 1, PROGRAM, schedule.run.method, zone_data_version()
        ),
        meetings=(
            Meeting(
                # The first 16 hex digits of SHA-256 of "fair\0Atlas\0Borealis\0".
                id="m-8d2444eb984f31e6",
                participants=("amina", "bo"),
                starts_at=ten,
                ends_at=ten.replace(minute=20),
                value=9,
                fixed=False,
                video_url=None,
                sequence=0,
                created_at=NOW,
                revised_at=NOW,
            ),
        ),
        participants=(
            ParticipantOutcome("amina", 1, None, 0, 0),
            ParticipantOutcome("adil", 0, None, 0, 0),
            ParticipantOutcome("bo", 1, 1.0, 0, 0),
            ParticipantOutcome("berit", 0, None, 0, 0),
            ParticipantOutcome("cleo", 0, None, 0, 0),
        ),
    )


def test_an_event_in_which_nobody_wishes_anything_has_an_empty_schedule(fair: Event) -> None:
    schedule = plan(fair, None, QUICKLY, NOW)
    assert (schedule.status, schedule.meetings, schedule.value) == ("optimal", (), 0)
    assert schedule.gap == 0.0


def test_the_representative_with_the_better_rating_goes(fair: Event) -> None:
    # All four pairs of the companies may meet once; Adil and Berit is worth 1 + 9 + 5.
    event = wishing(fair, ("Atlas", "Borealis", Rating.LOW), ("berit", "adil", Rating.HIGH))
    schedule = plan(event, None, QUICKLY, NOW)
    assert list(held(event, schedule)) == [("adil", "berit")]
    assert schedule.value == 15


def test_the_representative_who_has_time_goes(fair: Event) -> None:
    event = wishing(
        with_people(fair, "adil", unavailable=fair.sessions), ("Atlas", "cleo", Rating.LOW)
    )
    assert list(held(event, plan(event, None, QUICKLY, NOW))) == [("amina", "cleo")]


def test_a_must_comes_before_any_value(fair: Event) -> None:
    # Cleo may meet once: Atlas must (9 + 24), Borealis and Cleo are mutual (9 + 9 + 5 + 24).
    event = wishing(
        with_people(fair, "cleo", max_meetings=1),
        ("amina", "cleo", Rating.MUST),
        ("bo", "cleo", Rating.HIGH),
        ("cleo", "bo", Rating.HIGH),
    )
    schedule = plan(event, None, QUICKLY, NOW)
    assert list(held(event, schedule)) == [("amina", "cleo")]
    assert achieved(schedule) == {"must": 1, "minimum": 0, "value": 33, "comfort": 0}


def test_meetings_are_in_the_order_of_their_starts(fair: Event) -> None:
    event = fixed(fair, ("amina", "bo", 6), ("adil", "cleo", 1), ("berit", "cleo", 3))
    assert list(held(event, plan(event, None, QUICKLY, NOW)).items()) == [
        (("adil", "cleo"), 1),
        (("berit", "cleo"), 3),
        (("amina", "bo"), 6),
    ]


def test_a_fixed_meeting_without_wish_is_held_in_its_slot(fair: Event) -> None:
    event = fixed(fair, ("bo", "amina", 5))
    schedule = plan(event, None, QUICKLY, NOW)
    assert held(event, schedule) == {("amina", "bo"): 5}
    assert [(meeting.value, meeting.fixed) for meeting in schedule.meetings] == [(0, True)]


def test_two_of_one_site_share_a_booth_and_two_of_two_sites_need_one_each(fair: Event) -> None:
    # The hall has one booth. Amina and Cleo meet in it, so Berit of the hall cannot meet Adil of
    # nowhere in the same slot; the only slot is the first.
    one_slot = replace(fair.sessions[0], end=fair.sessions[0].start.replace(minute=20))
    event = replace(fair, sessions=(one_slot,), sites=(Site("hall", "Hall", 1),))
    event = with_people(event, "amina", "cleo", "berit", site="hall")
    event = wishing(event, ("amina", "cleo", Rating.HIGH), ("berit", "adil", Rating.LOW))
    assert held(event, plan(event, None, QUICKLY, NOW)) == {("amina", "cleo"): 0}


def clash(event: Event) -> list[Said]:
    with pytest.raises(NoSchedule) as raised:
        plan(event, None, QUICKLY, NOW)
    return list(raised.value.clash)


AMINA, BO, CLEO = "Atlas (Amina) [amina]", "Borealis (Bo) [bo]", "Cleo [cleo]"
AT_NINE = LocalTime(datetime(2027, 2, 16, 9, tzinfo=UTC), "UTC")
AT_TEN = LocalTime(datetime(2027, 2, 16, 10, tzinfo=UTC), "UTC")


def test_two_fixed_meetings_of_one_person_at_one_time_clash(fair: Event) -> None:
    # Berit's meeting has nothing to do with it.
    event = fixed(fair, ("amina", "bo", 0), ("amina", "cleo", 0), ("berit", "cleo", 4))
    assert clash(event) == [
        Said("clash.fixed_at", {"a": AMINA, "b": BO, "time": AT_NINE}),
        Said("clash.fixed_at", {"a": AMINA, "b": CLEO, "time": AT_NINE}),
        Said("clash.one_meeting_at_a_time", {"who": AMINA}),
    ]


def test_more_fixed_meetings_than_the_maximum_clash(fair: Event) -> None:
    event = fixed(
        with_people(fair, "cleo", max_meetings=1), ("amina", "cleo", None), ("bo", "cleo", 2)
    )
    assert clash(event) == [
        Said("clash.fixed_anywhere", {"a": AMINA, "b": CLEO}),
        Said("clash.fixed_at", {"a": BO, "b": CLEO, "time": AT_TEN}),
        Said("clash.maximum", {"who": CLEO, "maximum": 1}),
    ]


def test_two_fixed_meetings_of_the_same_companies_clash(fair: Event) -> None:
    event = fixed(fair, ("amina", "bo", 0), ("adil", "berit", 4))
    assert clash(event)[-1] == Said("clash.once_per_company", {"a": "Atlas", "b": "Borealis"})


def test_fixed_meetings_that_need_more_booths_than_there_are_clash(fair: Event) -> None:
    event = replace(fair, sites=(Site("hall", "Hall", 1),))
    event = with_people(event, "amina", "adil", site="hall")
    event = fixed(event, ("amina", "bo", 0), ("adil", "cleo", 0))
    assert clash(event)[-1] == Said(
        "clash.booths_at", {"capacity": 1, "site": "Hall", "time": AT_NINE}
    )


def test_fixed_meetings_that_need_more_rooms_than_there_are_clash(fair: Event) -> None:
    event = replace(fair, limits=Limits(simultaneous_meetings=1))
    event = fixed(event, ("amina", "bo", 0), ("adil", "cleo", 0))
    assert clash(event)[-1] == Said("clash.rooms_at", {"capacity": 1, "time": AT_NINE})


def test_more_fixed_meetings_than_common_slots_clash(fair: Event) -> None:
    nine = (DailyRange(9 * 60, 9 * 60 + 20).on(fair.grid.slots[0].starts_at.date()),)
    event = with_people(fair, "amina", availability=nine)
    assert clash(fixed(event, ("amina", "bo", None), ("amina", "cleo", None))) == [
        Said("clash.fixed_anywhere", {"a": AMINA, "b": BO}),
        Said("clash.fixed_anywhere", {"a": AMINA, "b": CLEO}),
        Said("clash.hours", {"who": AMINA, "slots": 1}),
        Said("clash.one_meeting_at_a_time", {"who": AMINA}),
    ]


def test_fixed_meetings_in_a_longer_run_than_allowed_clash(fair: Event) -> None:
    event = replace(fair, limits=Limits(max_consecutive=1))
    event = fixed(event, ("amina", "bo", 0), ("amina", "cleo", 1))
    assert clash(event)[2:] == [Said("clash.longest_run", {"who": AMINA, "limit": 1})]


def test_an_earlier_meeting_stays_where_it_was(fair: Event) -> None:
    # Cleo now likes Atlas at 09:00 as well as ever, but she has promised 10:30 on the second day.
    event = wishing(fair, ("amina", "cleo", Rating.LOW), ("bo", "cleo", Rating.LOW))
    before = plan(fixed(event, ("amina", "cleo", 7)), None, QUICKLY, NOW)
    after = plan(event, before, QUICKLY, LATER)
    assert held(event, after)["amina", "cleo"] == 7
    assert after.stages[:2] == (StageOutcome("lost", 0, 0), StageOutcome("moved", 0, 0))


def test_an_earlier_meeting_moves_rather_than_being_lost(fair: Event) -> None:
    event = wishing(fair, ("amina", "cleo", Rating.LOW))
    before = plan(fixed(event, ("amina", "cleo", 7)), None, QUICKLY, NOW)
    moved = with_people(event, "cleo", unavailable=event.sessions[1:])
    after = plan(moved, before, QUICKLY, LATER)
    assert after.stages[:2] == (StageOutcome("lost", 0, 0), StageOutcome("moved", 1, 1))
    assert [meeting.id for meeting in after.meetings] == [m.id for m in before.meetings]


def test_a_colleague_takes_over_rather_than_a_promise_being_lost(fair: Event) -> None:
    event = wishing(fair, ("Atlas", "cleo", Rating.LOW))
    before = plan(fixed(event, ("amina", "cleo", 7)), None, QUICKLY, NOW)
    amina_gone = replace(event, participants=event.participants[1:])
    after = plan(amina_gone, before, QUICKLY, LATER)
    assert list(held(amina_gone, after)) == [("adil", "cleo")]
    assert after.stages[:2] == (StageOutcome("lost", 0, 0), StageOutcome("moved", 1, 1))


def test_a_withdrawn_wish_loses_the_meeting(fair: Event) -> None:
    event = wishing(fair, ("amina", "cleo", Rating.LOW))
    before = plan(event, None, QUICKLY, NOW)
    after = plan(wishing(fair), before, QUICKLY, LATER)
    assert after.meetings == ()
    assert after.stages[:2] == (StageOutcome("lost", 1, 1), StageOutcome("moved", 0, 0))


def test_the_same_effort_gives_the_same_schedule(fair: Event) -> None:
    event = wishing(fair, ("Atlas", "Borealis", Rating.LOW), ("Atlas", "cleo", Rating.LOW))
    by_count = Options(effort=1, seed=7, workers=1)
    first, second = (plan(event, None, by_count, NOW) for _ in range(2))
    assert first == replace(second, run=replace(second.run, seconds=first.run.seconds))


def test_progress_is_reported(fair: Event) -> None:
    heard: list[Progress] = []
    plan(wishing(fair, ("amina", "cleo", Rating.LOW)), None, QUICKLY, NOW, heard.append)
    assert {progress.stage for progress in heard} <= {"must", "minimum", "value", "comfort"}
    assert heard


def test_a_search_that_is_over_before_it_began_finds_nothing(fair: Event) -> None:
    event = fixed(fair, ("amina", "bo", None), ("amina", "cleo", None))
    stopped = Budget()
    stopped.stop()
    with pytest.raises(NoneFound):
        plan(event, None, QUICKLY, NOW, budget=stopped)


def test_options_bound_the_search_by_the_clock_unless_effort_is_given() -> None:
    by_clock, by_count = Options(seconds=5).budget(), Options(seconds=5, effort=2).budget()
    assert (by_clock.is_counted, by_count.is_counted, by_count.remaining) == (False, True, 2)


@pytest.mark.parametrize(
    ("achieved", "bound", "expected"),
    [(90, 100, 0.1), (100, 100, 0.0), (2, 3, 1 / 3), (0, 0, 0.0), (5, None, None)],
)
def test_the_gap_is_a_share_of_the_bound(
    achieved: int, bound: int | None, expected: float | None
) -> None:
    stages = [StageResult(Stage.MUST, 1, 2), StageResult(Stage.VALUE, achieved, bound)]
    assert gap(stages) == expected


@pytest.mark.parametrize("is_resolved", [False, True])
def test_a_search_that_was_cut_off_goes_on_from_what_it_had(fair: Event, is_resolved: bool) -> None:
    event = wishing(fair, ("amina", "cleo", Rating.LOW), ("adil", "bo", Rating.HIGH))
    previous = plan(event, None, QUICKLY, NOW) if is_resolved else None
    problem, heard = posed(event, previous), list[Progress]()
    whole = planned(problem, QUICKLY, NOW, heard.append)
    best = held_meetings(problem, heard[-1])
    assert sorted(best) == sorted((*m.participants, m.starts_at) for m in whole.meetings)
    none_left = Budget(seconds=0)
    assert planned(problem, QUICKLY, NOW, None, none_left, best).meetings == whole.meetings
