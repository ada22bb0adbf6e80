"""Hours that hold no slot, told and left untold."""

from collections.abc import Callable
from datetime import date

from matchmaking.check import Warning, warnings
from matchmaking.model.event import Event
from tests.check.people import hours, person

Told = Callable[[Event], list[tuple[str, tuple[str, ...]]]]
Morning = Callable[..., Event]


def test_an_ordinary_event_gives_no_warning(morning: Morning, told: Told) -> None:
    assert told(morning([person("ada"), person("bo")], "ada bo must")) == []


def test_a_participant_whose_hours_hold_no_slot_is_told_once(morning: Morning) -> None:
    # 05:00 to 08:00 lies wholly before the first slot at 09:00; the wish that cannot be met for
    # that reason alone is not told again.
    ada = person("ada", availability=hours("2027-02-16", "05:00", "08:00"))
    found = warnings(morning([ada, person("bo")], "ada bo high"))
    assert found == (Warning("check.no_slot", {"who": "Ada [ada]", "zone": "UTC"}, ("ada",)),)


def test_hours_on_a_day_without_slots_are_told_with_the_days(morning: Morning) -> None:
    days = hours("2026-02-16", "09:00", "11:00") + hours("2027-02-16", "09:00", "11:00")
    ada = person("ada", availability=days, unavailable=hours("2027-02-17", "09:00", "10:00"))
    found = warnings(morning([ada, person("bo")], "ada bo high"))
    fields = {"who": "Ada [ada]", "days": (date(2026, 2, 16), date(2027, 2, 17)), "zone": "UTC"}
    assert found == (Warning("check.idle_days", fields, ("ada",)),)


def test_a_day_is_the_participants_own(morning: Morning, told: Told) -> None:
    # 09:00 UTC is 23:00 of the day before in Honolulu, 11:00 UTC is 01:00: both days have slots.
    for day in ("2027-02-15", "2027-02-16"):
        kai = person("kai", timezone="Pacific/Honolulu", unavailable=hours(day, "05:00", "06:00"))
        assert told(morning([kai, person("bo")], "kai bo low")) == []


def test_hours_that_hold_no_slot_are_told_beside_those_that_do(morning: Morning) -> None:
    # The last slot ends at 10:50; a meeting from 10:30 does not fit into 10:40 to 12:00.
    late, evening = hours("2027-02-16", "10:40", "12:00"), hours("2027-02-16", "18:00", "19:00")
    given = hours("2027-02-16", "09:00", "10:00") + late
    ada = person("ada", availability=given, if_needed=evening)
    found = warnings(morning([ada, person("bo")], "ada bo high"))
    fields = {"who": "Ada [ada]", "hours": late + evening, "zone": "UTC"}
    assert found == (Warning("check.idle_hours", fields, ("ada",)),)


def test_being_away_when_nothing_takes_place_is_not_told(morning: Morning, told: Told) -> None:
    ada = person("ada", unavailable=hours("2027-02-16", "18:00", "19:00"))
    assert told(morning([ada, person("bo")], "ada bo high")) == []


def test_a_session_shorter_than_a_meeting_is_told(morning: Morning) -> None:
    people = [person("ada"), person("bo")]
    sessions = hours("2027-02-16", "08:00", "08:19") + hours("2027-02-16", "09:00", "09:20")
    found = warnings(morning(people, "ada bo low", sessions=sessions))
    assert found == (Warning("check.short_session", {"session": sessions[0], "minutes": 20}),)
