"""The edits that a hand can make on a schedule, and their form as JSON; carries none out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from matchmaking.files import instant_text
from matchmaking.files.collecting import Mistakes
from matchmaking.files.json_fields import JsonFields


@dataclass(frozen=True, slots=True)
class Add:
    """Two participants, by id, meet in the slot that starts then; the meeting is fixed."""

    a: str
    b: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting takes place in the slot that starts then."""

    meeting_id: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Cancel:
    """A meeting does not take place."""

    meeting_id: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A meeting stays where it is when the draft is solved again."""

    meeting_id: str


@dataclass(frozen=True, slots=True)
class Unlock:
    """A meeting may move again."""

    meeting_id: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Two meetings exchange their slots."""

    meeting_id: str
    other_id: str


Edit = Add | Move | Cancel | Lock | Unlock | Swap

_KINDS: Mapping[str, type[Edit]] = {
    kind.__name__.lower(): kind for kind in (Add, Move, Cancel, Lock, Unlock, Swap)
}


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """For example ``{"edit": "move", "meeting_id": "m-…", "starts_at": "2027-02-16T09:30Z"}``."""
    document: dict[str, Any] = {"edit": type(edit).__name__.lower()}
    for field in fields(edit):
        value = getattr(edit, field.name)
        document[field.name] = instant_text(value) if isinstance(value, datetime) else value
    return document


def edit_from_json(document: dict[str, Any], name: str = "edit") -> Edit:
    """The edit of a document that was parsed; mistakes call it `name`.

    Raises
    ------
    BadInput
        With every mistake.
    """
    mistakes = Mistakes()
    given = JsonFields(document, name, "", mistakes)
    kind = _KINDS[given.word("edit", tuple(_KINDS))]
    mistakes.raise_if_any()  # of an edit that does not exist nothing else can be said
    values: dict[str, Any] = {
        field.name: (given.instant if field.name == "starts_at" else given.text)(field.name)
        for field in fields(kind)
    }
    mistakes.raise_if_any()
    return kind(**values)
