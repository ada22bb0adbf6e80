"""Wishes that are wrong, and all that an organiser is told about each."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "preferences.csv"

TOLD = {
    "empty_file": [
        "preferences.csv: The file is empty; save it again with its contents.",
    ],
    "missing_column": [
        ("preferences.csv, row 1, rating: This column is missing; add it to the first row."),
    ],
    "misspelt_column": [
        (
            "preferences.csv, row 1, raiting: No column has this name; expected one of "
            'from, to, rating. Did you mean "rating"?'
        ),
        (
            'preferences.csv, row 3, rating "hihg": Expected one of must, high, medium, '
            'low, never, or 4 to 0. Did you mean "high"?'
        ),
        (
            'preferences.csv, row 3, to "b07": "s01" gave a wish about the same before (row'
            " 2); keep one of the two."
        ),
    ],
    "unknown_names": [
        (
            'preferences.csv, row 5, from "s0l": Expected the id of a participant or the '
            "name of a company that is in participants."
        ),
        (
            'preferences.csv, row 6, from "B07": Expected the id of a participant or the '
            'name of a company that is in participants. Did you mean "b07"?'
        ),
        (
            'preferences.csv, row 7, to "Atlas food": Expected the id of a participant or '
            'the name of a company that is in participants. Did you mean "Atlas Foods"?'
        ),
        (
            'preferences.csv, row 8, to "Sahara": Expected the id of a participant or the '
            "name of a company that is in participants."
        ),
    ],
    "unknown_ratings": [
        (
            'preferences.csv, row 5, rating "5": Expected one of must, high, medium, low, '
            "never, or 4 to 0."
        ),
        (
            'preferences.csv, row 6, rating "maybe": Expected one of must, high, medium, '
            "low, never, or 4 to 0."
        ),
        (
            'preferences.csv, row 7, rating "Must": Expected one of must, high, medium, '
            'low, never, or 4 to 0. Did you mean "must"?'
        ),
    ],
    "empty_cells": [
        "preferences.csv, row 5, from: This is needed and empty or missing; fill it in.",
        "preferences.csv, row 6, to: This is needed and empty or missing; fill it in.",
        ("preferences.csv, row 7, rating: This is needed and empty or missing; fill it in."),
    ],
    "wish_twice": [
        (
            'preferences.csv, row 5, to "b07": "s01" gave a wish about the same before (row'
            " 2); keep one of the two."
        ),
    ],
    "wish_about_oneself": [
        (
            'preferences.csv, row 5, to "s02": This is a wish about oneself; expected '
            "somebody of another company."
        ),
        (
            'preferences.csv, row 6, to "Nordic": This is a wish about oneself; expected '
            "somebody of another company."
        ),
    ],
    "wish_within_one_company": [
        (
            'preferences.csv, row 5, to "s02": Both belong to "Atlas Foods", and nobody '
            "meets the own company; expected somebody of another."
        ),
        (
            'preferences.csv, row 6, to "Atlas Foods": Both belong to "Atlas Foods", and '
            "nobody meets the own company; expected somebody of another."
        ),
        (
            'preferences.csv, row 7, to "s02": Both belong to "Atlas Foods", and nobody '
            "meets the own company; expected somebody of another."
        ),
        (
            'preferences.csv, row 8, to "Nordic": Both belong to "Nordic", and nobody meets'
            " the own company; expected somebody of another."
        ),
    ],
    "too_many_musts": [
        (
            'preferences.csv, row 5, rating "must": "s01" gives 3 musts, and each may give '
            "1 (limits.max_musts); make some of them high."
        ),
    ],
}


@pytest.mark.parametrize("defect", TOLD)
def test_a_mistake_in_preferences_is_told_with_its_place_and_once(
    defect: str, told_of_broken: Callable[[str, str], list[str]]
) -> None:
    assert told_of_broken(FILE, defect) == TOLD[defect]


def test_every_broken_file_of_preferences_is_tested() -> None:
    folder = Path(__file__).parent / "broken" / Path(FILE).stem
    assert {path.stem for path in folder.iterdir()} == set(TOLD)
