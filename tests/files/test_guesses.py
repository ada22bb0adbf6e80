"""What was probably meant, and where no guess is better than a wrong one."""

import pytest

from matchmaking.files.guesses import LIKELY, NameIndex, nearest
from matchmaking.files.zone_guesses import zone_meant

NAMES = ["B07", "s12", "s13", "x-007", "Atlas Foods SARL", "Société Générale", "Marjane", "Marjana"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("b07 ", "B07"),
        ("b7", "B07"),
        ("X007", "x-007"),
        ("atlas foods s.a.r.l.", "Atlas Foods SARL"),
        ("Atlas Food SARL", "Atlas Foods SARL"),
        ("Altas Foods SARL", "Atlas Foods SARL"),
        ("societe generale", "Société Générale"),
        ("s14", None),  # one digit away from two names, and from none by a slip of letters
        ("B08", None),  # another number is another participant
        ("Marjan", None),  # as near to Marjane as to Marjana
        ("", None),
        ("somebody else", None),
    ],
)
def test_a_name_among_many_is_guessed_only_where_it_is_the_only_one(
    written: str, meant: str | None
) -> None:
    assert NameIndex(NAMES).meant(written) == meant


def test_names_of_one_skeleton_are_no_guess() -> None:
    assert NameIndex(["Atlas Foods", "atlas-foods"]).meant("ATLAS FOODS") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Casablanca", "Africa/Casablanca"),
        ("africa/casablanca", "Africa/Casablanca"),
        ("Africa / Casablanca", "Africa/Casablanca"),
        ("Africa/Cassablanca", "Africa/Casablanca"),
        ("Morocco", "Africa/Casablanca"),
        ("Morocco Standard Time", "Africa/Casablanca"),
        ("Romance Standard Time", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("Asia/Kathmandou", "Asia/Kathmandu"),
        ("UTC+1", None),  # no place, and Etc/GMT+1 lies west of Greenwich
        ("GMT -5", None),
        ("here", None),  # "Eire" is two slips away, and words so short are alike by chance
        ("مراكش", None),
    ],
)
def test_a_zone_is_guessed_from_a_city_a_country_or_windows(
    written: str, meant: str | None
) -> None:
    assert zone_meant(written) == meant


def test_the_most_alike_of_a_few_words_is_guessed() -> None:
    assert nearest("HIGH", ["must", "high", "low"]) == "high"
    assert nearest("buyers", ["seller", "buyer"]) == "buyer"
    assert nearest("press", ["seller", "buyer"]) is None


def test_a_guess_that_is_acted_upon_must_be_likely() -> None:
    assert nearest("raiting", ["from", "to", "rating"], LIKELY) == "rating"
    # "title" and "site" share three letters of nine: alike enough to ask, not to act.
    assert nearest("title", ["site"]) == "site"
    assert nearest("title", ["site"], LIKELY) is None
