"""The guard against formulas is put on once and taken off once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaking.files.spreadsheet_text import guarded, unguarded


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t"])
def test_a_text_with_a_dangerous_start_gets_a_quote_before_it(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("text", ["", "1=1", " =1", "a'b", "’Oud", "\n=1"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'t Hooft", "'t Hooft"), ("''t Hooft", "'t Hooft"), ("'=1", "=1"), ("'", "'")],
)
def test_one_quote_is_taken_off_before_a_dangerous_start_only(cell: str, text: str) -> None:
    assert unguarded(cell) == text


@given(st.text() | st.text("=+-@'\t1"))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
