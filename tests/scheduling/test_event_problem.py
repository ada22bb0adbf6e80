"""What the solver is told about an event."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matchmaking.model.event import (
    Consent,
    Event,
    FixedMeeting,
    Hours,
    Limits,
    Matching,
    Site,
    Video,
    VideoProvider,
    Weights,
)
from matchmaking.model.preference import Rating
from matchmaking.model.time_ranges import DailyRange
from matchmaking.scheduling.problem import EventProblem, problem_of
from solver.problem import Person, Request, Resource
from solver.slot_sets import slot_set
from tests.by_hand import wishing, with_people

AMINA, ADIL, BO, BERIT, CLEO = range(5)
EVERY_SLOT = slot_set(range(8))


def slots_of_people(posed: EventProblem) -> list[tuple[int, int]]:
    return [(person.free, person.uncomfortable) for person in posed.problem.people]


def test_an_event_without_wishes_has_people_and_slots_only(fair: Event) -> None:
    posed = problem_of(fair)
    assert posed.problem.sessions == (4, 4)
    assert posed.problem.people == (Person(free=EVERY_SLOT),) * 5
    assert (posed.problem.requests, posed.problem.resources) == ((), ())
    assert (posed.problem.longest_run, posed.problem.earlier) == (None, None)
    assert posed.problem.fairness == (12, 6, 3, 1)


def test_a_session_too_short_for_a_meeting_is_none(fair: Event) -> None:
    nineteen_minutes = DailyRange(540, 559).on(date(2027, 2, 15))
    event = replace(fair, sessions=(nineteen_minutes, *fair.sessions))
    assert problem_of(event).problem.sessions == (4, 4)


def test_limits_and_wished_minima_reach_the_solver(fair: Event) -> None:
    event = replace(fair, limits=Limits(max_meetings=5, max_consecutive=3))
    event = with_people(event, "bo", max_meetings=0)
    event = with_people(event, "cleo", max_meetings=7, min_meetings=2)
    posed = problem_of(event)
    assert posed.problem.longest_run == 3
    bounds = [(person.max_meetings, person.min_meetings) for person in posed.problem.people]
    assert bounds == [(5, 0), (5, 0), (0, 0), (5, 0), (7, 2)]


def test_people_are_free_and_uncomfortable_by_their_own_hours(fair: Event) -> None:
    event = replace(fair, hours=Hours(comfortable=DailyRange(9 * 60, 10 * 60)))
    event = with_people(
        event, "cleo", unavailable=(DailyRange(9 * 60, 9 * 60 + 30).on(date(2027, 2, 17)),)
    )
    late = slot_set([2, 3, 6, 7])
    everybody, cleo = (EVERY_SLOT, late), (EVERY_SLOT & ~slot_set([4]), late)
    assert slots_of_people(problem_of(event)) == [everybody] * 4 + [cleo]


def test_a_wish_of_one_side_is_a_request(fair: Event) -> None:
    posed = problem_of(wishing(fair, ("cleo", "amina", Rating.MUST)))
    assert posed.requests == (("amina", "cleo"),)
    assert posed.problem.requests == (Request((AMINA, CLEO), group=0, value=9, must=True),)


def test_representatives_of_two_companies_are_alternatives(fair: Event) -> None:
    posed = problem_of(
        wishing(fair, ("Atlas", "Borealis", Rating.HIGH), ("cleo", "adil", Rating.LOW))
    )
    groups = {pair: r.group for pair, r in zip(posed.requests, posed.problem.requests, strict=True)}
    assert groups == {
        ("amina", "bo"): 0,
        ("amina", "berit"): 0,
        ("adil", "bo"): 0,
        ("adil", "berit"): 0,
        ("adil", "cleo"): 1,
    }
    assert posed.sides == (("Atlas", "Borealis"), ("Atlas", "cleo"))


def test_each_two_persons_are_a_group_where_companies_may_meet_often(fair: Event) -> None:
    event = replace(fair, matching=Matching(once_per_company=False))
    posed = problem_of(wishing(event, ("Atlas", "Borealis", Rating.HIGH)))
    assert [request.group for request in posed.problem.requests] == [0, 1, 2, 3]
    assert posed.sides == (("amina", "bo"), ("amina", "berit"), ("adil", "bo"), ("adil", "berit"))


def test_two_who_share_no_slot_are_no_request(fair: Event) -> None:
    event = with_people(fair, "amina", unavailable=(fair.sessions[0],))
    event = with_people(event, "cleo", unavailable=(fair.sessions[1],))
    posed = problem_of(wishing(event, ("amina", "cleo", Rating.MUST), ("bo", "cleo", Rating.LOW)))
    assert posed.requests == (("bo", "cleo"),)


def test_a_fixed_meeting_needs_no_wish(fair: Event) -> None:
    starts = datetime(2027, 2, 17, 9, 30, tzinfo=UTC)
    strict = Matching(consent=Consent.BOTH)
    event = replace(fair, matching=strict, fixed=(FixedMeeting("cleo", "amina", starts),))
    posed = problem_of(event)
    assert posed.problem.requests == (
        Request((AMINA, CLEO), group=0, value=0, fixed=True, fixed_slot=5),
    )


def test_a_fixed_meeting_without_start_is_held_at_any_time(fair: Event) -> None:
    posed = problem_of(replace(fair, fixed=(FixedMeeting("amina", "cleo"),)))
    assert posed.problem.requests == (Request((AMINA, CLEO), group=0, value=0, fixed=True),)


def test_a_wished_fixed_meeting_keeps_its_value_and_its_alternatives(fair: Event) -> None:
    event = wishing(
        replace(fair, fixed=(FixedMeeting("amina", "bo"),)),
        ("Atlas", "bo", Rating.MEDIUM),
        ("bo", "Atlas", Rating.MUST),
    )
    assert problem_of(event).problem.requests == (
        Request((AMINA, BO), group=0, value=4 + 9 + 5, must=True, fixed=True),
        Request((ADIL, BO), group=0, value=4 + 9 + 5, must=True),
    )


HALL, PIER = Site("hall", "Hall", 2), Site("pier", "Pier", 1)


@pytest.mark.parametrize(
    ("amina_at", "cleo_at", "booths_of"),
    [
        (None, None, ()),
        ("hall", None, (0,)),
        (None, "pier", (1,)),
        ("hall", "hall", (0,)),  # together in one booth
        ("hall", "pier", (0, 1)),
        ("pier", "hall", (0, 1)),
    ],
)
def test_a_meeting_takes_a_booth_at_each_site_of_its_people(
    fair: Event, amina_at: str | None, cleo_at: str | None, booths_of: tuple[int, ...]
) -> None:
    event = replace(fair, sites=(HALL, PIER))
    event = with_people(with_people(event, "amina", site=amina_at), "cleo", site=cleo_at)
    posed = problem_of(wishing(event, ("amina", "cleo", Rating.LOW)))
    assert posed.problem.resources == (Resource((2,) * 8), Resource((1,) * 8))
    assert posed.facilities == (HALL, PIER)
    assert [request.resources for request in posed.problem.requests] == [booths_of]


def test_every_meeting_takes_a_room_of_the_event(fair: Event) -> None:
    event = with_people(replace(fair, sites=(HALL,)), "amina", site="hall")
    event = replace(event, limits=Limits(simultaneous_meetings=3))
    posed = problem_of(wishing(event, ("amina", "cleo", Rating.LOW), ("bo", "cleo", Rating.LOW)))
    assert posed.problem.resources == (Resource((3,) * 8), Resource((2,) * 8))
    assert posed.facilities == (None, HALL)
    assert [request.resources for request in posed.problem.requests] == [(0, 1), (0,)]


@pytest.mark.parametrize(("limit", "rooms"), [(None, 2), (3, 2), (2, 2), (1, 1)])
def test_the_links_of_a_pool_are_rooms_too(fair: Event, limit: int | None, rooms: int) -> None:
    pool = Video(VideoProvider.POOL, links=("https://a.example", "https://b.example"))
    event = replace(fair, video=pool, limits=Limits(simultaneous_meetings=limit))
    assert problem_of(event).problem.resources == (Resource((rooms,) * 8),)


def test_weights_and_fairness_are_the_events(fair: Event) -> None:
    matching = Matching(weights=Weights(high=100, medium=10, low=0, mutual=30), fairness=(2, 2))
    event = replace(fair, matching=matching)
    posed = problem_of(
        wishing(event, ("amina", "cleo", Rating.HIGH), ("cleo", "amina", Rating.LOW))
    )
    assert posed.problem.fairness == (2, 2)
    assert [request.value for request in posed.problem.requests] == [130]


def test_the_problem_does_not_depend_on_the_order_of_the_wishes(fair: Event) -> None:
    wishes = [("Atlas", "Borealis", Rating.LOW), ("cleo", "adil", Rating.HIGH)]
    event = replace(fair, fixed=(FixedMeeting("cleo", "amina"), FixedMeeting("bo", "cleo")))
    turned = replace(event, fixed=event.fixed[::-1])
    posed = problem_of(wishing(event, *wishes)), problem_of(wishing(turned, *reversed(wishes)))
    assert posed[0].problem == posed[1].problem
