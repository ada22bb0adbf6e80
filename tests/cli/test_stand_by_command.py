"""`matchmaking stand-by` as its users run it."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from matchmaking.files import read_event, schedule_to_json, write_event
from matchmaking.model.event import Event, FixedMeeting, Hours, Limits
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.sides import meeting_id
from matchmaking.model.time_ranges import DailyRange, TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand


@pytest.fixture
def absence(tmp_path: Path) -> str:
    """``event.json`` and ``schedule.json``: Ada meets Bo at 9:00 UTC; Cy and Dora are free.

    Ada rates Bo and Cy high, and Cy rates her low; Dora, in New York, must meet her. Nobody may
    have more than one meeting. Returns the id of the meeting.
    """
    clocks = ("2027-02-16T09:00", "2027-02-16T10:00")
    event = Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(TimeRange(*map(datetime.fromisoformat, clocks)),),
        hours=Hours(comfortable=DailyRange(9 * 60, 18 * 60)),
        limits=Limits(max_meetings=1),
        participants=(
            Participant("ada", "Ada", "seller", "UTC", company="Atlas"),
            Participant("bo", "Bo", "buyer", "UTC"),
            Participant("cy", "Cy", "buyer", "Europe/Paris"),
            Participant("dora", "Dora", "buyer", "America/New_York"),
        ),
        preferences=(
            Preference("ada", "bo", Rating.HIGH),
            Preference("ada", "cy", Rating.HIGH),
            Preference("cy", "ada", Rating.LOW),
            Preference("dora", "ada", Rating.MUST),
        ),
    )
    write_event(event, tmp_path / "event.json")
    id = meeting_id(event, ("Atlas", "bo"))
    meeting = meeting_by_hand(id, "ada", "bo", event.grid.slots[0].starts_at)
    document = schedule_to_json(schedule_by_hand("fair", meeting))
    (tmp_path / "schedule.json").write_text(json.dumps(document), encoding="utf-8")
    return id


@pytest.mark.usefixtures("absence")
def test_those_who_could_step_in_are_told_with_the_reasons(matchmaking) -> None:
    done = matchmaking("stand-by", "event.json", "schedule.json", "ada", "2027-02-16T09:00:00Z")
    assert (done.returncode, done.stderr) == (0, "")
    # Dora's must is worth 9; Cy's meeting 9 + 1 + 5.
    assert done.stdout.splitlines() == [
        "Who could meet Atlas (Ada) [ada] instead of Bo [bo] on Tuesday, 16 February 2027, 09:00 "
        "(UTC+0, UTC):",
        "1. Dora [dora]: a must, wished for by Dora [dora] (must), value 9, 0 meetings so far, "
        "04:00 in New York, an uncomfortable hour",
        "2. Cy [cy]: wished for by both (high, low), value 15, 0 meetings so far, 10:00 in Paris",
    ]


def test_the_document_tells_the_same(matchmaking, absence: str) -> None:
    order = ("stand-by", "event.json", "schedule.json", "ada", "2027-02-16T10:00:00+01:00")
    for named in (absence, "bo"):
        done = matchmaking(*order, "--instead-of", named, "--most", 1, "--json")
        assert json.loads(done.stdout) == {
            "participant": "ada",
            "starts": "2027-02-16T09:00:00Z",
            "cancelled": absence,
            "absent": "bo",
            "fixed": False,
            "closed_by": None,
            "replacements": [
                {
                    "id": "dora",
                    "must": True,
                    "wish": None,
                    "wished_back": "must",
                    "value": 9,
                    "meetings": 0,
                    "uncomfortable": True,
                    "discomfort": 1,
                }
            ],
        }


@pytest.mark.usefixtures("absence")
def test_an_absence_from_a_fixed_meeting_is_told_with_what_has_to_go(matchmaking, tmp_path) -> None:
    event = read_event(tmp_path / "event.json")
    agreed = FixedMeeting("bo", "ada", event.grid.slots[0].starts_at)
    write_event(replace(event, fixed=(agreed,)), tmp_path / "agreed.json")
    document = json.loads((tmp_path / "schedule.json").read_text(encoding="utf-8"))
    document["meetings"][0]["fixed"] = True
    (tmp_path / "schedule.json").write_text(json.dumps(document), encoding="utf-8")
    order = ("stand-by", "agreed.json", "schedule.json", "ada", "2027-02-16T09:00:00Z")
    assert matchmaking(*order).stdout.splitlines()[1:2] == [
        "The event fixes that meeting: take it out of the fixed meetings before solving again."
    ]
    assert json.loads(matchmaking(*order, "--json").stdout)["fixed"] is True


@pytest.mark.usefixtures("absence")
def test_a_gap_that_nobody_can_fill_is_told_with_the_rule(matchmaking) -> None:
    # Ada has her one meeting; Bo, whom nobody else wishes for, too.
    done = matchmaking("stand-by", "event.json", "schedule.json", "ada", "2027-02-16T09:30:00Z")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Who could meet Atlas (Ada) [ada] on Tuesday, 16 February 2027, 09:30 (UTC+0, UTC):",
        "Nobody: Atlas (Ada) [ada] has as many meetings as it may have.",
    ]


@pytest.mark.usefixtures("absence")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("Ada", "2027-02-16T09:10:00Z"),
            [
                'PERSON "Ada": Expected the id of a participant that is in participants. '
                'Did you mean "ada"?',
                'STARTS "2027-02-16T09:10:00Z": No slot starts then; the nearest starts at '
                "2027-02-16T09:00:00Z.",
                "2 mistakes; nothing was written.",
            ],
        ),
        (
            ("ada", "2027-02-16T09:00:00Z", "--instead-of", "cy"),
            [
                '--instead-of "cy": Expected the id of the meeting that PERSON has in this slot, '
                "or of its counterpart there.",
                "1 mistake; nothing was written.",
            ],
        ),
    ],
)
def test_whoever_or_whatever_is_not_there_is_bad_input(matchmaking, arguments, told) -> None:
    done = matchmaking("stand-by", "event.json", "schedule.json", *arguments)
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (2, "", told)
