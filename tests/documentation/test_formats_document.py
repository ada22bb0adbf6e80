"""The document of the file formats names everything that there is, and its example is an event."""

import json
import re
from pathlib import Path

import pytest

from matchmaking.files import event_from_json
from matchmaking.files.columns import FIXED, PARTICIPANTS, PREFERENCES, SETTINGS
from matchmaking.model.schedule import Reason

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*SETTINGS, *PARTICIPANTS, *PREFERENCES, *FIXED])
def test_every_key_and_column_is_documented(name: str) -> None:
    assert f"`{name}`" in FORMATS


def test_every_reason_is_documented_in_order() -> None:
    section = FORMATS.partition("### Reasons")[2].partition("### Exit codes")[0]
    rows = re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|", section, re.M)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert named == [reason.value for reason in Reason]


def test_the_example_is_an_event() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", FORMATS, re.DOTALL)
    event = event_from_json(json.loads(example))
    assert [participant.id for participant in event.participants] == ["s01", "b07"]
