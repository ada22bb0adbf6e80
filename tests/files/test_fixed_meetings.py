"""Fixed meetings at any time, whom the hours of both decide about."""

from collections.abc import Callable
from pathlib import Path


def test_a_fixed_meeting_at_any_time_needs_a_slot_that_suits_both(
    sound_event: Path, told: Callable[..., list[str]]
) -> None:
    # Bo's day in Paris ends before the first session begins: 09:00 in Casablanca is 10:00 there.
    participants = sound_event / "participants.csv"
    participants.write_text(participants.read_text().replace("10:00-12:00", "08:00-10:00"))
    (sound_event / "fixed.csv").write_text("a,b,starts\ns01,b07,\n")
    assert told(sound_event) == [
        'fixed.csv, row 2, b "b07": No slot suits the hours of both this one and "s01"; correct '
        "their availability or drop the fixed meeting."
    ]
    participants.write_text(participants.read_text().replace("08:00-10:00", "08:00-10:20"))
    assert told(sound_event) == []


def test_a_fixed_meeting_needs_no_wish(sound_event: Path, told: Callable[..., list[str]]) -> None:
    settings = sound_event / "event.toml"
    settings.write_text(settings.read_text() + 'consent = "both"\n')
    (sound_event / "preferences.csv").write_text("from,to,rating\n")
    assert told(sound_event) == []


def test_those_whose_row_is_wrong_are_not_judged_a_second_time(
    sound_event: Path, told: Callable[..., list[str]]
) -> None:
    participants = sound_event / "participants.csv"
    participants.write_text(participants.read_text().replace("b07,Bo,buyer", "b07,Bo,byer"))
    assert told(sound_event) == [
        'participants.csv, row 4, kind "byer": Expected one of the kinds seller, buyer; others '
        'must stand in matching.allowed. Did you mean "buyer"?'
    ]
