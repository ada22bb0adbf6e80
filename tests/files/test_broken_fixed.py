"""Fixed meetings that are wrong in themselves, and all that an organiser is told about each."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "fixed.csv"

TOLD = {
    "unknown_ids": [
        (
            'fixed.csv, row 2, a "s1": Expected the id of a participant that is in '
            'participants. Did you mean "s01"?'
        ),
        ('fixed.csv, row 3, b "b99": Expected the id of a participant that is in participants.'),
    ],
    "company_in_place_of_a_person": [
        (
            'fixed.csv, row 2, a "Atlas Foods": This is a company; expected the id of one '
            "of its participants."
        ),
    ],
    "no_slot_at_that_time": [
        (
            'fixed.csv, row 2, starts "2027-02-16T09:40:00Z": No slot starts then; the '
            "nearest starts at 2027-02-16T09:30:00Z."
        ),
    ],
    "local_time": [
        (
            'fixed.csv, row 2, starts "2027-02-16T09:30:00": Expected an instant with Z or '
            'an offset, such as 2027-02-16T09:30:00Z. Did you mean "2027-02-16T09:30:00Z"?'
        ),
    ],
    "no_time_at_all": [
        (
            'fixed.csv, row 2, starts "tomorrow": Expected an instant with Z or an offset, '
            "such as 2027-02-16T09:30:00Z."
        ),
    ],
    "participant_with_itself": [
        ('fixed.csv, row 2, b "b07": Nobody meets oneself; expected somebody of another company.'),
    ],
    "two_of_one_company": [
        (
            'fixed.csv, row 2, b "s02": Both represent "Atlas Foods", and two of one '
            "company never meet; expected somebody of another."
        ),
    ],
    "kinds_that_may_not_meet": [
        (
            'fixed.csv, row 2, b "b08": Its kind may not meet the kind of "b07" '
            "(matching.allowed); allow the two kinds or drop the fixed meeting."
        ),
    ],
    "no_common_language": [
        (
            'fixed.csv, row 2, b "b07": It shares no language with "s02"; correct the '
            "languages or drop the fixed meeting."
        ),
    ],
    "vetoed_pair": [
        (
            'fixed.csv, row 2, b "b08": One of the two rates the other never, "s01" or this'
            " one; change the rating or the fixed meeting."
        ),
    ],
    "outside_hours": [
        (
            'fixed.csv, row 2, starts "2027-02-17T09:00:00Z": The meeting does not fit the '
            'hours of "b07"; choose another start or correct the availability.'
        ),
    ],
    "pair_twice": [
        (
            'fixed.csv, row 3, b "s01": The meeting with "b07" is fixed already (row 2); '
            "keep one of the two."
        ),
    ],
    "year_beyond_reason": [
        ('fixed.csv, row 2, starts "2227-02-16T09:30:00Z": Expected a year from 1900 to 2199.'),
    ],
    "empty_id": [
        "fixed.csv, row 2, b: This is needed and empty or missing; fill it in.",
    ],
}


@pytest.mark.parametrize("defect", TOLD)
def test_a_mistake_in_fixed_is_told_with_its_place_and_once(
    defect: str, told_of_broken: Callable[[str, str], list[str]]
) -> None:
    assert told_of_broken(FILE, defect) == TOLD[defect]


def test_every_broken_file_of_fixed_is_tested() -> None:
    folder = Path(__file__).parent / "broken" / Path(FILE).stem
    assert {path.stem for path in folder.iterdir()} == set(TOLD)
