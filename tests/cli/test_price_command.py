"""`matchmaking price` and `matchmaking bottlenecks` as their users run them."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from matchmaking.files import schedule_to_json, write_event
from matchmaking.model.event import Event, Matching
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule
from matchmaking.model.time_ranges import DailyRange, TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

NINE = TimeRange(*map(datetime.fromisoformat, ("2027-02-16T09:00", "2027-02-16T09:20")))
CHEAPLY = ("--effort", "5", "--workers", "1")


@pytest.fixture
def hour() -> Event:
    """Slots at 09:00 and 09:30; Amina has the first alone, for which Bo (9) and Cleo (1) wish."""
    people = (
        Participant("amina", "Amina", "seller", "UTC", availability=(NINE,)),
        Participant("bo", "Bo", "buyer", "UTC"),
        Participant("cleo", "Cleo", "buyer", "UTC"),
    )
    session = DailyRange(9 * 60, 10 * 60).on(date(2027, 2, 16))
    event = Event("fair", "Fair", "UTC", 20, (session,), people, break_minutes=10)
    event = replace(event, matching=Matching(fairness=()))
    return wishing(event, ("bo", "amina", Rating.HIGH), ("cleo", "amina", Rating.LOW))


@pytest.fixture
def written(hour, tmp_path) -> Event:
    """``event.json``, and in ``schedule.json`` Bo's meeting at 09:00."""
    write_event(hour, tmp_path / "event.json")
    meeting = meeting_by_hand("m", "amina", "bo", hour.grid.slots[0].starts_at)
    write(tmp_path / "schedule.json", schedule_by_hand("fair", meeting))
    return hour


def write(path: Path, schedule: Schedule) -> None:
    path.write_text(json.dumps(schedule_to_json(schedule)), encoding="utf-8")


@pytest.mark.usefixtures("written")
def test_a_price_is_told_stage_by_stage_with_what_would_help(matchmaking) -> None:
    done = matchmaking("price", "event.json", "schedule.json", "cleo", "amina", *CHEAPLY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "With a meeting of Cleo and Amina, on Tue 16 Feb 09:00 (UTC) in the best schedule found:",
        "  must-meetings held: 0 as before (proven: nothing better exists)",
        "  meetings short of the promised minimums: 0 as before (proven: nothing better exists)",
        "  value with fairness: 1 instead of 9 (−8; proven: nothing better exists)",
        "  discomfort: 0, not to be compared with 0, since something that counts more changes",
        "Found at no loss by trying 1 change:",
        "- Amina opens Tue 16 Feb from 09:30 to 09:50 (UTC time); on Tue 16 Feb 09:30 (UTC), "
        "value with fairness +1",
    ]


@pytest.mark.usefixtures("written")
def test_a_meeting_that_nobody_wishes_for_has_a_price_and_that_is_said(matchmaking) -> None:
    done = matchmaking("price", "event.json", "schedule.json", "cleo", "bo", *CHEAPLY)
    assert done.stdout.splitlines() == [
        "With a meeting of Cleo and Bo, on Tue 16 Feb 09:30 (UTC) in the best schedule found:",
        "  must-meetings held: 0 as before (proven: nothing better exists)",
        "  meetings short of the promised minimums: 0 as before (proven: nothing better exists)",
        # Both are free at half past nine, and a meeting without a wish is worth nothing.
        "  value with fairness: 9 as before (proven: nothing better exists)",
        "  discomfort: 0 as before (proven: nothing better exists)",
        "Nobody wishes for this meeting: by itself it brings nothing but what fairness gives for "
        "one more meeting.",
        "It is possible at no loss.",
    ]


@pytest.mark.usefixtures("written")
def test_programs_get_a_price_as_one_document(matchmaking) -> None:
    done = matchmaking("price", "event.json", "schedule.json", "cleo", "amina", *CHEAPLY, "--json")
    document = json.loads(done.stdout)
    value = {"stage": "value", "before": 9, "after": 1, "bound": 1, "proven": True}
    assert document["stages"][2] == value
    assert (document["participants"], document["starts"]) == (
        ["cleo", "amina"],
        "2027-02-16T09:00:00Z",
    )
    assert [remedy["changes"] for remedy in document["remedies"]] == [
        [{"kind": "hour", "participant": "amina", "starts": "2027-02-16T09:30:00Z"}]
    ]
    assert (document["held"], document["obstacle"], document["tried"]) == (None, None, 1)


@pytest.mark.usefixtures("written")
def test_a_wish_that_is_met_has_nothing_to_pay(matchmaking) -> None:
    done = matchmaking("price", "event.json", "schedule.json", "bo", "amina", *CHEAPLY)
    assert done.stdout.splitlines() == [
        "Amina and Bo meet already, on Tue 16 Feb 09:00 (UTC): there is nothing to pay."
    ]


@pytest.mark.usefixtures("written")
def test_without_time_nothing_is_said_of_changes_that_were_not_tried(matchmaking) -> None:
    asked = ("price", "event.json", "schedule.json", "cleo", "amina", "--seconds", "0")
    assert matchmaking(*asked).stdout.splitlines() == [
        "No schedule with this meeting was found in the time given, and none was excluded. "
        "Give more time with --seconds.",
        "1 further change was not tried.",
    ]


@pytest.mark.usefixtures("written")
def test_an_unknown_name_is_bad_input(matchmaking) -> None:
    done = matchmaking("price", "event.json", "schedule.json", "Cleo", "amina")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        'FROM "Cleo": Expected the id of a participant or the name of a company that is in '
        'participants. Did you mean "cleo"?'
    )


def test_a_schedule_that_breaks_a_rule_is_bad_input(matchmaking, written, tmp_path) -> None:
    write_event(with_people(written, "bo", max_meetings=0), tmp_path / "narrower.json")
    for command in (("price", "cleo", "amina"), ("bottlenecks",)):
        name, *who = command
        done = matchmaking(name, "narrower.json", "schedule.json", *who)
        assert done.returncode == 2
        assert done.stderr.splitlines()[0] == (
            "schedule.json: a schedule that keeps the rules of the event was expected, but this "
            "one breaks: maximum; matchmaking verify says how"
        )


@pytest.mark.usefixtures("written")
def test_bottlenecks_are_told_with_what_they_brought(matchmaking) -> None:
    done = matchmaking("bottlenecks", "event.json", "schedule.json", *CHEAPLY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Checked by solving the event again:",
        "- Amina opens Tue 16 Feb from 09:30 to 09:50 (UTC time): value with fairness +1, "
        "meetings +1",
    ]


@pytest.mark.usefixtures("written")
def test_what_is_not_checked_is_told_as_an_estimate(matchmaking) -> None:
    options = (*CHEAPLY, "--check", "0")
    done = matchmaking("bottlenecks", "event.json", "schedule.json", *options)
    assert done.stdout.splitlines() == [
        "Estimated, not checked; each alone can bring at most:",
        "- Amina opens Tue 16 Feb from 09:30 to 09:50 (UTC time): value with fairness +1",
    ]


@pytest.mark.usefixtures("written")
def test_programs_get_bottlenecks_as_one_document(matchmaking) -> None:
    options = (*CHEAPLY, "--check", "0", "--json")
    document = json.loads(
        matchmaking("bottlenecks", "event.json", "schedule.json", *options).stdout
    )
    assert document["complete"] is True
    assert document["bottlenecks"] == [
        {
            "change": {"kind": "hour", "participant": "amina", "starts": "2027-02-16T09:30:00Z"},
            "checked": False,
            "at_most": {"value": 1},
            "meetings": None,
            "stages": [],
        }
    ]
