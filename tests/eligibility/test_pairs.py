"""Who may meet whom, and what it is worth."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Consent, Event, Matching, Weights
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason
from matchmaking.model.time_ranges import DailyRange

SELLERS_WITH_BUYERS = (("seller", "buyer"),)
WISHES = (Rating.LOW, Rating.MEDIUM, Rating.HIGH, Rating.MUST)

AMINA = Participant("amina", "Amina", "seller", "UTC", company="Atlas", languages=("fr", "ar"))
ADIL = Participant("adil", "Adil", "seller", "UTC", company="Atlas", languages=("ar",))
BO = Participant("bo", "Bo", "buyer", "UTC", company="Borealis", languages=("EN", "Fr"))
BERIT = Participant("berit", "Berit", "buyer", "UTC", company="Borealis")
CLEO = Participant("cleo", "Cleo", "buyer", "UTC", languages=("en",))
PEOPLE = (AMINA, ADIL, BO, BERIT, CLEO)


def wish(source: str, target: str, rating: Rating = Rating.HIGH) -> Preference:
    return Preference(source, target, rating)


def event(*wishes: Preference, matching: Matching | None = None) -> Event:
    morning = DailyRange(540, 600).on(date(2027, 2, 16))
    return Event(
        "e", "E", "UTC", 20, (morning,), PEOPLE, matching=matching or Matching(), preferences=wishes
    )


def obstacles(pairs: Pairs, a: str, b: str) -> set[Reason | None]:
    """What stands between two, asked both ways round."""
    return {pairs.obstacle(a, b), pairs.obstacle(b, a)}


@pytest.mark.parametrize("source", ["amina", "bo"])
def test_a_veto_of_either_side_forbids_the_pair(source: str) -> None:
    target = "bo" if source == "amina" else "amina"
    vetoed = Pairs(event(wish(source, target, Rating.NEVER), wish(target, source, Rating.MUST)))
    assert obstacles(vetoed, "amina", "bo") == {Reason.VETOED}


def test_a_veto_of_a_company_binds_each_representative_without_an_own_opinion() -> None:
    given = Pairs(event(wish("Atlas", "Borealis", Rating.NEVER), wish("amina", "bo")))
    table = {(a, b): given.obstacle(a, b) for a in ("amina", "adil") for b in ("bo", "berit")}
    assert table == {
        ("amina", "bo"): None,
        ("amina", "berit"): Reason.VETOED,
        ("adil", "bo"): Reason.VETOED,
        ("adil", "berit"): Reason.VETOED,
    }


def test_kinds_meet_in_either_order() -> None:
    given = Pairs(
        event(
            wish("bo", "amina"),
            wish("bo", "cleo"),
            matching=Matching(allowed=SELLERS_WITH_BUYERS),
        )
    )
    assert obstacles(given, "bo", "amina") == {None}
    assert obstacles(given, "bo", "cleo") == {Reason.KINDS}


def test_a_kind_may_be_allowed_to_meet_its_like() -> None:
    matching = Matching(allowed=(("buyer", "buyer"),))
    given = Pairs(event(wish("bo", "cleo"), wish("bo", "amina"), matching=matching))
    assert obstacles(given, "bo", "cleo") == {None}
    assert obstacles(given, "bo", "amina") == {Reason.KINDS}


def test_any_two_kinds_meet_by_default() -> None:
    assert obstacles(Pairs(event(wish("bo", "cleo"))), "bo", "cleo") == {None}


def test_two_who_state_languages_must_share_one() -> None:
    everybody = Pairs(event(*(wish("Atlas", target) for target in ("bo", "berit", "cleo"))))
    table = {
        (a, b): everybody.obstacle(a, b) for a in ("amina", "adil") for b in ("bo", "berit", "cleo")
    }
    assert table == {
        ("amina", "bo"): None,  # fr, in any case
        ("amina", "berit"): None,  # Berit states none
        ("amina", "cleo"): Reason.LANGUAGE,
        ("adil", "bo"): Reason.LANGUAGE,
        ("adil", "berit"): None,
        ("adil", "cleo"): Reason.LANGUAGE,
    }


@pytest.mark.parametrize(
    ("wishes", "either", "both"),
    [
        ([], Reason.CONSENT, Reason.CONSENT),
        ([wish("amina", "bo", Rating.LOW)], None, Reason.CONSENT),
        ([wish("bo", "amina", Rating.LOW)], None, Reason.CONSENT),
        ([wish("amina", "bo"), wish("bo", "amina")], None, None),
        ([wish("Atlas", "bo"), wish("bo", "amina")], None, None),
        ([wish("Atlas", "Borealis")], None, Reason.CONSENT),
        ([wish("Atlas", "Borealis"), wish("Borealis", "Atlas")], None, None),
        ([wish("amina", "Borealis"), wish("Borealis", "amina")], None, None),
        ([wish("adil", "bo"), wish("bo", "adil")], Reason.CONSENT, Reason.CONSENT),
    ],
)
def test_consent_is_of_one_side_or_of_both(
    wishes: list[Preference], either: Reason | None, both: Reason | None
) -> None:
    found = [
        obstacles(Pairs(event(*wishes, matching=Matching(consent=consent))), "amina", "bo")
        for consent in (Consent.EITHER, Consent.BOTH)
    ]
    assert found == [{either}, {both}]


def test_the_first_obstacle_in_order_is_named() -> None:
    # All four at first; then the veto goes, then the kinds fit, then a language is shared.
    strict = Matching(allowed=(("seller", "seller"),), consent=Consent.BOTH)
    vetoed = event(wish("adil", "cleo", Rating.NEVER), matching=strict)
    unvetoed = replace(vetoed, preferences=())
    of_fitting_kinds = replace(unvetoed, matching=replace(strict, allowed=SELLERS_WITH_BUYERS))
    english = replace(ADIL, languages=("en",))
    speaking = replace(of_fitting_kinds, participants=(AMINA, english, BO, BERIT, CLEO))
    found = [
        Pairs(stage).obstacle("adil", "cleo")
        for stage in (vetoed, unvetoed, of_fitting_kinds, speaking)
    ]
    assert found == [Reason.VETOED, Reason.KINDS, Reason.LANGUAGE, Reason.CONSENT]


def test_consent_is_no_prohibition() -> None:
    nobody_wishes = Pairs(event())
    assert nobody_wishes.prohibition("amina", "bo") is None
    assert nobody_wishes.prohibition("adil", "cleo") is Reason.LANGUAGE


def test_two_of_one_company_never_meet() -> None:
    given = Pairs(event(wish("amina", "adil")))
    assert given.own_company("amina", "adil")
    assert not given.own_company("amina", "bo")
    assert not given.may_meet("amina", "adil")
    assert list(given.candidates()) == []


WEIGHT = {Rating.LOW: 1, Rating.MEDIUM: 4, Rating.HIGH: 9, Rating.MUST: 9}


@pytest.mark.parametrize("ours", WISHES)
@pytest.mark.parametrize("theirs", WISHES)
def test_a_mutual_wish_is_worth_both_weights_and_the_bonus(ours: Rating, theirs: Rating) -> None:
    given = Pairs(event(wish("amina", "bo", ours), wish("bo", "amina", theirs)))
    expected = WEIGHT[ours] + WEIGHT[theirs] + 5
    assert (given.worth("amina", "bo"), given.worth("bo", "amina")) == (expected, expected)


@pytest.mark.parametrize("rating", WISHES)
def test_a_wish_of_one_side_is_worth_its_weight(rating: Rating) -> None:
    given = Pairs(event(wish("amina", "bo", rating)))
    assert (given.worth("amina", "bo"), given.worth("bo", "amina")) == 2 * (WEIGHT[rating],)
    assert (given.weight("amina", "bo"), given.weight("bo", "amina")) == (WEIGHT[rating], 0)


def test_a_pair_that_nobody_wished_is_worth_nothing() -> None:
    assert Pairs(event()).worth("amina", "bo") == 0


def test_the_mutual_bonus_counts_whatever_the_weights() -> None:
    matching = Matching(weights=Weights(high=0, medium=0, low=0, mutual=7))
    wishes = (wish("amina", "bo", Rating.LOW), wish("bo", "amina"), wish("adil", "bo"))
    given = Pairs(event(*wishes, matching=matching))
    assert (given.worth("amina", "bo"), given.worth("adil", "bo")) == (7, 0)


def test_a_meeting_is_worth_what_the_effective_ratings_say() -> None:
    # Amina herself says low where Atlas says high; Adil follows Atlas; Borealis says medium.
    given = Pairs(
        event(
            wish("Atlas", "Borealis", Rating.HIGH),
            wish("amina", "Borealis", Rating.LOW),
            wish("Borealis", "Atlas", Rating.MEDIUM),
        )
    )
    assert given.worth("amina", "berit") == 1 + 4 + 5
    assert given.worth("adil", "berit") == 9 + 4 + 5


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ([wish("amina", "bo", Rating.MUST)], True),
        ([wish("bo", "amina", Rating.MUST)], True),
        ([wish("Borealis", "Atlas", Rating.MUST)], True),
        ([wish("Borealis", "Atlas", Rating.MUST), wish("bo", "amina", Rating.HIGH)], False),
        ([wish("amina", "bo"), wish("bo", "amina")], False),
        ([], False),
    ],
)
def test_one_effective_must_makes_a_must(wishes: list[Preference], expected: bool) -> None:
    assert Pairs(event(*wishes)).is_must("amina", "bo") is expected


def test_candidates_are_each_wished_pair_once_in_the_participants_order() -> None:
    given = Pairs(
        event(
            wish("cleo", "berit"),
            wish("berit", "cleo", Rating.LOW),
            wish("Borealis", "amina", Rating.MEDIUM),
            wish("amina", "bo"),
        )
    )
    assert list(given.candidates()) == [("amina", "bo"), ("amina", "berit"), ("berit", "cleo")]


def test_a_wish_between_companies_is_one_of_all_their_people() -> None:
    wishes = [wish("Atlas", "Borealis"), wish("adil", "berit", Rating.NEVER)]
    # Adil and Bo share no language, Adil vetoes Berit.
    assert list(Pairs(event(*wishes)).candidates()) == [("amina", "bo"), ("amina", "berit")]


def test_candidates_do_not_depend_on_the_order_of_the_wishes() -> None:
    wishes = [wish(a.id, b.id) for a in PEOPLE for b in PEOPLE if a.represents != b.represents]
    forwards, backwards = event(*wishes), event(*reversed(wishes))
    assert list(Pairs(forwards).candidates()) == list(Pairs(backwards).candidates())


def test_never_is_no_wish() -> None:
    assert list(Pairs(event(wish("amina", "bo", Rating.NEVER))).candidates()) == []
