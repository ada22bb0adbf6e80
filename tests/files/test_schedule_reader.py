"""A schedule of any program is read; what is wrong in one is told, every mistake at once."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import read_schedule
from matchmaking.files.schedule_reader import UNKNOWN_DATE
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.schedule import Meeting, RunRecord, Schedule
from matchmaking.words import Words

Told = list[tuple[str, int | None, str | None, str | None]]


@pytest.fixture
def bare() -> dict[str, Any]:
    """The least that a schedule must say: one meeting, its times with an offset and with Z."""
    meeting = {
        "id": "1",
        "participants": ["s1", "b1"],
        "starts": "2027-02-16T10:30:00+01:00",
        "ends": "2027-02-16T09:50:00.000Z",
    }
    return {"format": 1, "event": "fair", "meetings": [meeting]}


@pytest.fixture
def told(tmp_path: Path) -> Callable[[bytes | object], Told]:
    """Reads a document that is wrong; tells message, row, column and value of each mistake."""

    def read(document: bytes | object) -> Told:
        file = tmp_path / "schedule.json"
        raw = document if isinstance(document, bytes) else json.dumps(document).encode()
        file.write_bytes(raw)
        with pytest.raises(BadInput) as caught:
            read_schedule(file)
        mistakes = caught.value.mistakes
        assert {mistake.file for mistake in mistakes} == {str(file)}
        return [(m.message, m.row, m.column, m.value) for m in mistakes]

    return read


def test_what_another_program_does_not_say_has_a_default(
    tmp_path: Path, bare: dict[str, Any]
) -> None:
    file = tmp_path / "other.json"
    bare["made_by"] = {"name": "another program"}
    file.write_text(json.dumps(bare), encoding="utf-8")
    assert read_schedule(file) == Schedule(
        event_id="fair",
        status="feasible",
        value=0,
        gap=None,
        stages=(),
        run=RunRecord(0.0, 0, 0, "", "", ""),
        meetings=(
            Meeting(
                id="1",
                participants=("s1", "b1"),
                starts_at=datetime(2027, 2, 16, 9, 30, tzinfo=UTC),
                ends_at=datetime(2027, 2, 16, 9, 50, tzinfo=UTC),
                value=0,
                fixed=False,
                video_url=None,
                sequence=0,
                created_at=UNKNOWN_DATE,
                revised_at=UNKNOWN_DATE,
            ),
        ),
    )


def test_a_meeting_that_was_never_revised_is_as_old_as_it_is(
    tmp_path: Path, bare: dict[str, Any]
) -> None:
    bare["meetings"][0]["created_at"] = "2026-11-24T08:00:00Z"
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps(bare), encoding="utf-8")
    (meeting,) = read_schedule(file).meetings
    assert meeting.revised_at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_null_stands_for_absent(tmp_path: Path, bare: dict[str, Any]) -> None:
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps(bare), encoding="utf-8")
    without = read_schedule(file)
    nothing = ("status", "value", "gap", "stages", "run", "participants", "unscheduled", "ended")
    file.write_text(json.dumps({**bare, **dict.fromkeys(nothing)}), encoding="utf-8")
    assert read_schedule(file) == without


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_of_json_is_read(
    tmp_path: Path, bare: dict[str, Any], encoding: str
) -> None:
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps({**bare, "event": "été"}, ensure_ascii=False), encoding=encoding)
    assert read_schedule(file).event_id == "été"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("event", "", "text"),
        ("event", "\ud800", "text"),
        ("status", "infeasible", "word"),
        ("value", 1.5, "whole"),
        ("value", True, "whole"),
        ("gap", "0", "number"),
        ("gap", float("nan"), "number"),
        ("gap", 10**400, "number"),
        ("stages", {}, "list"),
        ("run", [], "object"),
        ("meetings", None, "list"),
        ("meetings", "m-1", "list"),
    ],
)
def test_a_field_of_another_type_is_told(
    bare: dict[str, Any], told: Callable[[object], Told], key: str, value: object, message: str
) -> None:
    bare[key] = value
    ((said, row, column, _),) = told(bare)
    assert (said, row, column) == (f"schedules.{message}", None, f"/{key}")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("id", 7, "text"),
        ("participants", ["s1"], "pair"),
        ("participants", ["s1", 2], "pair"),
        ("participants", "s1,b1", "pair"),
        ("starts", "2027-02-16T09:30:00", "instant"),
        ("starts", "2027-02-30T09:30:00Z", "instant"),
        ("starts", "0001-01-01T00:00:00+14:00", "instant"),
        ("starts", 1802770200, "instant"),
        ("fixed", 0, "flag"),
        ("sequence", -1, "count"),
        ("video_url", 5, "free_text"),
    ],
)
def test_a_field_of_a_meeting_is_told_by_its_pointer(
    bare: dict[str, Any], told: Callable[[object], Told], key: str, value: object, message: str
) -> None:
    bare["meetings"][0][key] = value
    shown = value if isinstance(value, str) else json.dumps(value)
    assert told(bare) == [(f"schedules.{message}", None, f"/meetings/0/{key}", shown)]


def test_all_mistakes_are_told_at_once(
    bare: dict[str, Any], told: Callable[[object], Told]
) -> None:
    del bare["event"], bare["meetings"][0]["ends"]
    bare["meetings"] += [dict(bare["meetings"][0], ends="2027-02-16T09:50:00Z"), "m-3"]
    bare["unscheduled"] = [{"from": "s1", "to": "b1", "rating": "never", "reason": "rain"}]
    assert told(bare) == [
        ("schedules.missing", None, "/meetings/0/ends", None),
        ("schedules.duplicate_id", None, "/meetings/1/id", "1"),
        ("schedules.object", None, "/meetings/2", "m-3"),
        ("schedules.missing", None, "/event", None),
        ("schedules.word", None, "/unscheduled/0/rating", "never"),
        ("schedules.word", None, "/unscheduled/0/reason", "rain"),
    ]


def test_another_format_is_told_alone(told: Callable[[object], Told]) -> None:
    assert told({"format": 2}) == [("schedules.format", None, "/format", "2")]
    assert told({"event": 1}) == [("schedules.missing", None, "/format", None)]


@pytest.mark.parametrize(
    ("raw", "message", "row"),
    [
        (b"", "not_json", 1),
        (b'{"format": 1,\n"event": }', "not_json", 2),
        (b"PK\x03\x04\xff\xfe\x00", "not_json", None),
        (b"[" * 100_000, "not_json", None),
        (b"[]", "object", None),
    ],
)
def test_a_file_that_holds_no_schedule_is_told(
    told: Callable[[bytes], Told], raw: bytes, message: str, row: int | None
) -> None:
    assert told(raw) == [(f"schedules.{message}", row, None, None)]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd" / "schedule.json").mkdir(parents=True)
    cannot = {"no": "no_file", "": "no_file", "odd": "unreadable"}
    for path, message in ((tmp_path / name, message) for name, message in cannot.items()):
        with pytest.raises(BadInput) as caught:
            read_schedule(path)
        (mistake,) = caught.value.mistakes
        assert mistake.message == f"schedules.{message}"
        for language in LANGUAGES:
            assert Words(language).say(mistake.message, **mistake.fields)
