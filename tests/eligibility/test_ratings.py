"""Which of several wishes about one person counts."""

from datetime import date

import pytest

from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import DailyRange

PERSON_ABOUT_PERSON = Preference("amina", "bo", Rating.NEVER)
PERSON_ABOUT_COMPANY = Preference("amina", "Borealis", Rating.LOW)
COMPANY_ABOUT_PERSON = Preference("Atlas", "bo", Rating.HIGH)
COMPANY_ABOUT_COMPANY = Preference("Atlas", "Borealis", Rating.MUST)


def ratings(*preferences: Preference) -> Ratings:
    """Amina and Adil of Atlas, Bo and Berit of Borealis, Cleo alone."""
    people = (
        Participant("amina", "Amina", "seller", "UTC", company="Atlas"),
        Participant("adil", "Adil", "seller", "UTC", company="Atlas"),
        Participant("bo", "Bo", "buyer", "UTC", company="Borealis"),
        Participant("berit", "Berit", "buyer", "UTC", company="Borealis"),
        Participant("cleo", "Cleo", "buyer", "UTC"),
    )
    morning = DailyRange(540, 600).on(date(2027, 2, 16))
    return Ratings(Event("e", "E", "UTC", 20, (morning,), people, preferences=preferences))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            [
                COMPANY_ABOUT_COMPANY,
                COMPANY_ABOUT_PERSON,
                PERSON_ABOUT_COMPANY,
                PERSON_ABOUT_PERSON,
            ],
            Rating.NEVER,
        ),
        ([COMPANY_ABOUT_COMPANY, COMPANY_ABOUT_PERSON, PERSON_ABOUT_COMPANY], Rating.LOW),
        ([COMPANY_ABOUT_COMPANY, COMPANY_ABOUT_PERSON], Rating.HIGH),
        ([COMPANY_ABOUT_COMPANY], Rating.MUST),
        ([], None),
    ],
)
def test_the_most_specific_rating_wins(given: list[Preference], expected: Rating | None) -> None:
    assert ratings(*given).of("amina", "bo") == expected


def test_a_colleague_has_the_ratings_that_name_the_company_only() -> None:
    everything = ratings(
        COMPANY_ABOUT_COMPANY, COMPANY_ABOUT_PERSON, PERSON_ABOUT_COMPANY, PERSON_ABOUT_PERSON
    )
    table = {
        (person, about): everything.of(person, about)
        for person in ("amina", "adil")
        for about in ("bo", "berit")
    }
    assert table == {
        ("amina", "bo"): Rating.NEVER,
        ("amina", "berit"): Rating.LOW,
        ("adil", "bo"): Rating.HIGH,
        ("adil", "berit"): Rating.MUST,
    }


def test_a_rating_says_nothing_about_the_way_back() -> None:
    assert ratings(COMPANY_ABOUT_COMPANY).of("bo", "amina") is None


def test_a_participant_without_company_is_rated_by_its_id() -> None:
    given = ratings(
        Preference("Atlas", "cleo", Rating.MEDIUM), Preference("cleo", "Atlas", Rating.LOW)
    )
    assert (given.of("adil", "cleo"), given.of("cleo", "adil")) == (Rating.MEDIUM, Rating.LOW)
