"""Names of files and sheets: as their formats say, and never one for two."""

import pytest

from matchmaking.files.output_names import company_file_names, sheet_names


def test_a_company_file_is_named_after_it_in_harmless_letters() -> None:
    assert company_file_names(["Thé & Fils", "../etc", "A.B_c-9", "شركة"]) == {
        "Thé & Fils": "Th____Fils",
        "../etc": ".._etc",
        "A.B_c-9": "A.B_c-9",
        "شركة": "____",
    }


@pytest.mark.parametrize(("length", "kept"), [(63, 63), (64, 64), (65, 64)])
def test_a_company_name_is_cut_at_64_characters(length: int, kept: int) -> None:
    assert company_file_names(["n" * length]) == {"n" * length: "n" * kept}


def test_a_name_that_is_taken_in_any_case_gets_a_number() -> None:
    companies = ["Été", "eté", "_t_", "_T_-2", "n" * 70, "n" * 80]
    assert company_file_names(companies) == {
        "Été": "_t_",
        "eté": "et_",
        "_t_": "_t_-2",
        "_T_-2": "_T_-2-2",
        "n" * 70: "n" * 64,
        "n" * 80: "n" * 64 + "-2",
    }


def test_a_participants_sheet_is_named_by_its_id_in_at_most_31_characters() -> None:
    ids = ["s01", "x" * 31, "X" * 32, "x" * 40, "Schedule", "history", "s01-2"]
    assert sheet_names(ids, taken=["schedule", "unscheduled"]) == {
        "s01": "s01",
        "x" * 31: "x" * 31,
        "X" * 32: "X" * 29 + "-2",
        "x" * 40: "x" * 29 + "-3",
        "Schedule": "Schedule-2",
        "history": "history-2",
        "s01-2": "s01-2",
    }
