"""Changes of a schedule by hand: what each edit does, breaks and overrides; knows no solver."""

from matchmaking.editing.agreed import with_agreed
from matchmaking.editing.continued import as_continued
from matchmaking.editing.edited import Edited, edited
from matchmaking.editing.edits import (
    Add,
    Cancel,
    Edit,
    Lock,
    Move,
    Swap,
    Unlock,
    edit_from_json,
    edit_to_json,
)
from matchmaking.editing.judging import OVERRIDABLE
from matchmaking.editing.retelling import retold
from matchmaking.editing.state import State

__all__ = [
    "OVERRIDABLE",
    "Add",
    "Cancel",
    "Edit",
    "Edited",
    "Lock",
    "Move",
    "State",
    "Swap",
    "Unlock",
    "as_continued",
    "edit_from_json",
    "edit_to_json",
    "edited",
    "retold",
    "with_agreed",
]
