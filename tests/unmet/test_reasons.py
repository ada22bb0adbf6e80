"""Each reason word, with its sentence and its remedy, in a fair as small as can be."""

from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.changes import Ask, Booths, LongestRun, Maximum, Open, Rooms
from matchmaking.model.event import (
    Consent,
    Hours,
    Limits,
    Matching,
    Site,
    Video,
    VideoProvider,
)
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, UnmetWish
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.unmet import Remedy, RemedyKind
from tests.by_hand import with_people

NINE, HALF_PAST, TEN = 0, 1, 2


def _hours(*ranges):
    """Ranges on the day of the fair: ``"09:00-09:20"``."""
    clocks = [text.split("-") for text in ranges]
    return tuple(
        TimeRange(*(datetime.fromisoformat(f"2027-02-16T{clock}") for clock in pair))
        for pair in clocks
    )


def _told(explained):
    return [(e.wish.reason, e.wish.explanation, e.remedy) for e in explained]


def test_a_refusal_of_the_other_side_is_a_veto(fair, wishing, scheduled, explain):
    event = wishing(fair, "s3 b3 must", "b3 s3 never")
    assert _told(explain(event, scheduled(event))) == [
        (Reason.VETOED, "Elsa refuses to meet Fadi.", None)
    ]


def test_a_refusal_comes_before_every_other_reason(fair, wishing, scheduled, explain):
    event = replace(
        wishing(fair, "s3 s1 high", "s1 s3 never"),
        matching=Matching(allowed=(("seller", "buyer"),)),
    )
    assert [e.wish.reason for e in explain(event, scheduled(event))] == [Reason.VETOED]


def test_kinds_that_do_not_meet(fair, wishing, scheduled, explain):
    event = replace(wishing(fair, "s3 s1 high"), matching=Matching(allowed=(("seller", "buyer"),)))
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.KINDS,
            "Fadi (seller) and Atlas (Amal) (seller) are of kinds that do not meet at this event.",
            None,
        )
    ]


def test_no_shared_language_and_nobody_else(fair, wishing, scheduled, explain):
    event = with_people(with_people(fair, "s3", languages=("fr", "ar")), "b3", languages=("en",))
    event = wishing(event, "b3 s3 low")
    assert _told(explain(event, scheduled(event))) == [
        (Reason.LANGUAGE, "Elsa (English) and Fadi (French, Arabic) share no language.", None)
    ]


def test_no_shared_language_but_a_colleague_who_speaks_it(fair, wishing, scheduled, explain):
    event = with_people(with_people(fair, "s1", languages=("fr",)), "s2", languages=("en",))
    event = wishing(with_people(event, "b3", languages=("en",)), "b3 s1 low")
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.LANGUAGE,
            "Elsa (English) and Atlas (Amal) (French) share no language; of the same two "
            "companies, Elsa and Atlas (Badr) could be fixed to meet on Tue 16 Feb 09:00 (UTC).",
            Remedy(RemedyKind.REPRESENTATIVE, ("b3", "s2"), NINE),
        )
    ]


def test_both_must_wish_and_one_has_not(fair, wishing, scheduled, explain):
    event = replace(wishing(fair, "s3 b3 high"), matching=Matching(consent=Consent.BOTH))
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.CONSENT,
            "Elsa has not asked to meet Fadi, and at this event both sides must ask; "
            "if Elsa asked too they could meet on Tue 16 Feb 09:00 (UTC).",
            Remedy(RemedyKind.WISH, ("s3", "b3"), NINE, (Ask("b3", "s3"),)),
        )
    ]


def test_a_wish_alone_is_no_remedy_where_no_hour_is_shared(fair, wishing, scheduled, explain):
    event = replace(fair, matching=Matching(consent=Consent.BOTH))
    event = with_people(wishing(event, "s3 b3 high"), "b3", availability=_hours("14:00-15:00"))
    sentence = "Elsa has not asked to meet Fadi, and at this event both sides must ask."
    assert _told(explain(event, scheduled(event))) == [(Reason.CONSENT, sentence, None)]


