"""What each participant got, and whom the organiser should call first."""

from dataclasses import replace

import pytest

from matchmaking.eligibility.availability import Availability
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason, UnmetWish
from matchmaking.report.facts.calls import Cause, calls
from matchmaking.report.facts.findings import findings_of
from matchmaking.report.facts.seats import seats_of
from matchmaking.report.facts.served import everyone_served, spread


def served_in(situation):
    seats = seats_of(situation.event, situation.schedule, Availability(situation.event))
    return everyone_served(situation.event, situation.schedule, seats)


def called_in(situation):
    found = calls(situation.event, situation.schedule, served_in(situation))
    return [(call.participant.id, dict(call.causes)) for call in found]


def test_those_with_fewest_meetings_come_first(two_continents):
    table = [
        (s.participant.id, s.meetings, s.shortfall, s.most, s.satisfaction, s.uncomfortable)
        for s in served_in(two_continents)
    ]

    assert table == [
        ("s3", 0, 0, 2, None, 0),
        ("s1", 1, 1, 2, 0.5, 0),  # one below its minimum of two
        ("b2", 1, 0, 2, 0.5, 1),
        ("s2", 2, 0, 2, 1.0, 0),
        ("b1", 2, 0, 2, 1.0, 1),
    ]


def test_the_spread_counts_participants_by_kind_and_number_of_meetings(two_continents):
    # Of the sellers one has none, one has one, one has two; of the buyers one and one.
    assert spread(served_in(two_continents)) == {"buyer": (0, 1, 1), "seller": (1, 1, 1)}


def test_unmet_musts_are_called_about_first_then_missing_wishes_then_unstated_hours(two_continents):
    assert called_in(two_continents) == [
        ("s1", {Cause.MUSTS_UNMET: 1, Cause.BELOW_MINIMUM: 1}),
        ("s3", {Cause.NO_WISH: 1}),
        # Hudson stated no hours and sits there at 4:00; Rif stated none either, but is at ease.
        ("b2", {Cause.HOURS_UNANSWERED: 1, Cause.WISHES_UNMET: 1}),
    ]


def test_a_wished_participant_without_any_meeting_is_called(two_continents):
    event = two_continents.event
    wishes = (*event.preferences[:-1], Preference("b1", "s3", Rating.LOW))
    vain = UnmetWish("b1", "s3", Rating.LOW, Reason.NO_COMMON_TIME, "Kif is away.")
    wished = replace(
        two_continents,
        event=replace(event, preferences=wishes),
        schedule=replace(two_continents.schedule, unscheduled=(vain,)),
    )

    assert dict(called_in(wished))["s3"] == {Cause.NO_MEETING: 1}


def test_a_colleague_is_not_called_when_others_of_the_company_met_every_wish(two_continents):
    event = two_continents.event
    zineb = replace(event.participants[1], id="s9", name="Zineb")
    wish = Preference("b1", "Rif", Rating.LOW)
    delegation = replace(
        event, participants=(*event.participants, zineb), preferences=(*event.preferences, wish)
    )

    called = [person for person, _ in called_in(replace(two_continents, event=delegation))]

    # Badr of Rif meets Chloé, who wished to meet anyone of Rif.
    assert called == ["s1", "s3", "b2"]


def test_everybody_served_is_not_called(two_continents):
    content = replace(two_continents.schedule, unscheduled=())
    event = replace(
        two_continents.event,
        participants=tuple(
            replace(
                person,
                min_meetings=None,
                availability=(person.availability or person.unavailable or ()),
            )
            for person in two_continents.event.participants
            if person.id not in ("s3", "b2")
        ),
        preferences=tuple(
            w
            for w in two_continents.event.preferences
            if {"s3", "b2"}.isdisjoint((w.source, w.target))
        ),
    )
    meetings = tuple(m for m in content.meetings if "b2" not in m.participants)

    assert (
        called_in(
            replace(two_continents, event=event, schedule=replace(content, meetings=meetings))
        )
        == []
    )


def test_a_wish_of_a_company_is_one_call_to_its_least_busy_representative(two_continents):
    event = two_continents.event
    zineb = replace(event.participants[1], id="s9", name="Zineb")
    must = Preference("Rif", "b2", Rating.MUST)
    delegation = replace(
        event, participants=(*event.participants, zineb), preferences=(*event.preferences, must)
    )
    unmet = UnmetWish("Rif", "b2", Rating.MUST, Reason.ROOMS_FULL, "All rooms are taken.")
    schedule = replace(two_continents.schedule, unscheduled=(unmet,))

    called = dict(called_in(replace(two_continents, event=delegation, schedule=schedule)))

    # Badr of Rif has two meetings, Zineb none.
    assert called["s9"] == {Cause.MUSTS_UNMET: 1, Cause.NO_MEETING: 1}
    assert "s2" not in called


@pytest.mark.parametrize(
    ("reason", "other"),
    [
        (Reason.NO_COMMON_TIME, Reason.MAXIMUM_REACHED),
        (Reason.MAXIMUM_REACHED, Reason.VETOED),
        (Reason.VETOED, Reason.ROOMS_FULL),
    ],
)
def test_the_remedy_is_the_one_that_a_call_can_bring_about(two_continents, reason, other):
    helpful = UnmetWish("s1", "b2", Rating.HIGH, reason, "helpful")
    helpless = UnmetWish("s1", "s2", Rating.HIGH, other, "helpless")
    schedule = replace(two_continents.schedule, unscheduled=(helpless, helpful))

    first = calls(two_continents.event, schedule, served_in(two_continents))[0]

    assert (first.participant.id, first.remedy) == ("s1", helpful)


def test_who_is_wished_for_in_vain_hears_of_that_wish(two_continents):
    vain = UnmetWish("b1", "s3", Rating.LOW, Reason.NO_COMMON_TIME, "Kif is away.")
    wishes = (*two_continents.event.preferences[:-1], Preference("b1", "s3", Rating.LOW))
    event = replace(two_continents.event, preferences=wishes)
    schedule = replace(two_continents.schedule, unscheduled=(vain,))

    found = calls(event, schedule, served_in(two_continents))

    remedies = {call.participant.id: call.remedy for call in found}
    # Atlas is called for its minimum, Kif for having no meeting, Hudson for hours not stated.
    assert remedies == {"s3": vain, "s1": None, "b2": None}


def test_the_strongest_wish_is_helped_first(two_continents):
    must = UnmetWish("s1", "b2", Rating.MUST, Reason.ROOMS_FULL, "must")
    high = UnmetWish("s1", "s2", Rating.HIGH, Reason.NO_COMMON_TIME, "high")
    schedule = replace(two_continents.schedule, unscheduled=(high, must))

    assert calls(two_continents.event, schedule, served_in(two_continents))[0].remedy == must


def test_the_burdened_are_those_with_uncomfortable_hours(two_continents):
    findings = findings_of(two_continents.event, two_continents.schedule)

    assert [one.participant.id for one in findings.burdened] == ["b2", "b1"]
