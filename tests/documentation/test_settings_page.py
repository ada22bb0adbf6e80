"""The page of settings says what the code says, and the code uses every setting."""

import re
from pathlib import Path

import pytest

from matchmaking.settings import Settings
from tests.documentation.settings_table import PAGE, expected, with_table

ROOT = Path(__file__).parents[2]


def test_the_page_has_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "python -m tests.documentation.settings_table makes it anew"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_says_what_it_is_and_between_which_bounds(name: str) -> None:
    field = Settings.model_fields[name]
    assert field.description
    told = {float(number) for number in re.findall(r"\d+", expected(name))}
    bounds = [getattr(limit, kind, None) for limit in field.metadata for kind in ("ge", "gt", "le")]
    assert {float(bound) for bound in bounds if bound is not None} <= told


def test_every_setting_is_used() -> None:
    rooms = [ROOT / "matchmaking", ROOT / "api"]
    files = [file for room in rooms for file in room.rglob("*.py") if file.name != "settings.py"]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r"settings\.(\w+)", code)) | {"data", "database_url", "base_url"}
    assert used >= Settings.model_fields.keys()