def test_the_companies_meet_already_and_the_meeting_can_change_hands(
    fair, wishing, scheduled, explain
):
    event = wishing(fair, "Atlas Nord high", "s1 b1 low")
    schedule = scheduled(event, "s2 b2 09:30")
    assert _told(explain(event, schedule)) == [
        (
            Reason.COMPANY_MEETS_ALREADY,
            "Atlas and Nord meet already, and two companies meet only once: Atlas (Badr) meets "
            "Nord (Dora) on Tue 16 Feb 09:30 (UTC); Atlas (Amal) and Nord (Carl) could hold that "
            "meeting instead, at the same time.",
            Remedy(RemedyKind.TAKE_OVER, ("s1", "b1"), HALF_PAST),
        )
    ]


@pytest.mark.parametrize(
    "situation", ["b1 meets another", "b1 has other hours", "b1 may meet nobody"]
)
def test_a_meeting_does_not_change_hands_to_who_cannot_hold_it(
    fair, wishing, scheduled, explain, situation
):
    event = wishing(fair, "Atlas Nord high", "b1 s1 low", "s3 b1 high")
    meetings = ["s1 b2 09:30"]
    if situation == "b1 meets another":
        meetings.append("s3 b1 09:30")
    elif situation == "b1 has other hours":
        event = with_people(event, "b1", availability=_hours("10:00-10:20"))
    else:
        event = with_people(event, "b1", max_meetings=0)
    told = _told(explain(event, scheduled(event, *meetings)))
    assert told[0][0] is Reason.COMPANY_MEETS_ALREADY
    assert told[0][2] is None


def test_where_persons_count_a_colleagues_meeting_is_no_reason(fair, wishing, scheduled, explain):
    event = replace(wishing(fair, "s1 b1 low"), matching=Matching(once_per_company=False))
    schedule = scheduled(wishing(event, "s2 b2 high"), "s2 b2 09:00", proven=False)
    assert [e.wish.reason for e in explain(wishing(event, "s2 b2 high"), schedule)] == [
        Reason.NOT_FOUND
    ]


def test_no_common_time_and_the_hour_nearest_to_those_that_are_open(
    fair, wishing, scheduled, explain
):
    event = with_people(fair, "s3", availability=_hours("09:00-09:20", "10:00-10:20"))
    event = with_people(event, "b3", timezone="Europe/Paris", availability=_hours("10:30-10:50"))
    event = wishing(event, "s3 b3 high")
    # Elsa's hour is 09:30 in UTC. Elsa would open 09:00 or 10:00, or Fadi 09:30: each one slot
    # away; the earliest is Elsa's 09:00, which is 10:00 in Paris.
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.NO_COMMON_TIME,
            "Fadi and Elsa have no hours in common; they could meet if Elsa opened Tue 16 Feb from "
            "10:00 to 10:20 (Paris time).",
            Remedy(RemedyKind.HOUR, ("s3", "b3"), NINE, (Open("b3", NINE),)),
        )
    ]


