"""Made-up events: the same for the same seed, of the size asked for, and free of mistakes."""

from pathlib import Path

import pytest

from benchmarks.instances import SHAPES, make_event
from matchmaking.eligibility.availability import Availability
from matchmaking.files import read_event, write_event


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_seed_makes_the_same_event(shape: str) -> None:
    assert make_event(shape, 60, seed=1) == make_event(shape, 60, seed=1)
    assert make_event(shape, 60, seed=1) != make_event(shape, 60, seed=2)


@pytest.mark.parametrize(
    ("shape", "people", "slots"),
    # A day of two sessions of five hours holds 20 slots of 20 + 10 minutes, two of three hours 12.
    [("roomy", 180, 40), ("roomy", 181, 60), ("tight", 60, 20), ("dense", 60, 12)],
)
def test_an_event_has_the_size_of_its_shape(shape: str, people: int, slots: int) -> None:
    event = make_event(shape, people, seed=1)
    assert (len(event.participants), len(event.grid)) == (people, slots)


def test_people_of_ragged_events_are_away_in_a_quarter_to_half_of_the_slots() -> None:
    event = make_event("ragged", 90, seed=1)
    left = [len(slots) for slots in Availability(event).possible.values()]
    # 10 to 15 of 20 slots, less one that may lie across somebody's midnight.
    assert [slots for slots in left if not 9 <= slots <= 15] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_an_event_that_was_written_reads_as_it_was(shape: str, tmp_path: Path) -> None:
    event = make_event(shape, 60, seed=3)
    write_event(event, tmp_path / "event.json")
    assert read_event(tmp_path / "event.json") == event
