"""Prices of wishes and remedies found by trial, in a fair as small as can be."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchmaking.changes import Ask, Maximum, Open, Rooms
from matchmaking.eligibility.pairs import Pairs
from matchmaking.files import read_event
from matchmaking.model.event import Consent, Event, FixedMeeting, Limits, Matching
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, Schedule
from matchmaking.model.stage_change import StageChange
from matchmaking.model.time_ranges import TimeRange
from matchmaking.scheduling import Options, plan
from matchmaking.scheduling.price import Price, price
from matchmaking.scheduling.trial import Loss, gains, loss
from solver.stages import Stage
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

OPTIONS = Options(effort=20.0, workers=1)


@pytest.fixture
def hour(fair) -> Event:
    """The fair on its first day alone, without fairness; Amina has 09:00 only and no colleague.

    Bo wants her much, Cleo a little: 9 and 1.
    """
    event = replace(fair, sessions=fair.sessions[:1], matching=Matching(fairness=()))
    event = with_people(event, "amina", company=None, availability=(clock("09:00", "09:20"),))
    return wishing(event, ("bo", "amina", Rating.HIGH), ("cleo", "amina", Rating.LOW))


def clock(start: str, end: str) -> TimeRange:
    return TimeRange(*(datetime.fromisoformat(f"2027-02-16T{text}") for text in (start, end)))


def held(event: Event, *meetings: tuple[str, str, int]) -> Schedule:
    rows = enumerate(meetings)
    slots = event.grid.slots
    return schedule_by_hand(
        event.id,
        *(meeting_by_hand(f"m{n}", a, b, slots[slot].starts_at) for n, (a, b, slot) in rows),
    )


def priced(event: Event, schedule: Schedule, *pairs: tuple[str, str]) -> Price:
    return price(event, schedule, pairs, OPTIONS, OPTIONS.budget())


def test_a_meeting_costs_what_has_to_give_way(hour):
    # Amina's only slot is Bo's, worth 9; Cleo's meeting is worth 1.
    found = priced(hour, held(hour, ("bo", "amina", 0)), ("cleo", "amina"))
    assert (found.pair, found.slot) == (("cleo", "amina"), 0)
    assert found.stages == (
        StageChange(Stage.MUST, 0, 0, 0),
        StageChange(Stage.MINIMUM, 0, 0, 0),
        StageChange(Stage.VALUE, 9, 1, 1),
        StageChange(Stage.COMFORT, 0, 0, 0),
    )
    assert loss(found.stages) is Loss.PROVEN


def test_the_nearest_hours_are_found_by_trial(hour):
    found = priced(hour, held(hour, ("bo", "amina", 0)), ("cleo", "amina"))
    # With any other of the four slots Amina meets both: 10 instead of 9.
    assert [cure.changes for cure in found.cures] == [(Open("amina", slot),) for slot in (1, 2, 3)]
    assert [gains(cure.stages) for cure in found.cures] == [(0, 0, 1)] * 3
    assert (found.tried, found.untried) == (3, 0)


def test_a_maximum_is_found_by_trial(hour):
    event = with_people(hour, "amina", availability=(), max_meetings=1)
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "amina"))
    assert [cure.changes for cure in found.cures] == [(Maximum("amina", 2),)]


def test_a_room_is_found_by_trial(hour):
    event = wishing(hour, ("bo", "amina", Rating.HIGH), ("cleo", "adil", Rating.LOW))
    event = with_people(event, "adil", availability=(clock("09:00", "09:20"),))
    event = replace(event, limits=Limits(simultaneous_meetings=1))
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "adil"))
    # An hour of Adil would do as well; the nearest one is tried first.
    assert [cure.changes for cure in found.cures] == [
        (Open("adil", 1),),
        (Rooms(2),),
        (Open("adil", 2),),
    ]
    assert gains(found.stages) == (0, 0, -8)


def test_a_colleague_is_found_by_trial(hour):
    event = with_people(hour, "amina", company="Atlas", languages=("fr",))
    event = with_people(event, "adil", "cleo", languages=("en",))
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "amina"))
    assert found.obstacle is Reason.LANGUAGE
    # Nobody wished to meet Adil, so that it gains nothing, but it costs nothing either.
    assert [(cure.pair, cure.changes) for cure in found.cures] == [(("cleo", "adil"), ())]


def test_consent_is_found_by_trial(hour):
    event = replace(hour, matching=Matching(consent=Consent.BOTH, fairness=()))
    found = priced(event, held(event), ("bo", "amina"))
    assert (found.obstacle, found.stages) == (Reason.CONSENT, ())
    assert [cure.changes for cure in found.cures] == [(Ask("amina", "bo"),)]


def test_a_meeting_that_nobody_asked_for_has_a_price_too(hour):
    # Berit and Amina have 09:00 in common, which is Bo's; a fixed meeting needs no wish.
    event = with_people(hour, "bo", company=None)
    found = priced(event, held(event, ("bo", "amina", 0)), ("berit", "amina"))
    assert (found.obstacle, gains(found.stages)) == (None, (0, 0, -9))


def test_without_a_common_hour_there_is_no_price_but_a_remedy(hour):
    event = with_people(hour, "cleo", availability=(clock("09:30", "09:50"),))
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "amina"))
    assert found.obstacle is Reason.NO_COMMON_TIME
    # Cleo at 09:00 would only take Bo's place; Amina at 09:30 costs nobody anything.
    assert [cure.changes for cure in found.cures] == [(Open("amina", 1),)]


def test_a_refusal_has_neither_price_nor_remedy(hour):
    event = wishing(hour, ("cleo", "amina", Rating.LOW), ("amina", "cleo", Rating.NEVER))
    found = priced(event, held(event), ("cleo", "amina"))
    assert found == Price(obstacle=Reason.VETOED)


def test_a_wish_that_is_met_costs_nothing(hour):
    schedule = held(hour, ("bo", "amina", 0))
    assert priced(hour, schedule, ("amina", "bo")) == Price(held=schedule.meetings[0])


def test_of_a_company_those_meet_for_whom_it_costs_least(hour):
    event = with_people(hour, "amina", company="Atlas")
    event = wishing(event, ("bo", "amina", Rating.HIGH), ("cleo", "Atlas", Rating.LOW))
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "amina"), ("cleo", "adil"))
    # Adil is free all morning.
    assert found.pair == ("cleo", "adil")
    assert gains(found.stages) == (0, 0, 1)
    assert found.cures == ()


def test_a_meeting_that_contradicts_fixed_ones_says_so(hour):
    event = replace(hour, fixed=(FixedMeeting("bo", "amina"),))
    found = priced(event, held(event, ("bo", "amina", 0)), ("cleo", "amina"))
    assert found.stages == ()
    assert {said.message for said in found.clash} >= {"clash.fixed_anywhere"}
    assert [cure.changes for cure in found.cures] == [(Open("amina", slot),) for slot in (1, 2, 3)]


def test_without_time_nothing_is_claimed(hour):
    event = replace(hour, fixed=(FixedMeeting("bo", "amina"),))
    options = Options(effort=0.0, workers=1)
    schedule = held(event, ("bo", "amina", 0))
    found = price(event, schedule, [("cleo", "amina")], options, options.budget())
    assert (found.stages, found.cures, found.tried) == ((), (), 0)
    assert found.untried > 0


def test_what_is_proven_before_comfort_stays_proven_where_comfort_has_no_time() -> None:
    event = read_event(Path(__file__).parents[2] / "examples" / "delegations")
    now = datetime(2026, 11, 24, tzinfo=UTC)
    schedule = plan(event, None, Options(effort=2, workers=1), now)
    wished = Pairs(event).candidates()
    pair = next(two for two in wished if not {two, two[::-1]} & _held(schedule))
    # So little that comfort gets less than what the stages before it were proven with.
    little = Options(effort=0.05, workers=1)
    found = price(event, schedule, [pair], little, little.budget())
    assert all(stage.is_proven for stage in found.stages[:-1])


def _held(schedule: Schedule) -> set[tuple[str, str]]:
    return {meeting.participants for meeting in schedule.meetings}
