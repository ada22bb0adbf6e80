"""Edits as JSON documents."""

from datetime import UTC, datetime

import pytest

from matchmaking.editing import (
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
from matchmaking.errors import BadInput

AT = datetime(2027, 2, 16, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("edit", "document"),
    [
        (
            Add("s1", "b1", AT),
            {"edit": "add", "a": "s1", "b": "b1", "starts_at": "2027-02-16T09:30:00Z"},
        ),
        (
            Move("m-1", AT),
            {"edit": "move", "meeting_id": "m-1", "starts_at": "2027-02-16T09:30:00Z"},
        ),
        (Cancel("m-1"), {"edit": "cancel", "meeting_id": "m-1"}),
        (Lock("m-1"), {"edit": "lock", "meeting_id": "m-1"}),
        (Unlock("m-1"), {"edit": "unlock", "meeting_id": "m-1"}),
        (Swap("m-1", "m-2"), {"edit": "swap", "meeting_id": "m-1", "other_id": "m-2"}),
    ],
)
def test_an_edit_goes_to_json_and_back(edit: Edit, document: dict[str, str]) -> None:
    assert edit_to_json(edit) == document
    assert edit_from_json(document) == edit


def test_every_mistake_of_an_edit_is_told_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        edit_from_json({"edit": "add", "a": "", "starts_at": "2027-02-16T09:30"})
    assert [(m.column, m.message) for m in refused.value.mistakes] == [
        ("/a", "schedules.text"),
        ("/b", "schedules.missing"),
        ("/starts_at", "schedules.instant"),
    ]


def test_an_edit_that_does_not_exist_is_told() -> None:
    with pytest.raises(BadInput) as refused:
        edit_from_json({"edit": "shorten", "meeting_id": "m-1"})
    assert [mistake.column for mistake in refused.value.mistakes] == ["/edit"]
