"""What breaking a few published promises could win, in the terms of an event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.errors import NoSchedule
from matchmaking.model.event import Event, FixedMeeting
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.time_ranges import TimeRange
from matchmaking.scheduling import Options
from matchmaking.scheduling.trade_off import Moved, Trade, trade
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)
BY_COUNT = Options(effort=10, workers=1)


@pytest.fixture
def one_slot(fair: Event) -> Event:
    """The fair with a single slot, where Amina wishes for Bo and, more, for Cleo."""
    hour = fair.sessions[0]
    short = replace(fair, sessions=(TimeRange(hour.start, hour.start + timedelta(minutes=20)),))
    return wishing(short, ("amina", "bo", Rating.LOW), ("amina", "cleo", Rating.HIGH))


def published(event: Event, *pairs: tuple[str, str]) -> Schedule:
    return schedule_by_hand(event.id, *(meeting(event, *pair) for pair in pairs))


def meeting(event: Event, a: str, b: str) -> Meeting:
    return meeting_by_hand(meeting_id(event, sides_of(event, a, b)), a, b, NINE)


def traded(event: Event, schedule: Schedule, *percents: float) -> Trade:
    return trade(event, schedule, percents, BY_COUNT, BY_COUNT.budget())


def test_the_first_point_keeps_all_and_the_last_keeps_what_is_best(one_slot: Event) -> None:
    found = traded(one_slot, published(one_slot, ("amina", "bo")))
    bo = meeting(one_slot, "amina", "bo")
    assert (found.published, found.gone) == (1, 0)
    assert [(point.percent, point.most) for point in found.points] == [(0, 0), (None, 1)]
    assert [point.changed for point in found.points] == [(), (Moved(bo, None, None),)]
    assert all(point.is_proven for point in found.points)


def test_what_is_won_is_told_by_stage_from_the_first_point_on(one_slot: Event) -> None:
    # A high wish is worth 4 and a low one 1 with the usual weights; fairness is the same.
    found = traded(one_slot, published(one_slot, ("amina", "bo")))
    weights = one_slot.matching.weights
    gains = {stage.stage.value: stage.gain for stage in found.points[-1].stages}
    assert gains == {"must": 0, "minimum": 0, "value": weights.high - weights.low}


def test_a_part_of_few_meetings_is_at_least_one(one_slot: Event) -> None:
    found = traded(one_slot, published(one_slot, ("amina", "bo")), 1, 2)
    # 1 % and 2 % of one meeting are the same single meeting
    assert [(point.percent, point.most) for point in found.points] == [(0, 0), (2, 1), (None, 1)]


def test_a_meeting_that_moves_is_told_with_its_new_time(fair: Event) -> None:
    # Amina is promised to Bo at nine, the only time of Cleo; Bo is free all day.
    wished = wishing(fair, ("amina", "bo", Rating.LOW), ("amina", "cleo", Rating.HIGH))
    nine = TimeRange(datetime(2027, 2, 16, 9), datetime(2027, 2, 16, 9, 20))  # noqa: DTZ001 -- wall clock
    event = with_people(wished, "cleo", availability=(nine,))
    last = traded(event, published(event, ("amina", "bo"))).points[-1]
    assert last.meetings == 2
    assert [(moved.meeting.id, moved.pair) for moved in last.changed] == [
        (meeting(event, "amina", "bo").id, ("amina", "bo"))
    ]
    assert last.changed[0].slot != event.grid.number_at[NINE]


def test_meetings_of_people_who_left_are_gone_and_do_not_count(one_slot: Event) -> None:
    people = tuple(p for p in one_slot.participants if p.id not in {"bo", "berit"})
    schedule = published(one_slot, ("amina", "bo"))
    event = wishing(replace(one_slot, participants=people), ("amina", "cleo", Rating.HIGH))
    found = traded(event, schedule)
    assert (found.gone, [point.changed for point in found.points]) == (1, [(), ()])


def test_fixed_meetings_that_contradict_each_other_leave_nothing_to_trade(one_slot: Event) -> None:
    fixed = (FixedMeeting("amina", "bo"), FixedMeeting("amina", "cleo"))
    with pytest.raises(NoSchedule):
        traded(replace(one_slot, fixed=fixed), published(one_slot, ("amina", "bo")))
