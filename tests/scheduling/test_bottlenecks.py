"""Where one more of something would help most, checked by solving, in a fair as small as can be."""

from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.changes import Booths, Maximum, OneMoreAt, Open, Rooms
from matchmaking.model.event import Event, Limits, Matching, Site
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule
from matchmaking.model.time_ranges import TimeRange
from matchmaking.scheduling import Options
from matchmaking.scheduling.bottlenecks import Bottlenecks, bottlenecks
from matchmaking.scheduling.trial import gains
from solver.stages import Stage
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

OPTIONS = Options(effort=20.0, workers=1)
NINE = TimeRange(*map(datetime.fromisoformat, ("2027-02-16T09:00", "2027-02-16T09:20")))


@pytest.fixture
def crowded(fair) -> Event:
    """Without fairness Bo wants Amina (9) and Cleo wants Adil (1); all four have 09:00 only."""
    event = replace(fair, sessions=fair.sessions[:1], matching=Matching(fairness=()))
    event = with_people(event, "amina", "adil", "bo", "cleo", availability=(NINE,))
    return wishing(event, ("bo", "amina", Rating.HIGH), ("cleo", "adil", Rating.LOW))


def held(event: Event, *meetings: tuple[str, str, int]) -> Schedule:
    starts = [slot.starts_at for slot in event.grid.slots]
    rows = (meeting_by_hand(f"{a} {b}", a, b, starts[slot]) for a, b, slot in meetings)
    return schedule_by_hand(event.id, *rows)


def found_in(event: Event, schedule: Schedule, top: int = 10, check: int = 3) -> Bottlenecks:
    return bottlenecks(event, schedule, OPTIONS, OPTIONS.budget(), top, check)


def test_the_only_room_is_the_bottleneck_in_its_crowded_slot(crowded):
    event = replace(crowded, limits=Limits(simultaneous_meetings=1))
    found = found_in(event, held(event, ("amina", "bo", 0))).found
    told = [(one.change, gains(one.stages), one.meetings) for one in found]
    # With a second room Cleo's meeting, worth 1, takes place too; at 09:00 alone it does as well.
    assert told == [(Rooms(2), (0, 0, 1), 1), (OneMoreAt(0), (0, 0, 1), 1)]
    assert [one.most for one in found] == [{Stage.VALUE: 1}] * 2


def test_the_only_booth_of_a_site_is_the_bottleneck(crowded):
    event = replace(crowded, sites=(Site("tech", "Technopark", 1),))
    event = with_people(event, "amina", "adil", site="tech")
    found = found_in(event, held(event, ("amina", "bo", 0))).found
    assert [one.change for one in found] == [Booths("tech", 2), OneMoreAt(0, "tech")]


def test_a_maximum_is_a_bottleneck(crowded):
    event = with_people(crowded, "bo", availability=(), max_meetings=1)
    event = with_people(event, "adil", "cleo", availability=())
    event = wishing(event, ("bo", "amina", Rating.HIGH), ("bo", "cleo", Rating.MEDIUM))
    found = found_in(event, held(event, ("amina", "bo", 0))).found
    assert [(one.change, gains(one.stages)) for one in found] == [(Maximum("bo", 2), (0, 0, 4))]


def test_an_hour_of_either_side_is_a_bottleneck_where_no_hour_is_shared(crowded):
    event = with_people(crowded, "adil", availability=(_at("10:00"),))
    found = found_in(event, held(event, ("amina", "bo", 0))).found
    # Adil's own slot is 2, Cleo's is 0.
    assert {(one.change, gains(one.stages)) for one in found} == {
        (Open("adil", 0), (0, 0, 1)),
        (Open("cleo", 2), (0, 0, 1)),
    }


def test_what_is_checked_comes_first_and_is_sorted_by_what_it_brought(crowded):
    event = with_people(crowded, "adil", availability=(_at("10:00"),))
    found = found_in(event, held(event, ("amina", "bo", 0)), check=1).found
    assert [bool(one.stages) for one in found] == [True, False]


def test_no_more_are_told_than_asked_for(crowded):
    event = replace(crowded, limits=Limits(simultaneous_meetings=1))
    assert len(found_in(event, held(event, ("amina", "bo", 0)), top=1).found) == 1


def test_where_nothing_is_scarce_nothing_is_told(crowded):
    schedule = held(crowded, ("amina", "bo", 0), ("adil", "cleo", 0))
    told = found_in(crowded, schedule)
    assert (told.found, told.is_complete) == ((), True)


def test_what_searching_on_brings_is_not_credited_to_a_change(crowded):
    event = replace(crowded, limits=Limits(simultaneous_meetings=1))
    told = found_in(event, held(event))
    # Bo's meeting fits as it is: 9. The second room brings 1 beside that.
    assert gains(told.searched_on) == (0, 0, 9)
    assert [gains(one.stages) for one in told.found] == [(0, 0, 1)] * 2


def test_without_time_nothing_is_claimed(crowded):
    event = replace(crowded, limits=Limits(simultaneous_meetings=1))
    options = Options(effort=0.0, workers=1)
    told = bottlenecks(event, held(event, ("amina", "bo", 0)), options, options.budget())
    assert (told.found, told.is_complete) == ((), False)


def _at(clock: str) -> TimeRange:
    start = datetime.fromisoformat(f"2027-02-16T{clock}")
    return TimeRange(start, start.replace(minute=20))
