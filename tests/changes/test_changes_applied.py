"""Each small change does to an event what it says, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matchmaking.changes import (
    Ask,
    Booths,
    Fix,
    LongestRun,
    Maximum,
    OneMoreAt,
    Open,
    Phrases,
    Rooms,
    Spoken,
    applied,
    change_document,
)
from matchmaking.eligibility.availability import Availability
from matchmaking.model.event import Event, FixedMeeting, Limits, Site, Video, VideoProvider
from matchmaking.model.participant import LANGUAGES, Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import DailyRange, TimeRange
from tests.by_hand import with_people

HALF_PAST = 1
EVERY_CHANGE = (
    Fix("amal", "bo"),
    Fix("amal", "bo", HALF_PAST),
    Ask("bo", "amal"),
    Open("bo", HALF_PAST),
    Maximum("bo", 3),
    Booths("tech", 3),
    Rooms(3),
    LongestRun(4),
    OneMoreAt(HALF_PAST),
    OneMoreAt(HALF_PAST, "tech"),
)


@pytest.fixture
def small_fair() -> Event:
    """Amal in Lisbon, Bo in Paris; slots at 09:00, 09:30 and 10:00 in Lisbon (UTC+1 then)."""
    return Event(
        "small",
        "Small",
        "Europe/Lisbon",
        20,
        (DailyRange(9 * 60, 10 * 60 + 20).on(date(2027, 3, 30)),),
        (
            Participant("amal", "Amal", "seller", "Europe/Lisbon", site="tech"),
            Participant("bo", "Bo", "buyer", "Europe/Paris"),
        ),
        break_minutes=10,
        sites=(Site("tech", "Technopark", 2),),
        limits=Limits(simultaneous_meetings=2, max_consecutive=3),
    )


def on_the_day(start: str, end: str) -> TimeRange:
    return TimeRange(*(datetime.fromisoformat(f"2027-03-30T{clock}") for clock in (start, end)))


def test_an_opened_slot_is_possible_and_nothing_else_is(small_fair):
    event = with_people(small_fair, "bo", availability=(on_the_day("10:00", "10:20"),))
    # Paris is an hour ahead of Lisbon on that day: 10:00 in Paris is the first slot.
    assert Availability(event).possible["bo"] == {0}
    assert Availability(applied(event, Open("bo", HALF_PAST))).possible["bo"] == {0, HALF_PAST}


def test_an_opened_slot_is_taken_out_of_what_was_barred(small_fair):
    event = with_people(small_fair, "bo", unavailable=(on_the_day("10:00", "12:00"),))
    assert Availability(event).possible["bo"] == set()
    opened = applied(event, Open("bo", HALF_PAST))
    assert Availability(opened).possible["bo"] == {HALF_PAST}
    # 09:30 in Lisbon is 10:30 in Paris; before and after that Bo stays away.
    assert opened.participant["bo"].unavailable == (
        on_the_day("10:00", "10:30"),
        on_the_day("10:50", "12:00"),
    )


def test_an_opened_slot_is_met_only_if_need_be(small_fair):
    event = with_people(small_fair, "bo", availability=(on_the_day("10:00", "10:20"),))
    assert Availability(applied(event, Open("bo", HALF_PAST))).uncomfortable["bo"] == {HALF_PAST}


def test_limits_become_what_the_change_says(small_fair):
    changed = applied(small_fair, Maximum("bo", 3), Booths("tech", 5), Rooms(3), LongestRun(4))
    assert changed == replace(
        with_people(small_fair, "bo", max_meetings=3),
        sites=(Site("tech", "Technopark", 5),),
        limits=Limits(simultaneous_meetings=3, max_consecutive=4),
    )


def test_one_more_room_needs_one_more_link_where_links_are_as_scarce(small_fair):
    pool = Video(VideoProvider.POOL, links=("https://a.example", "https://b.example"))
    changed = applied(replace(small_fair, video=pool), Rooms(3))
    assert changed.simultaneous_meetings == 3
    assert len(set(changed.video.links)) == 3


def test_a_wish_and_a_fixed_meeting_are_added(small_fair):
    starts_at = datetime(2027, 3, 30, 8, 30, tzinfo=UTC)
    changed = applied(small_fair, Ask("bo", "amal"), Fix("amal", "bo", HALF_PAST))
    assert changed.preferences == (Preference("bo", "amal", Rating.LOW),)
    assert changed.fixed == (FixedMeeting("amal", "bo", starts_at),)


def test_a_pair_is_fixed_only_once(small_fair):
    event = applied(small_fair, Fix("bo", "amal", HALF_PAST))
    assert applied(event, Fix("amal", "bo")).fixed == (FixedMeeting("amal", "bo", None),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_a_phrase_of_its_own_in_every_language(small_fair, language):
    event = replace(small_fair, language=language)
    phrases = [Phrases(event, Spoken(event)).of((change,)) for change in EVERY_CHANGE]
    assert len(set(phrases)) == len(EVERY_CHANGE)


def test_the_phrases_name_people_and_their_own_clocks(small_fair):
    phrases = Phrases(small_fair, Spoken(small_fair))
    assert phrases.of((Open("bo", HALF_PAST), Maximum("bo", 1))) == (
        "Bo opens Tue 30 Mar from 10:30 to 10:50 (Paris time), a maximum of 1 meeting for Bo"
    )
    assert phrases.of((OneMoreAt(HALF_PAST, "tech"),)) == (
        "one more booth at Technopark on Tue 30 Mar 09:30 (Lisbon)"
    )


def test_what_is_missing_may_be_a_link(small_fair):
    pool = Video(VideoProvider.POOL, links=("https://a.example",))
    event = replace(small_fair, video=pool)
    assert Phrases(event, Spoken(event)).of((Rooms(2),)) == "one more video link"


def test_documents_tell_instants_in_utc(small_fair):
    documents = [change_document(small_fair, change) for change in EVERY_CHANGE]
    starts = "2027-03-30T08:30:00Z"
    assert documents == [
        {"kind": "fix", "participants": ["amal", "bo"], "starts": None},
        {"kind": "fix", "participants": ["amal", "bo"], "starts": starts},
        {"kind": "wish", "participant": "bo", "about": "amal"},
        {"kind": "hour", "participant": "bo", "starts": starts},
        {"kind": "maximum", "participant": "bo", "meetings": 3},
        {"kind": "booths", "site": "tech", "booths": 3},
        {"kind": "rooms", "meetings": 3},
        {"kind": "longest_run", "meetings": 4},
        {"kind": "one_more_room", "site": None, "starts": starts},
        {"kind": "one_more_booth", "site": "tech", "starts": starts},
    ]
