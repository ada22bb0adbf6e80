"""The table of docs/rights.md, made from the one in the code.

python -m tests.documentation.rights_table
"""

from pathlib import Path

from matchmaking.service.rights import RIGHTS, Right
from matchmaking.service.roles import FIRMS, Role

PAGE = Path(__file__).parents[2] / "docs" / "rights.md"


def rights_table() -> str:
    """A line a command: which roles may use it, and until when firms may."""
    head = [_line(["command", *Role, "until"]), _line(["---"] * (len(Role) + 2))]
    return "\n".join([*head, *(_right(*entry) for entry in RIGHTS.items())]) + "\n"


def with_table(page: str) -> str:
    """The page with the table at its end."""
    return page.partition("| command |")[0] + rights_table()


def _right(command: str, right: Right) -> str:
    held = ["" if role not in right.roles else "own" if role in FIRMS else "yes" for role in Role]
    until = f"`{right.until}`" if right.until is not None else ""
    return _line([f"`{command}`", *held, until])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
