"""`matchmaking compare` as its users run it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchmaking.files import read_event, schedule_to_json, write_event
from matchmaking.model.schedule import Meeting, StageOutcome
from tests.by_hand import meeting_by_hand, schedule_by_hand

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)
HALF_PAST = NINE + timedelta(minutes=30)


def write(path: Path, *meetings: Meeting, must: int = 1, event: str = "e") -> None:
    written = schedule_by_hand(event, *meetings, stages=(StageOutcome("must", must, None),))
    path.write_text(json.dumps(schedule_to_json(written)), encoding="utf-8")


@pytest.fixture
def two_schedules(tmp_path: Path) -> None:
    """``a.json`` and ``b.json``: one meeting moves, another is won."""
    moved = meeting_by_hand("m-1", "ada", "bo", NINE)
    later = meeting_by_hand("m-1", "ada", "bo", HALF_PAST)
    write(tmp_path / "a.json", moved)
    write(tmp_path / "b.json", later, meeting_by_hand("m-2", "ada", "cy", NINE), must=2)


@pytest.mark.usefixtures("two_schedules")
def test_two_schedules_are_told_side_by_side(matchmaking) -> None:
    done = matchmaking("compare", "a.json", "b.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Better after than before: the first of these stages that differs decides.",
        "  must-meetings held: 2 instead of 1 (+1)",
        "Meetings: 0 kept, 1 moved, 1 won, 0 lost",
        "  moved: ada and bo, from Tue 16 Feb 09:00 (UTC) to Tue 16 Feb 09:30 (UTC)",
        "  won: ada and cy, Tue 16 Feb 09:00 (UTC)",
        "3 participants have another agenda:",
        "  ada: 1 before, 2 after (0 lost, 1 moved, 1 won)",
        "  bo: 1 before, 1 after (0 lost, 1 moved, 0 won)",
        "  cy: 0 before, 1 after (0 lost, 0 moved, 1 won)",
    ]


@pytest.mark.usefixtures("two_schedules")
def test_programs_get_one_document(matchmaking) -> None:
    document = json.loads(matchmaking("compare", "a.json", "b.json", "--json").stdout)
    assert document["judgement"] == "better"
    assert document["counts"] == {"kept": 0, "moved": 1, "won": 1, "lost": 0}
    assert document["meetings"][1] == {
        "id": "m-1",
        "fate": "moved",
        "has_other_link": False,
        "before": {
            "participants": ["ada", "bo"],
            "starts": "2027-02-16T09:00:00Z",
            "ends": "2027-02-16T09:20:00Z",
            "value": 9,
        },
        "after": {
            "participants": ["ada", "bo"],
            "starts": "2027-02-16T09:30:00Z",
            "ends": "2027-02-16T09:50:00Z",
            "value": 9,
        },
    }
    assert document["participants"][0] == {
        "id": "ada",
        "meetings_before": 1,
        "meetings_after": 2,
        "satisfaction_before": None,
        "satisfaction_after": None,
        "moved": ["m-1"],
        "won": ["m-2"],
        "lost": [],
    }


@pytest.mark.usefixtures("two_schedules")
def test_with_the_event_people_have_names_and_times_are_local(
    matchmaking, examples, tmp_path
) -> None:
    event = read_event(examples / "minimal")
    first, second = (person.id for person in event.participants[:2])
    meeting = meeting_by_hand("m-1", first, second, NINE)
    write(tmp_path / "a.json", meeting, event=event.id)
    write(tmp_path / "b.json", event=event.id)
    write_event(event, tmp_path / "event.json")
    done = matchmaking("compare", "a.json", "b.json", "--event", "event.json")
    names = " and ".join(person.label for person in event.participants[:2])
    # Casablanca keeps UTC in 2027
    assert f"  lost: {names}, Tue 16 Feb 09:00 (Casablanca)" in done.stdout.splitlines()


def test_only_the_first_of_many_changes_are_told_one_by_one(matchmaking, tmp_path) -> None:
    meetings = [meeting_by_hand(f"m-{n:02}", f"a{n:02}", f"b{n:02}", NINE) for n in range(21)]
    write(tmp_path / "a.json", *meetings)
    write(tmp_path / "b.json")
    told = matchmaking("compare", "a.json", "b.json").stdout.splitlines()
    assert sum(line.startswith("  lost:") for line in told) == 20
    assert [line for line in told if "more" in line] == [
        "  … and 1 more; --json tells all",
        "  … and 22 more; --json tells all",  # of 42 participants
    ]


@pytest.mark.usefixtures("two_schedules")
def test_a_schedule_of_another_event_is_bad_input(matchmaking, tmp_path) -> None:
    write(tmp_path / "b.json", event="other")
    done = matchmaking("compare", "a.json", "b.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == (
        'b.json, event "other": a schedule of the event e was expected; '
        "give the schedule.json of an earlier run of this event"
    )


@pytest.mark.usefixtures("two_schedules")
def test_an_event_that_the_schedules_are_not_of_is_bad_input(matchmaking, examples) -> None:
    done = matchmaking("compare", "a.json", "b.json", "--event", examples / "minimal")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0].startswith('a.json, event "e": ')


@pytest.mark.usefixtures("two_schedules")
def test_a_file_that_is_not_there_is_bad_input(matchmaking) -> None:
    assert matchmaking("compare", "a.json", "absent.json").returncode == 2
