"""The page of rights says what the table in the code says."""

from tests.documentation.rights_table import PAGE, with_table


def test_the_page_has_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "python -m tests.documentation.rights_table makes it anew"
