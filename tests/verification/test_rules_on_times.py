"""Each rule on when meetings are held and how many at a time, kept and broken by one minute."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from matchmaking.model.event import Hours, Limits, Site, Video, VideoProvider
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.verification import verify
from matchmaking.words import Words
from tests.by_hand import with_people


def _range(start, end, day=16):
    return TimeRange(*(datetime.fromisoformat(f"2027-02-{day}T{c}") for c in (start, end)))


@pytest.mark.parametrize("clock", ["09:00", "10:30", "14:30"])
def test_a_meeting_starts_with_a_slot(fair, meeting, broken, clock):
    assert broken(fair, meeting("m1", "s1", "b1", clock)) == []


@pytest.mark.parametrize("clock", ["08:59", "09:01", "11:00", "13:30"])
def test_a_minute_off_is_no_slot(fair, meeting, broken, clock):
    assert broken(fair, meeting("m1", "s1", "b1", clock)) == [("known_slot", ("m1",), ("s1", "b1"))]


def test_a_second_off_is_no_slot_and_is_told(fair, meeting, schedule_of):
    starts = meeting("m1", "s1", "b1", "09:00").starts_at
    late = meeting("m1", "s1", "b1", "09:00", starts_at=starts + timedelta(seconds=1))
    (found,) = verify(fair, schedule_of(late)).violations
    assert Words("en").speak(found.said) == (
        "Meeting m1: from 2027-02-16 09:00:01 UTC to 2027-02-16 09:20 UTC is no slot of the event "
        "(its meetings last 20 minutes)."
    )


@pytest.mark.parametrize("minutes", [-20, 0, 19, 21])
def test_a_meeting_lasts_exactly_its_minutes(fair, meeting, broken, minutes):
    starts = meeting("m1", "s1", "b1", "09:00").starts_at
    crooked = meeting("m1", "s1", "b1", "09:00", ends_at=starts + timedelta(minutes=minutes))
    assert broken(fair, crooked) == [("known_slot", ("m1",), ("s1", "b1"))]


def test_the_same_instant_may_be_written_with_another_offset(fair, meeting, broken):
    elsewhere = timezone(timedelta(hours=5, minutes=45))
    written = meeting("m1", "s1", "b1", "09:00")
    moved = replace(
        written,
        starts_at=written.starts_at.astimezone(elsewhere),
        ends_at=written.ends_at.astimezone(elsewhere),
    )
    assert broken(fair, moved) == []


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [("09:30", "09:50", True), ("09:31", "11:00", False), ("09:00", "09:49", False)],
)
def test_a_meeting_fits_its_hours_to_the_minute(fair, meeting, broken, start, end, fits):
    event = with_people(fair, "b1", availability=(_range(start, end),))
    expected = [] if fits else [("hours", ("m1",), ("b1",))]
    assert broken(event, meeting("m1", "s1", "b1", "09:30")) == expected


def test_hours_are_those_of_the_own_wall_clock(fair, meeting, broken):
    # 09:30 UTC is 15:15 in Kathmandu (UTC+5:45); 09:00 would be 14:45.
    hour = _range("15:00", "16:00")
    nepal = with_people(fair, "b1", timezone="Asia/Kathmandu", availability=(hour,))
    assert broken(nepal, meeting("m1", "s1", "b1", "09:30")) == []
    assert broken(nepal, meeting("m1", "s1", "b1", "09:00")) == [("hours", ("m1",), ("b1",))]


def test_hours_are_those_of_the_own_day(fair, meeting, broken):
    # Kiritimati is UTC+14: 10:00 UTC on the 16th is 00:00 on the 17th there.
    far = with_people(
        fair, "b1", timezone="Pacific/Kiritimati", availability=(_range("00:00", "02:00", day=17),)
    )
    assert broken(far, meeting("m1", "s1", "b1", "10:00")) == []
    same_clock_day_before = with_people(far, "b1", availability=(_range("00:00", "02:00"),))
    assert broken(same_clock_day_before, meeting("m1", "s1", "b1", "10:00")) == [
        ("hours", ("m1",), ("b1",))
    ]


def test_no_meeting_fits_across_midnight(fair, meeting, broken):
    # Chatham is UTC+13:45 in February: 10:00 UTC is 23:45 there, and 20 minutes reach the next day.
    chatham = with_people(fair, "b1", timezone="Pacific/Chatham")
    assert broken(chatham, meeting("m1", "s1", "b1", "10:00")) == [("hours", ("m1",), ("b1",))]
    # 10:30 UTC is 00:15 of the next day, wholly inside it.
    assert broken(chatham, meeting("m1", "s1", "b1", "10:30")) == []


def test_touching_ranges_are_not_joined(fair, meeting, broken):
    touching = (_range("09:00", "09:40"), _range("09:40", "10:30"))
    event = with_people(fair, "b1", availability=touching)
    assert broken(event, meeting("m1", "s1", "b1", "09:30")) == [("hours", ("m1",), ("b1",))]


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [("09:50", "10:10", False), ("09:49", "10:10", True), ("09:10", "09:30", False)],
)
def test_unavailable_hours_are_not_touched_even_by_a_minute(
    fair, meeting, broken, start, end, touched
):
    event = with_people(fair, "b1", unavailable=(_range(start, end),))
    expected = [("hours", ("m1",), ("b1",))] if touched else []
    assert broken(event, meeting("m1", "s1", "b1", "09:30")) == expected


def test_if_needed_opens_hours_outside_the_available_ones(fair, meeting, broken):
    event = with_people(
        fair, "b1", availability=(_range("14:00", "15:00"),), if_needed=(_range("09:00", "09:20"),)
    )
    assert broken(event, meeting("m1", "s1", "b1", "09:00")) == []
    assert broken(event, meeting("m1", "s1", "b1", "09:30")) == [("hours", ("m1",), ("b1",))]


def test_the_events_hours_bind_only_who_states_none(fair, meeting, broken):
    event = replace(fair, hours=Hours(possible=DailyRange(10 * 60, 24 * 60)))
    early = meeting("m1", "s1", "b1", "09:00")
    assert broken(event, early) == [("hours", ("m1",), ("s1",)), ("hours", ("m1",), ("b1",))]
    b1_states_hours = with_people(event, "b1", availability=(_range("09:00", "10:00"),))
    assert broken(b1_states_hours, early) == [("hours", ("m1",), ("s1",))]


def test_one_after_the_other_is_one_at_a_time(fair, meeting, broken):
    first, second = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "09:30")
    assert broken(fair, first, second) == []


def test_two_at_once_are_one_too_many(fair, meeting, broken):
    first, second = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "b3", "s1", "09:00")
    assert broken(fair, first, second) == [("one_meeting_at_a_time", ("m1", "m2"), ("s1",))]


@pytest.mark.parametrize(("clock", "together"), [("09:19", True), ("09:20", False)])
def test_meetings_beside_the_slots_are_seen_to_overlap(fair, meeting, broken, clock, together):
    first, second = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", clock)
    expected = [("known_slot", ("m2",), ("s1", "b3"))]
    if together:
        expected.append(("one_meeting_at_a_time", ("m1", "m2"), ("s1",)))
    assert broken(fair, first, second) == expected


def test_a_long_meeting_is_seen_over_a_short_one_between(fair, meeting, broken):
    ends = meeting("m0", "s1", "b1", "10:30").ends_at
    long = meeting("m1", "s1", "b1", "09:00", ends_at=ends)
    short = meeting("m2", "s1", "b3", "09:30")
    assert broken(fair, long, short) == [
        ("known_slot", ("m1",), ("s1", "b1")),
        ("one_meeting_at_a_time", ("m1", "m2"), ("s1",)),
    ]


@pytest.mark.parametrize(("own", "of_all", "kept"), [(2, 1, True), (1, 2, False), (None, 1, False)])
def test_the_own_maximum_wins_over_the_events(fair, meeting, broken, own, of_all, kept):
    event = with_people(replace(fair, limits=Limits(max_meetings=of_all)), "s1", max_meetings=own)
    two = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b3", "14:00")
    assert broken(event, *two) == ([] if kept else [("maximum", ("m1", "m2"), ("s1",))])


def test_a_maximum_of_zero_allows_none(fair, meeting, broken):
    event = with_people(fair, "s1", max_meetings=0)
    one = meeting("m1", "s1", "b1", "09:00")
    assert broken(event, one) == [("maximum", ("m1",), ("s1",))]


def _three_buyers_alone(fair):
    people = tuple(replace(person, company=None) for person in fair.participants)
    preferences = tuple(
        replace(fair.preferences[1], source="s1", target=buyer) for buyer in ("b1", "b2", "b3")
    )
    return replace(fair, participants=people, preferences=preferences)


@pytest.mark.parametrize(("most", "kept"), [(3, True), (2, False)])
def test_the_longest_run_is_counted_in_slots(fair, meeting, broken, most, kept):
    event = replace(_three_buyers_alone(fair), limits=Limits(max_consecutive=most))
    run = (
        meeting("m1", "s1", "b1", "09:30"),
        meeting("m2", "s1", "b2", "10:30"),
        meeting("m3", "s1", "b3", "10:00"),
    )
    assert broken(event, *run) == ([] if kept else [("longest_run", ("m1", "m3", "m2"), ("s1",))])


def test_a_run_ends_with_its_session(fair, meeting, broken):
    event = replace(_three_buyers_alone(fair), limits=Limits(max_consecutive=2))
    over_noon = (
        meeting("m1", "s1", "b1", "10:00"),
        meeting("m2", "s1", "b2", "10:30"),
        meeting("m3", "s1", "b3", "14:00"),
    )
    assert broken(event, *over_noon) == []


@pytest.mark.parametrize(("rooms", "kept"), [(2, True), (1, False)])
def test_rooms_hold_so_many_meetings_at_a_time(fair, meeting, broken, rooms, kept):
    event = replace(fair, limits=Limits(simultaneous_meetings=rooms))
    two = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s2", "b3", "09:00")
    assert broken(event, *two) == ([] if kept else [("capacity", ("m1", "m2"), ())])


def test_links_of_a_pool_are_rooms_too(fair, meeting, broken):
    pool = Video(VideoProvider.POOL, links=("https://a.example",))
    event = replace(fair, video=pool, limits=Limits(simultaneous_meetings=5))
    two = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s2", "b3", "09:00")
    assert broken(event, *two) == [("capacity", ("m1", "m2"), ())]


def test_rooms_are_counted_where_meetings_overlap_beside_the_slots(fair, meeting, broken):
    event = replace(fair, limits=Limits(simultaneous_meetings=1))
    two = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s2", "b3", "09:19")
    assert broken(event, *two) == [
        ("known_slot", ("m2",), ("s2", "b3")),
        ("capacity", ("m1", "m2"), ()),
    ]


def _at_sites(fair, booths, **site_of):
    event = replace(fair, sites=(Site("tech", "Technopark", booths), Site("quay", "Quay", 9)))
    for participant, site in site_of.items():
        event = with_people(event, participant, site=site)
    return event


def test_two_people_of_one_site_share_a_booth(fair, meeting, broken):
    event = _at_sites(fair, 1, s1="tech", b1="tech")
    assert broken(event, meeting("m1", "s1", "b1", "09:00")) == []


@pytest.mark.parametrize(("booths", "kept"), [(2, True), (1, False), (0, False)])
def test_booths_hold_so_many_meetings_at_a_time(fair, meeting, broken, booths, kept):
    event = _at_sites(fair, booths, s1="tech", s2="tech", b1="quay")
    two = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s2", "b3", "09:00")
    assert broken(event, *two) == ([] if kept else [("capacity", ("m1", "m2"), ())])


def test_a_link_may_serve_one_meeting_after_the_other(fair, meeting, broken):
    first = meeting("m1", "s1", "b1", "09:00", video_url="https://a.example")
    second = meeting("m2", "s2", "b3", "09:30", video_url="https://a.example")
    assert broken(fair, first, second) == []


def test_a_link_serves_one_meeting_at_a_time(fair, meeting, broken):
    first = meeting("m1", "s1", "b1", "09:00", video_url="https://a.example")
    second = meeting("m2", "s2", "b3", "09:00", video_url="https://a.example")
    assert broken(fair, first, second) == [("links", ("m1", "m2"), ("s1", "b1", "s2", "b3"))]


def test_a_link_comes_from_the_pool(fair, meeting, broken):
    event = replace(fair, video=Video(VideoProvider.POOL, links=("https://a.example",)))
    from_the_pool = meeting("m1", "s1", "b1", "09:00", video_url="https://a.example")
    from_elsewhere = replace(from_the_pool, video_url="https://a.example/")
    assert broken(event, from_the_pool) == []
    assert broken(event, from_elsewhere) == [("links", ("m1",), ())]