def test_the_hour_to_open_is_one_that_the_other_still_has(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", availability=_hours("09:00-09:20", "10:00-10:20"))
    event = with_people(event, "b3", availability=_hours("09:30-09:50"))
    event = wishing(event, "s3 b3 high", "s3 b4 high", "b3 s1 high")
    # Fadi's 09:00 is taken by Gus and Elsa's 09:30 by Amal: only Fadi's 10:00 is left.
    schedule = scheduled(event, "s3 b4 09:00", "s1 b3 09:30")
    assert [e.remedy for e in explain(event, schedule)] == [
        Remedy(RemedyKind.HOUR, ("s3", "b3"), TEN, (Open("b3", TEN),))
    ]


def test_a_comfortable_hour_is_asked_for_before_a_nearer_one(fair, wishing, scheduled, explain):
    event = replace(fair, hours=Hours(comfortable=DailyRange(10 * 60, 24 * 60)))
    event = with_people(event, "s3", availability=_hours("09:30-09:50", "10:00-10:20"))
    event = with_people(event, "b3", availability=_hours("09:00-09:20"))
    event = with_people(wishing(event, "s3 b3 high"), "b4", max_meetings=0)
    # Opening 09:30 would be nearer to Elsa's 09:00, but before the comfortable 10:00.
    assert [e.remedy for e in explain(event, scheduled(event))] == [
        Remedy(RemedyKind.HOUR, ("s3", "b3"), TEN, (Open("b3", TEN),))
    ]


def test_what_was_declared_unavailable_is_asked_for_last(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", availability=_hours("09:30-09:50", "10:00-10:20"))
    event = with_people(
        event, "b3", availability=_hours("09:00-09:50"), unavailable=_hours("09:25-09:40")
    )
    event = wishing(event, "s3 b3 high")
    # Elsa could also open 09:30, nearer to her 09:00, but she has said that it does not suit.
    assert [e.remedy for e in explain(event, scheduled(event))] == [
        Remedy(RemedyKind.HOUR, ("s3", "b3"), NINE, (Open("s3", NINE),))
    ]


def test_an_hour_across_midnight_cannot_be_opened(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", availability=_hours("10:00-10:20"))
    # 10:00 UTC is 23:45 in Chatham (UTC+13:45), and 09:30 is 23:15: only that one can be met.
    event = with_people(event, "b3", timezone="Pacific/Chatham", availability=_hours("23:15-23:35"))
    event = wishing(event, "s3 b3 high")
    assert [e.remedy for e in explain(event, scheduled(event))] == [
        Remedy(RemedyKind.HOUR, ("s3", "b3"), HALF_PAST, (Open("s3", HALF_PAST),))
    ]


def test_a_colleague_is_nearer_than_another_hour(fair, wishing, scheduled, explain):
    event = with_people(fair, "b3", availability=_hours("09:30-09:50"))
    event = with_people(wishing(event, "b3 s1 high"), "s1", availability=_hours("09:00-09:20"))
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.NO_COMMON_TIME,
            "Elsa and Atlas (Amal) have no hours in common; of the same two companies, Elsa "
            "and Atlas (Badr) could be fixed to meet on Tue 16 Feb 09:30 (UTC).",
            Remedy(RemedyKind.REPRESENTATIVE, ("b3", "s2"), HALF_PAST),
        )
    ]


def test_a_refused_colleague_is_no_remedy(fair, wishing, scheduled, explain):
    event = with_people(wishing(fair, "b3 s1 high", "b3 s2 never"), "s1", max_meetings=0)
    assert [e.remedy for e in explain(event, scheduled(event))] == [
        Remedy(RemedyKind.MAXIMUM, ("b3", "s1"), NINE, (Maximum("s1", 1),))
    ]


def test_the_maximum_of_one_is_reached(fair, wishing, scheduled, explain):
    event = with_people(wishing(fair, "s3 b3 high", "s3 b4 high"), "s3", max_meetings=1)
    assert _told(explain(event, scheduled(event, "s3 b4 09:00"))) == [
        (
            Reason.MAXIMUM_REACHED,
            "Fadi has reached its maximum (1 meeting); with a maximum of 2 meetings for Fadi they "
            "could meet on Tue 16 Feb 09:30 (UTC).",
            Remedy(RemedyKind.MAXIMUM, ("s3", "b3"), HALF_PAST, (Maximum("s3", 2),)),
        )
    ]


def test_the_maximum_of_both_is_reached(fair, wishing, scheduled, explain):
    event = replace(
        wishing(fair, "s3 b3 high", "s3 b4 high", "s1 b3 high"), limits=Limits(max_meetings=1)
    )
    assert _told(explain(event, scheduled(event, "s3 b4 09:00", "s1 b3 09:30"))) == [
        (
            Reason.MAXIMUM_REACHED,
            "Fadi (1 meeting) and Elsa (1 meeting) have both reached their maximum; if both maxima "
            "rose by one they could meet on Tue 16 Feb 10:00 (UTC).",
            Remedy(RemedyKind.MAXIMUM, ("s3", "b3"), TEN, (Maximum("s3", 2), Maximum("b3", 2))),
        )
    ]


def test_a_higher_maximum_alone_is_no_remedy_where_no_slot_is_free(
    fair, wishing, scheduled, explain
):
    event = with_people(wishing(fair, "s3 b3 high", "s3 b4 high"), "s3", max_meetings=1)
    event = with_people(event, "b3", availability=_hours("09:00-09:20"))
    sentence = "Fadi has reached its maximum (1 meeting)."
    assert _told(explain(event, scheduled(event, "s3 b4 09:00"))) == [
        (Reason.MAXIMUM_REACHED, sentence, None)
    ]


def _at_technopark(event, booths, *people):
    for person in people:
        event = with_people(event, person, site="tech")
    return replace(event, sites=(Site("tech", "Technopark", booths),))


def test_the_booths_are_full_whenever_both_are_free(fair, wishing, scheduled, explain):
    event = _at_technopark(fair, 1, "s1", "s3")
    event = with_people(event, "b3", availability=_hours("09:00-09:20", "10:00-10:20"))
    event = wishing(event, "s3 b3 high", "s1 b4 high", "s1 b1 high", "s3 b2 low")
    schedule = scheduled(event, "s1 b4 09:00", "s3 b2 09:30", "s1 b1 10:00")
    assert _told(explain(event, schedule)) == [
        (
            Reason.BOOTHS_FULL,
            "Whenever Fadi and Elsa are both free, something stands in the way (UTC time: "
            "Tue 16 Feb 09:00 no booth is left at Technopark; Tue 16 Feb 10:00 no booth is left "
            "at Technopark); with one more booth at Technopark they could meet on "
            "Tue 16 Feb 09:00 (UTC).",
            Remedy(RemedyKind.BOOTH, ("s3", "b3"), NINE, (Booths("tech", 2),)),
        )
    ]


def test_the_rooms_are_full_whenever_both_are_free(fair, wishing, scheduled, explain):
    event = replace(fair, limits=Limits(simultaneous_meetings=1))
    event = with_people(event, "b3", availability=_hours("09:30-09:50"))
    event = wishing(event, "s3 b3 high", "s1 b4 high")
    assert _told(explain(event, scheduled(event, "s1 b4 09:30"))) == [
        (
            Reason.ROOMS_FULL,
            "Whenever Fadi and Elsa are both free, something stands in the way (UTC time: "
            "Tue 16 Feb 09:30 no room is left); with one more room they could meet on "
            "Tue 16 Feb 09:30 (UTC).",
            Remedy(RemedyKind.ROOM, ("s3", "b3"), HALF_PAST, (Rooms(2),)),
        )
    ]


@pytest.mark.parametrize(
    ("rooms", "missing"),
    [
        (None, "one more video link"),
        (2, "one more video link"),
        (1, "one more room and one more video link"),
    ],
)
def test_where_links_come_from_a_pool_a_link_may_be_what_is_missing(
    fair, wishing, scheduled, explain, rooms, missing
):
    pool = Video(VideoProvider.POOL, links=("https://a.example",))
    event = replace(fair, video=pool, limits=Limits(simultaneous_meetings=rooms))
    event = with_people(event, "b3", availability=_hours("09:30-09:50"))
    event = wishing(event, "s3 b3 high", "s1 b4 high")
    (told,) = _told(explain(event, scheduled(event, "s1 b4 09:30")))
    end = f"; with {missing} they could meet on Tue 16 Feb 09:30 (UTC)."
    assert told[1][-len(end) :] == end


def test_the_run_would_be_too_long_whenever_both_are_free(fair, wishing, scheduled, explain):
    event = replace(fair, limits=Limits(max_consecutive=1))
    event = with_people(event, "b3", availability=_hours("09:30-09:50"))
    event = wishing(event, "s3 b3 high", "s3 b4 high", "s3 b1 high")
    # With 09:30 between 09:00 and 10:00 Fadi would have three in a row.
    assert _told(explain(event, scheduled(event, "s3 b4 09:00", "s3 b1 10:00"))) == [
        (
            Reason.LONGEST_RUN,
            "Whenever Fadi and Elsa are both free, something stands in the way (UTC time: "
            "Tue 16 Feb 09:30 Fadi would have 3 meetings in a row, more than allowed); if "
            "3 meetings in a row were allowed they could meet on Tue 16 Feb 09:30 (UTC).",
            Remedy(RemedyKind.RUN, ("s3", "b3"), HALF_PAST, (LongestRun(3),)),
        )
    ]


def test_the_commonest_hindrance_is_the_reason_and_a_single_one_the_remedy(
    fair, wishing, scheduled, explain
):
    event = replace(_at_technopark(fair, 1, "s1", "s3"), limits=Limits(simultaneous_meetings=2))
    event = wishing(event, "s3 b3 high", "s1 b4 high", "s1 b1 high", "s2 b2 high", "s2 b4 low")
    event = replace(event, matching=Matching(once_per_company=False))
    # 09:00: a booth is missing, and a room too; 09:30: a booth; 10:00: two rooms taken elsewhere.
    event = wishing(event, "s1 b2 high", "s2 b1 high")
    schedule = scheduled(
        event,
        "s1 b4 09:00",
        "s2 b2 09:00",
        "s1 b1 09:30",
        "s2 b4 10:00",
        "s1 b2 10:00",
        proven=False,
    )
    first = explain(event, schedule)[0]
    assert first.wish.reason is Reason.BOOTHS_FULL
    assert first.remedy == Remedy(RemedyKind.BOOTH, ("s3", "b3"), HALF_PAST, (Booths("tech", 2),))


def test_everything_of_as_much_worth_is_held_in_its_place(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", availability=_hours("09:00-09:20"))
    event = wishing(event, "s3 b3 low", "s3 b4 high")
    assert _told(explain(event, scheduled(event, "s3 b4 09:00"))) == [
        (
            Reason.OUTWEIGHED,
            "There is a place for Fadi and Elsa only by giving up something worth as much or more "
            "(UTC time: Tue 16 Feb 09:00 Fadi meets Gus); they could meet if Fadi opened "
            "Tue 16 Feb from 09:30 to 09:50 (UTC time).",
            Remedy(RemedyKind.HOUR, ("s3", "b3"), HALF_PAST, (Open("s3", HALF_PAST),)),
        )
    ]


def test_what_is_not_proven_is_only_not_found(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", availability=_hours("09:00-09:20"))
    event = wishing(event, "s3 b3 low", "s3 b4 high", "s1 b3 high")
    schedule = scheduled(event, "s3 b4 09:00", "s1 b3 09:00", proven=False)
    assert _told(explain(event, schedule)) == [
        (
            Reason.NOT_FOUND,
            "No place was found for Fadi and Elsa in the time given, but there may be one "
            "(UTC time: Tue 16 Feb 09:00 Fadi meets Gus, Elsa meets Atlas (Amal)); they could "
            "meet if Fadi opened Tue 16 Feb from 09:30 to 09:50 (UTC time).",
            Remedy(RemedyKind.HOUR, ("s3", "b3"), HALF_PAST, (Open("s3", HALF_PAST),)),
        )
    ]


def test_a_place_that_the_search_left_empty_is_named(fair, wishing, scheduled, explain):
    event = wishing(fair, "s3 b3 low", "s3 b4 high")
    assert _told(explain(event, scheduled(event, "s3 b4 09:00", proven=False))) == [
        (
            Reason.NOT_FOUND,
            "The search placed no meeting of Fadi and Elsa; nothing stands in the way of fixing "
            "one on Tue 16 Feb 09:30 (UTC).",
            Remedy(RemedyKind.FIX, ("s3", "b3"), HALF_PAST),
        )
    ]


@pytest.mark.parametrize(
    ("proven", "rating", "least", "reason"),
    [
        (("must",), "must", None, Reason.OUTWEIGHED),
        (("must",), "high", 1, Reason.NOT_FOUND),
        (("must", "minimum"), "high", 1, Reason.OUTWEIGHED),
        (("must", "minimum"), "high", None, Reason.NOT_FOUND),
        (("minimum", "value"), "high", None, Reason.NOT_FOUND),
        (("must", "minimum", "value"), "low", None, Reason.OUTWEIGHED),
    ],
)
def test_outweighed_takes_proof_up_to_the_first_stage_that_the_meeting_would_better(
    fair, wishing, scheduled, explain, proven, rating, least, reason
):
    event = with_people(fair, "s3", availability=_hours("09:00-09:20"))
    event = with_people(event, "b3", min_meetings=least)
    event = wishing(event, f"s3 b3 {rating}", "s3 b4 must")
    schedule = scheduled(event, "s3 b4 09:00", proven=False)
    stages = tuple(
        replace(stage, bound=stage.achieved) if stage.stage in proven else stage
        for stage in schedule.stages
    )
    all_proven = len(proven) == 3
    schedule = replace(
        schedule,
        stages=stages,
        status="optimal" if all_proven else "feasible",
        gap=0.0 if "value" in proven else None,
    )
    assert [e.wish.reason for e in explain(event, schedule)] == [reason]


def test_only_three_times_are_told_one_by_one(fair, wishing, scheduled, explain):
    whole = fair.sessions[0]
    event = replace(fair, sessions=(TimeRange(whole.start, whole.start.replace(hour=11)),))
    event = replace(event, limits=Limits(simultaneous_meetings=1))
    event = wishing(event, "s3 b3 low", "Atlas Nord high", "s1 b4 high")
    event = wishing(replace(event, matching=Matching(once_per_company=False)), "s2 b4 high")
    held = ("s1 b1 09:00", "s2 b2 09:30", "s1 b4 10:00", "s2 b4 10:30")
    assert explain(event, scheduled(event, *held))[0].wish.explanation == (
        "Whenever Fadi and Elsa are both free, something stands in the way (UTC time: "
        "Tue 16 Feb 09:00 no room is left; Tue 16 Feb 09:30 no room is left; "
        "Tue 16 Feb 10:00 no room is left; and 1 further time); "
        "with one more room they could meet on Tue 16 Feb 09:00 (UTC)."
    )


def test_a_wish_on_a_company_has_the_reason_of_the_pair_that_came_furthest(
    fair, wishing, scheduled, explain
):
    event = with_people(fair, "b1", languages=("ar",))
    event = with_people(event, "b2", availability=_hours("14:00-15:00"))
    event = wishing(with_people(event, "s3", languages=("fr",)), "s3 Nord medium")
    # Carl shares no language with Fadi; Dora only has no common time, which is further down.
    explained = explain(event, scheduled(event))
    assert [(e.wish.reason, e.remedy) for e in explained] == [
        (Reason.NO_COMMON_TIME, Remedy(RemedyKind.HOUR, ("s3", "b2"), TEN, (Open("b2", TEN),)))
    ]


def test_among_pairs_that_came_as_far_one_with_a_remedy_speaks(fair, wishing, scheduled, explain):
    event = with_people(fair, "b1", max_meetings=0, availability=_hours("09:00-09:20"))
    event = with_people(event, "b2", max_meetings=0)
    event = wishing(event, "s3 Nord medium", "s3 b4 high")
    # Fadi's 09:00 is taken, which is Carl's only hour; with Dora 09:30 is left.
    explained = explain(event, scheduled(event, "s3 b4 09:00"))
    assert [e.remedy for e in explained] == [
        Remedy(RemedyKind.MAXIMUM, ("s3", "b2"), HALF_PAST, (Maximum("b2", 1),))
    ]


def test_a_pair_with_room_speaks_before_one_with_a_colleague(fair, wishing, scheduled, explain):
    event = with_people(
        wishing(fair, "Atlas b3 low", "s1 b4 high"), "b3", availability=_hours("09:00-09:20")
    )
    # Amal is taken at 09:00, Badr is not: the wish is one on him too.
    explained = explain(event, scheduled(event, "s1 b4 09:00", proven=False))
    assert [e.remedy for e in explained] == [Remedy(RemedyKind.FIX, ("s2", "b3"), NINE)]


def test_a_met_wish_is_not_listed_and_a_never_is_no_wish(fair, wishing, scheduled, explain):
    event = wishing(
        fair, "s1 b3 high", "Atlas b3 low", "b3 s1 medium", "b3 Atlas low", "s3 b4 never"
    )
    assert explain(event, scheduled(event, "s1 b3 09:00")) == []


def test_each_row_is_listed_in_its_order_with_its_own_names(fair, wishing, scheduled, explain):
    event = replace(wishing(fair, "b3 s3 high", "s3 b3 low"), limits=Limits(max_meetings=1))
    event = wishing(event, "s3 b4 must", "b3 Atlas must")
    schedule = scheduled(event, "s3 b4 09:00", "s2 b3 09:00")
    wishes = [e.wish for e in explain(event, schedule)]
    assert [replace(wish, explanation="") for wish in wishes] == [
        UnmetWish("b3", "s3", Rating.HIGH, Reason.MAXIMUM_REACHED, ""),
        UnmetWish("s3", "b3", Rating.LOW, Reason.MAXIMUM_REACHED, ""),
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "Fadi a atteint son maximum (1 rendez-vous) ; avec un maximum de 2 rendez-vous pour "
            "Fadi, ils pourraient se rencontrer le mar. 16 févr. 09:30 (UTC).",
        ),
        (
            "ar",
            "\u2068Fadi\u2069 بلغ حدّه الأقصى (اجتماع واحد)؛ إذا رُفع الحد الأقصى لدى "
            "\u2068Fadi\u2069 (اجتماعان) أمكن أن يجتمعا يوم الثلاثاء 16 فبراير 09:30 (UTC).",
        ),
    ],
)
def test_the_sentence_is_in_the_events_language(
    fair, wishing, scheduled, explain, language, sentence
):
    event = replace(fair, language=language)
    event = with_people(wishing(event, "s3 b3 high", "s3 b4 high"), "s3", max_meetings=1)
    told = _told(explain(event, scheduled(event, "s3 b4 09:00")))
    assert told[0][1].replace("\xa0", " ").replace("\u202f", " ") == sentence


def test_languages_are_named_and_listed_as_the_event_speaks(fair, wishing, scheduled, explain):
    event = with_people(fair, "s3", languages=("fr", "ar"), name="Fa\u202edi")
    event = replace(with_people(event, "b3", languages=("en",)), language="ar")
    event = wishing(event, "b3 s3 low")
    # A character that turns the direction of what follows is taken out of a name.
    assert _told(explain(event, scheduled(event))) == [
        (
            Reason.LANGUAGE,
            "لا لغة مشتركة بين \u2068Elsa\u2069 (الإنجليزية) "
            "و\u2068Fadi\u2069 (الفرنسية، العربية).",
            None,
        )
    ]
