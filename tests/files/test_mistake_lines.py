"""A mistake as one line, in each language."""

import pytest

from matchmaking.errors import Mistake
from matchmaking.files import mistake_text
from matchmaking.files.collecting import Place
from matchmaking.words import Words

CASABLANCA = Mistake(
    "error.unknown_zone",
    "fair.xlsx",
    row=12,
    column="timezone",
    value="Casablanca",
    meant="Africa/Casablanca",
    sheet="participants",
)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            'fair.xlsx, sheet participants, row 12, timezone "Casablanca": Expected an IANA time '
            'zone such as Europe/Paris. Did you mean "Africa/Casablanca"?',
        ),
        (
            "fr",
            "fair.xlsx, feuille participants, ligne 12, timezone « Casablanca » : Attendu : un "
            "fuseau horaire IANA tel que Europe/Paris. Vouliez-vous dire « Africa/Casablanca » ?",
        ),
        (
            "ar",
            "fair.xlsx، الورقة participants، السطر 12، timezone «Casablanca»: المتوقع منطقة زمنية "
            "من IANA مثل Europe/Paris. هل تقصد «Africa/Casablanca»؟",
        ),
    ],
)
def test_a_line_says_where_and_what_and_what_was_meant(language: str, line: str) -> None:
    told = mistake_text(CASABLANCA, Words(language))
    assert told.replace("\u00a0", " ").replace("\u202f", " ") == line


@pytest.mark.parametrize(
    ("mistake", "line"),
    [
        (
            Mistake("error.empty_file", "event.toml"),
            "event.toml: The file is empty; save it again with its contents.",
        ),
        (
            Mistake("error.needed", "fair.json", column="/participants/3/name"),
            "fair.json, /participants/3/name: This is needed and empty or missing; fill it in.",
        ),
    ],
)
def test_what_is_not_known_is_left_out(mistake: Mistake, line: str) -> None:
    assert mistake_text(mistake, Words("en")) == line


def test_another_row_is_told_in_the_same_language() -> None:
    first = Place("participants.csv", row=2, column="id")
    twice = Mistake("error.id_twice", "participants.csv", 3, "id", "s01", {"first": first})
    assert mistake_text(twice, Words("fr")) == (
        "participants.csv, ligne 3, id «\xa0s01\xa0»\xa0: "
        "L’identifiant est déjà pris (ligne 2)\u202f; donnez à chacun le sien."
    )


def test_what_stands_in_the_file_stays_on_one_line_and_is_cut_where_it_is_long() -> None:
    # 80 signs are shown; line breaks and what would move the cursor become spaces.
    needed = "This is needed and empty or missing; fill it in."
    escape = Mistake("error.needed", "a.csv", value="one\n\x1b[2Jtwo\u202ethree")
    assert mistake_text(escape, Words("en")) == f'a.csv "one [2Jtwo three": {needed}'
    long = Mistake("error.needed", "a.csv", value="x" * 81)
    assert mistake_text(long, Words("en")) == f'a.csv "{"x" * 80}…": {needed}'
