"""`matchmaking trade-off` as its users run it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchmaking.cli.trade_lines import trade_lines
from matchmaking.files import schedule_to_json, write_event
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.sides import meeting_id
from matchmaking.model.stage_change import StageChange
from matchmaking.model.time_ranges import DailyRange
from matchmaking.scheduling.trade_off import Trade, TradePoint
from matchmaking.words import Words
from tests.by_hand import meeting_by_hand, schedule_by_hand

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)


@pytest.fixture
def published(tmp_path: Path) -> Event:
    """``event.json`` and ``schedule.json``: one slot, promised to Bo; Ada wishes more for Cy."""
    kinds = {"ada": "seller", "bo": "buyer", "cy": "buyer"}
    people = tuple(Participant(id, id.title(), kind, "UTC") for id, kind in kinds.items())
    wishes = (Preference("ada", "bo", Rating.LOW), Preference("ada", "cy", Rating.HIGH))
    session = DailyRange(9 * 60, 9 * 60 + 20).on(NINE.date())
    event = Event("e", "E", "UTC", 20, (session,), people, preferences=wishes)
    write_event(event, tmp_path / "event.json")
    meeting = meeting_by_hand(meeting_id(event, ("ada", "bo")), "ada", "bo", NINE)
    document = schedule_to_json(schedule_by_hand("e", meeting))
    (tmp_path / "schedule.json").write_text(json.dumps(document), encoding="utf-8")
    return event


def test_the_curve_is_told_line_by_line(matchmaking, published: Event) -> None:
    done = matchmaking("trade-off", "event.json", "schedule.json", "--percent", "10")
    assert (done.returncode, done.stderr) == (0, "")
    low, high = published.matching.weights.low, published.matching.weights.high
    shared = 2 * published.matching.fairness[0]
    assert done.stdout.splitlines() == [
        "Everything where it was published, and only additions: 1 meeting, must-meetings held 0,"
        f" meetings short of the promised minimums 0, value with fairness {low + shared} (proven)",
        "1 of 1 published meetings changed, where 1 may:"
        f" value with fairness +{high - low} (proven)",
        "1 of 1 published meetings changed, where all may:"
        f" value with fairness +{high - low} (proven)",
    ]


def test_of_what_is_not_proven_the_first_stage_is_told_with_its_bound() -> None:
    still = (StageChange("must", 5, 5, 5), StageChange("value", 70, 70, 72))
    moved = (StageChange("must", 5, 6, 8), StageChange("value", 70, 69, 300))
    points = (TradePoint(0, 0, (), 20, still), TradePoint(0.001, 1, (), 21, moved))
    assert list(trade_lines(Trade(20, 0, points), Words("en"))) == [
        "Everything where it was published, and only additions: 20 meetings,"
        " must-meetings held 5, value with fairness 70, at best 72 (not proven)",
        # With 8 musts the value may be anything: 300 is no news.
        "0 of 20 published meetings changed, where 1 may: must-meetings held +1, at best +3,"
        " value with fairness −1, meetings +1 (not proven)",
    ]


def test_programs_get_the_meetings_that_change(matchmaking, published: Event) -> None:
    done = matchmaking("trade-off", "event.json", "schedule.json", "--percent", "1,2", "--json")
    document = json.loads(done.stdout)
    assert (document["published"], document["gone"]) == (1, 0)
    assert [point["percent"] for point in document["points"]] == [0, 2, None]
    assert document["points"][1]["changed"] == [
        {
            "id": meeting_id(published, ("ada", "bo")),
            "participants": ["ada", "bo"],
            "starts": "2027-02-16T09:00:00Z",
            "new_participants": None,
            "new_starts": None,
        }
    ]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("percent", ["0", "1,101", "many"])
def test_a_part_is_more_than_nothing_and_at_most_all(matchmaking, percent: str) -> None:
    done = matchmaking("trade-off", "event.json", "schedule.json", "--percent", percent)
    assert (done.returncode, done.stdout) == (2, "")
