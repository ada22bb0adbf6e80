"""`matchmaking fairness` as its users run it."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from matchmaking.files import schedule_to_json, write_event
from matchmaking.model.event import Event, Hours
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import DailyRange, TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand


@pytest.fixture(autouse=True)
def one_meeting(tmp_path: Path) -> None:
    """``event.json`` and ``schedule.json``: Ada meets Bo at 9:00 UTC, Bo's 4:00; Cy nobody.

    Ada rates Bo high and Cy low; there are two slots.
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
        participants=(
            Participant("ada", "Ada", "seller", "UTC", country="MA"),
            Participant("bo", "Bo", "buyer", "America/New_York"),
            Participant("cy", "Cy", "buyer", "UTC"),
        ),
        preferences=(
            Preference("ada", "bo", Rating.HIGH),
            Preference("ada", "cy", Rating.LOW),
        ),
    )
    write_event(event, tmp_path / "event.json")
    meeting = meeting_by_hand("m-1", "ada", "bo", event.grid.slots[0].starts_at)
    document = schedule_to_json(schedule_by_hand("fair", meeting))
    (tmp_path / "schedule.json").write_text(json.dumps(document), encoding="utf-8")


def test_everybody_groups_and_the_least_served_are_told(matchmaking) -> None:
    done = matchmaking("fairness", "event.json", "schedule.json")
    assert (done.returncode, done.stderr) == (0, "")
    # Ada has 9 of 10; she alone wishes anything.
    assert done.stdout.splitlines() == [
        "Each participant has 0.7 meetings on average (median 1, from 0 to 1); if it alone were "
        "served, it could have 1.3.",
        "Satisfaction is 90 % on average (median 90 %).",
        "The least served tenth reaches 100 % of the average satisfaction; Jain’s index of "
        "satisfaction is 1 (1: everybody is equally satisfied).",
        "By kind",
        "  buyer: 2 participants; meetings 0.5 on average (median 0.5, from 0 to 1; alone 1); "
        "satisfaction – (median –); at uncomfortable hours 1 of 1 (alone 1)",
        "  seller: 1 participant; meetings 1 on average (median 1, from 1 to 1; alone 2); "
        "satisfaction 90 % (median 90 %); at uncomfortable hours 0 of 1 (alone 0)",
        "By country",
        "  no country stated: 2 participants; meetings 0.5 on average (median 0.5, from 0 to 1; "
        "alone 1); satisfaction – (median –); at uncomfortable hours 1 of 1 (alone 1)",
        "  MA: 1 participant; meetings 1 on average (median 1, from 1 to 1; alone 2); "
        "satisfaction 90 % (median 90 %); at uncomfortable hours 0 of 1 (alone 0)",
        "By time zone",
        "  UTC-5: New York: 1 participant; meetings 1 on average (median 1, from 1 to 1; alone 1); "
        "satisfaction – (median –); at uncomfortable hours 1 of 1 (alone 1)",
        "  UTC+0: UTC: 2 participants; meetings 0.5 on average (median 0.5, from 0 to 1; "
        "alone 1.5); satisfaction 90 % (median 90 %); at uncomfortable hours 0 of 1 (alone 0)",
        "The least served tenth (1 participant)",
        "  Ada [ada]: 1 meeting, 2 possible alone, satisfaction 90 %",
        "Without any meeting (1 participant)",
        "  Cy [cy]: 0 meetings, 1 possible alone, satisfaction –",
    ]


def test_the_document_has_every_group_and_every_participant(matchmaking) -> None:
    done = matchmaking("fairness", "event.json", "schedule.json", "--json")
    document = json.loads(done.stdout)
    one = {"mean": 1.0, "median": 1.0, "least": 1.0, "most": 1.0}
    two = {"mean": 2.0, "median": 2.0, "least": 2.0, "most": 2.0}
    nine_tenths = {"mean": 0.9, "median": 0.9, "least": 0.9, "most": 0.9}
    ada = {
        "participants": 1,
        "without_meeting": 0,
        "meetings": one,
        "most_meetings": two,
        "satisfaction": nine_tenths,
        "attendances": 1,
        "uncomfortable": 0,
        "fewest_uncomfortable": 0,
    }
    assert document["kinds"][1] == {"kind": "seller", **ada}
    assert document["countries"][1] == {"country": "MA", **ada}
    assert [(zone["zones"], zone["offsets"]) for zone in document["zones"]] == [
        (["America/New_York"], ["UTC-5"]),
        (["UTC"], ["UTC+0"]),
    ]
    numbers = ("jain_index", "tenth_to_mean", "least_served", "without_meeting")
    assert [document[number] for number in numbers] == [1.0, 1.0, ["ada"], ["cy"]]
    assert document["everybody"]["participants"] == 3
    assert document["participants"][1] == {
        "id": "bo",
        "meetings": 1,
        "most_meetings": 1,
        "worth": 0,
        "most_worth": 0,
        "satisfaction": None,
        "uncomfortable": 1,
        "fewest_uncomfortable": 1,
    }


def test_a_schedule_that_breaks_a_rule_is_bad_input(matchmaking, tmp_path: Path) -> None:
    path = tmp_path / "schedule.json"
    path.write_text(path.read_text("utf-8").replace("T09:0", "T07:0"), encoding="utf-8")
    done = matchmaking("fairness", "event.json", "schedule.json")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 2)
