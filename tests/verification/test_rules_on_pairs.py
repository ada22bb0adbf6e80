"""Each rule on who may meet whom, kept and broken."""

from dataclasses import replace

import pytest

from matchmaking.model.event import Consent, FixedMeeting, Matching
from matchmaking.model.preference import Preference, Rating


def test_two_participants_of_the_event_may_meet(fair, meeting, broken):
    assert broken(fair, meeting("m1", "s1", "b1", "09:00")) == []


def test_a_stranger_is_no_participant(fair, meeting, broken):
    stranger = meeting("m1", "s1", "b9", "09:00")
    assert broken(fair, stranger) == [("known_participants", ("m1",), ("s1", "b9"))]


def test_nobody_meets_itself(fair, meeting, broken):
    alone = meeting("m1", "s1", "s1", "09:00", value=0)
    assert broken(fair, alone) == [("known_participants", ("m1",), ("s1", "s1"))]


def test_ids_that_differ_in_case_are_different_people(fair, meeting, broken):
    shouted = meeting("m1", "S1", "b1", "09:00", value=0)
    assert broken(fair, shouted) == [("known_participants", ("m1",), ("S1", "b1"))]


def test_colleagues_do_not_meet_even_where_they_wish_to(fair, meeting, broken):
    wish = Preference("s1", "s2", Rating.HIGH)
    event = replace(fair, preferences=(*fair.preferences, wish))
    colleagues = meeting("m1", "s1", "s2", "09:00")
    assert broken(event, colleagues) == [("own_company", ("m1",), ("s1", "s2"))]


@pytest.mark.parametrize("allowed", [("seller", "buyer"), ("buyer", "seller")])
def test_kinds_may_meet_in_either_order(fair, meeting, broken, allowed):
    event = replace(fair, matching=Matching(allowed=(allowed,)))
    assert broken(event, meeting("m1", "s1", "b1", "09:00")) == []


def test_kinds_that_are_not_allowed_do_not_meet(fair, meeting, broken):
    wish = Preference("b1", "b3", Rating.HIGH)
    event = replace(
        fair,
        matching=Matching(allowed=(("seller", "buyer"),)),
        preferences=(*fair.preferences, wish),
    )
    buyers = meeting("m1", "b1", "b3", "09:00")
    assert broken(event, buyers) == [("kinds", ("m1",), ("b1", "b3"))]


def _speaking(event, **languages):
    people = (
        replace(person, languages=languages.get(person.id, ())) for person in event.participants
    )
    return replace(event, participants=tuple(people))


@pytest.mark.parametrize(
    ("of_s1", "of_b1"), [(("fr", "en"), ("EN",)), (("fr",), ()), ((), ("fr",)), ((), ())]
)
def test_a_shared_or_unstated_language_is_enough(fair, meeting, broken, of_s1, of_b1):
    event = _speaking(fair, s1=of_s1, b1=of_b1)
    assert broken(event, meeting("m1", "s1", "b1", "09:00")) == []


def test_two_stated_languages_must_have_one_in_common(fair, meeting, broken):
    event = _speaking(fair, s1=("fr", "ar"), b1=("en",))
    assert broken(event, meeting("m1", "s1", "b1", "09:00")) == [
        ("language", ("m1",), ("s1", "b1"))
    ]


@pytest.mark.parametrize(("source", "target"), [("b1", "s1"), ("Nord", "s1"), ("Nord", "Atlas")])
def test_a_never_of_one_side_or_its_company_forbids_what_the_other_wishes(
    fair, meeting, broken, source, target
):
    event = replace(fair, preferences=(*fair.preferences, Preference(source, target, Rating.NEVER)))
    refused = meeting("m1", "s1", "b1", "09:00")
    assert broken(event, refused) == [("veto", ("m1",), ("b1", "s1"))]


def test_a_wish_of_the_person_wins_over_a_never_of_its_company(fair, meeting, broken):
    event = replace(
        fair,
        preferences=(
            Preference("Atlas", "Nord", Rating.NEVER),
            Preference("s1", "Nord", Rating.LOW),
        ),
    )
    # s1 about Nord is more specific than Atlas about Nord; `low` is worth 1.
    assert broken(event, meeting("m1", "s1", "b1", "09:00", 1)) == []
    # s2 has said nothing of its own, so the company's `never` stands.
    assert broken(event, meeting("m1", "s2", "b1", "09:00", 0)) == [
        ("veto", ("m1",), ("s2", "b1")),
        ("consent", ("m1",), ("s2", "b1")),
    ]


def test_a_person_about_a_company_wins_over_its_company_about_the_person(fair, meeting, broken):
    event = replace(
        fair,
        preferences=(
            Preference("s1", "Nord", Rating.NEVER),
            Preference("Atlas", "b1", Rating.HIGH),
        ),
    )
    assert broken(event, meeting("m1", "s1", "b1", "09:00", 0)) == [
        ("veto", ("m1",), ("s1", "b1")),
        ("consent", ("m1",), ("s1", "b1")),
    ]


def test_one_wish_is_consent_enough_by_default(fair, meeting, broken):
    event = replace(fair, preferences=(Preference("b1", "s1", Rating.LOW),))
    assert broken(event, meeting("m1", "s1", "b1", "09:00", 1)) == []


def test_without_any_wish_nobody_meets(fair, meeting, broken):
    event = replace(fair, preferences=())
    assert broken(event, meeting("m1", "s1", "b1", "09:00", 0)) == [
        ("consent", ("m1",), ("s1", "b1"))
    ]


def test_where_both_must_wish_a_company_wishes_for_its_people(fair, meeting, broken):
    both = replace(fair, matching=Matching(consent=Consent.BOTH))
    assert broken(both, meeting("m1", "s1", "b1", "09:00")) == [("consent", ("m1",), ("s1", "b1"))]
    answered = replace(both, preferences=(*fair.preferences, Preference("Nord", "s1", Rating.LOW)))
    # high 9 + low 1 + mutual 5
    assert broken(answered, meeting("m1", "s1", "b1", "09:00", 15)) == []


def test_a_fixed_meeting_needs_no_wish_but_the_mark_alone_does_not_make_it_fixed(
    fair, meeting, broken
):
    unwished = replace(fair, preferences=())
    marked = meeting("m1", "b1", "s1", "09:00", 0, fixed=True)
    assert broken(replace(unwished, fixed=(FixedMeeting("s1", "b1"),)), marked) == []
    assert broken(unwished, marked) == [
        ("consent", ("m1",), ("b1", "s1")),
        ("values", ("m1",), ("b1", "s1")),
    ]


def test_two_companies_meet_once_whoever_represents_them(fair, meeting, broken):
    first, second = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "b2", "s2", "09:30")
    assert broken(fair, first, second) == [
        ("once_per_company", ("m1", "m2"), ("s1", "b1", "b2", "s2"))
    ]


def test_where_persons_count_two_companies_may_meet_again_but_not_the_same_two(
    fair, meeting, broken
):
    event = replace(fair, matching=Matching(once_per_company=False))
    first, colleague = meeting("m1", "s1", "b1", "09:00"), meeting("m2", "s1", "b2", "09:30")
    assert broken(event, first, colleague) == []
    again = meeting("m2", "b1", "s1", "09:30")
    assert broken(event, first, again) == [("once_per_company", ("m1", "m2"), ("s1", "b1"))]
