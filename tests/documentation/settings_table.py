"""The table of docs/settings.md, made from the settings in the code and their catalogue.

python -m tests.documentation.settings_table
"""

from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from matchmaking.settings import PREFIX, Settings
from matchmaking.words import Words

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
HEAD = ["in `settings.toml`", "in the environment", "default", "what it is", "what is expected"]


def settings_table() -> str:
    """A line a setting; what is expected is what a wrong value is answered with."""
    head = [_line(HEAD), _line(["---"] * len(HEAD))]
    return "\n".join([*head, *(_setting(*entry) for entry in Settings.model_fields.items())]) + "\n"


def with_table(page: str) -> str:
    """The page with the table at its end."""
    return page.partition(_line(HEAD))[0] + settings_table()


def expected(name: str) -> str:
    """What is expected of a setting, in the words of its refusal."""
    return Words("en").say(f"setting.{name}").removeprefix("Expected ").removesuffix(".")


def _setting(name: str, field: FieldInfo) -> str:
    key = "" if name == "data" else f"`{name}`"
    variable = f"`{PREFIX}{name.upper()}`"
    meaning = " ".join((field.description or "").split()).removesuffix(".")
    return _line([key, variable, _default(field.default), meaning, expected(name)])


def _default(value: Any) -> str:
    if value is None:
        return ""
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
