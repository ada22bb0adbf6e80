"""Participants that are wrong, and all that an organiser is told about each."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "participants.csv"

TOLD = {
    "empty_file": [
        "participants.csv: The file is empty; save it again with its contents.",
    ],
    "only_empty_rows": [
        "participants.csv: The table has no header; its first row names the columns.",
    ],
    "binary_file": [
        (
            "participants.csv: The file holds binary data, not text; save the table as CSV "
            "(UTF-8) or .xlsx."
        ),
    ],
    "workbook_named_csv": [
        (
            "participants.csv: This is a workbook under the name of a text file; give it "
            "the ending .xlsx or save it as CSV."
        ),
    ],
    "columns_of_another_table": [
        (
            "participants.csv, row 1: The first row names none of the columns id, name, "
            "kind, company, email, country, languages, language, timezone, site, "
            "availability, if_needed, unavailable, max_meetings, min_meetings, sectors, "
            "offers, seeks; add them, with a comma, a semicolon or a tab between them."
        ),
    ],
    "missing_columns": [
        ("participants.csv, row 1, kind: This column is missing; add it to the first row."),
    ],
    "misspelt_column": [
        (
            "participants.csv, row 1, langages: No column has this name; expected one of "
            "id, name, kind, company, email, country, languages, language, timezone, site, "
            "availability, if_needed, unavailable, max_meetings, min_meetings, sectors, "
            'offers, seeks. Did you mean "languages"?'
        ),
    ],
    "unknown_column": [
        (
            "participants.csv, row 1, shoe size: No column has this name; expected one of "
            "id, name, kind, company, email, country, languages, language, timezone, site, "
            "availability, if_needed, unavailable, max_meetings, min_meetings, sectors, "
            "offers, seeks."
        ),
    ],
    "column_twice": [
        ("participants.csv, row 1, id: This column stands there twice; keep one of the two."),
    ],
    "quote_never_closed": [
        (
            "participants.csv, row 3: A quotation mark is not closed, or text follows the "
            "closing one; put the whole cell in quotation marks and double those inside it."
        ),
    ],
    "text_after_a_quote": [
        (
            "participants.csv, row 3: A quotation mark is not closed, or text follows the "
            "closing one; put the whole cell in quotation marks and double those inside it."
        ),
    ],
    "cell_too_many": [
        (
            'participants.csv, row 3 "1": This text stands under no column name; is there a'
            " separator too many, or a cell without the quotation marks that it needs?"
        ),
    ],
    "text_beyond_the_last_column": [
        (
            'participants.csv, row 3 "later": This text stands under no column name; is '
            "there a separator too many, or a cell without the quotation marks that it "
            "needs?"
        ),
    ],
    "empty_cells": [
        "participants.csv, row 5, id: This is needed and empty or missing; fill it in.",
        ("participants.csv, row 5, name: This is needed and empty or missing; fill it in."),
        (
            'preferences.csv, row 4, from "b08": Expected the id of a participant or the '
            "name of a company that is in participants."
        ),
    ],
    "overlong_id": [
        (
            "participants.csv, row 2, id "
            '"sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss": The id '
            "has 65 characters; expected 1 to 64."
        ),
        (
            'preferences.csv, row 2, from "s01": Expected the id of a participant or the '
            "name of a company that is in participants."
        ),
        (
            'preferences.csv, row 4, to "s01": Expected the id of a participant or the name'
            " of a company that is in participants."
        ),
        ('fixed.csv, row 2, a "s01": Expected the id of a participant that is in participants.'),
    ],
    "ill_formed_id": [
        (
            'participants.csv, row 5, id "b 08é": Expected an id of ASCII letters, digits, '
            "'.', '_' and '-'. Did you mean \"b-08\"?"
        ),
        (
            'preferences.csv, row 4, from "b08": Expected the id of a participant or the '
            "name of a company that is in participants."
        ),
    ],
    "id_twice": [
        ('participants.csv, row 3, id "s01": The id is taken already (row 2); give each its own.'),
    ],
    "ids_that_differ_only_in_case": [
        (
            'participants.csv, row 3, id "S01": The id differs only in case from "s01" (row'
            " 2); give each an id that nobody confuses."
        ),
    ],
    "unknown_kind": [
        (
            'participants.csv, row 2, kind "sellers": Expected one of the kinds seller, '
            'buyer; others must stand in matching.allowed. Did you mean "seller"?'
        ),
        (
            'participants.csv, row 4, kind "press": Expected one of the kinds seller, '
            "buyer; others must stand in matching.allowed."
        ),
    ],
    "unknown_site": [
        (
            'participants.csv, row 2, site "hal": Expected the id of a site of the event: '
            'hall. Did you mean "hall"?'
        ),
    ],
    "unknown_zones": [
        (
            'participants.csv, row 2, timezone "Casablanca": Expected an IANA time zone '
            'such as Europe/Paris. Did you mean "Africa/Casablanca"?'
        ),
        (
            'participants.csv, row 3, timezone "Morocco Standard Time": Expected an IANA '
            'time zone such as Europe/Paris. Did you mean "Africa/Casablanca"?'
        ),
        (
            'participants.csv, row 4, timezone "UTC+1": Expected an IANA time zone such as '
            "Europe/Paris."
        ),
        (
            'participants.csv, row 5, timezone "europe/oslo": Expected an IANA time zone '
            'such as Europe/Paris. Did you mean "Europe/Oslo"?'
        ),
    ],
    "unknown_language": [
        ('participants.csv, row 2, language "FR": Expected one of en, fr, ar. Did you mean "fr"?'),
        'participants.csv, row 5, language "de": Expected one of en, fr, ar.',
    ],
    "range_that_ends_before_it_begins": [
        (
            'participants.csv, row 4, availability "2027-02-16 12:00-10:00": The end must '
            "be after the start, on the same day; past midnight a new range begins."
        ),
    ],
    "ranges_that_are_none": [
        (
            'participants.csv, row 4, availability "16/02/2027 10h-12h30": Expected a day '
            "such as 2027-02-16, or hours of it such as 2027-02-16 09:00-12:30; a ';' "
            'separates several. Did you mean "2027-02-16 10:00-12:30"?'
        ),
        (
            'participants.csv, row 4, availability "2027-02-30": Expected a day such as '
            "2027-02-16, or hours of it such as 2027-02-16 09:00-12:30; a ';' separates "
            "several."
        ),
        (
            'participants.csv, row 4, availability "10:00-12:00": Expected a day such as '
            "2027-02-16, or hours of it such as 2027-02-16 09:00-12:30; a ';' separates "
            "several."
        ),
        (
            'participants.csv, row 4, availability "2027-02-16 10:00-24:30": Expected a day'
            " such as 2027-02-16, or hours of it such as 2027-02-16 09:00-12:30; a ';' "
            "separates several."
        ),
    ],
    "minimum_above_maximum": [
        (
            'participants.csv, row 3, min_meetings "5": The minimum is above the maximum of'
            " 4 meetings; lower it or raise the maximum."
        ),
        (
            'participants.csv, row 4, min_meetings "6": The minimum is above the maximum of'
            " 5 meetings; lower it or raise the maximum."
        ),
    ],
    "numbers_that_are_none": [
        'participants.csv, row 3, max_meetings "-4": Expected an integer of at least 0.',
        ('participants.csv, row 3, min_meetings "1.5": Expected an integer in digits, such as 20.'),
        (
            'participants.csv, row 4, max_meetings "many": Expected an integer in digits, '
            "such as 20."
        ),
    ],
    "company_that_is_an_id": [
        (
            'participants.csv, row 5, company "b07": This is the id of another participant;'
            " ids and companies are one set of names, so rename one of the two."
        ),
    ],
    "control_character": [
        (
            'participants.csv, row 2, name "Sal ma": The text holds a control character; '
            "delete it and type it again."
        ),
    ],
}


@pytest.mark.parametrize("defect", TOLD)
def test_a_mistake_in_participants_is_told_with_its_place_and_once(
    defect: str, told_of_broken: Callable[[str, str], list[str]]
) -> None:
    assert told_of_broken(FILE, defect) == TOLD[defect]


def test_every_broken_file_of_participants_is_tested() -> None:
    folder = Path(__file__).parent / "broken" / Path(FILE).stem
    assert {path.stem for path in folder.iterdir()} == set(TOLD)
