"""Made-up events: the same for the same seed, of the size asked for, and free of mistakes."""

from pathlib import Path

import pytest

from benchmarks.instances import SHAPES, TWISTS, known_shape, make_event
from matchmaking.eligibility.availability import Availability
from matchmaking.files import read_event, write_event
from matchmaking.model.preference import Rating
from matchmaking.scheduling.problem import problem_of

EVERY_SHAPE = [*SHAPES, *(f"ragged+{twist}" for twist in TWISTS)]


@pytest.mark.parametrize("shape", EVERY_SHAPE)
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


@pytest.mark.parametrize("shape", EVERY_SHAPE)
def test_an_event_that_was_written_reads_as_it_was(shape: str, tmp_path: Path) -> None:
    event = make_event(shape, 60, seed=3)
    write_event(event, tmp_path / "event.json")
    assert read_event(tmp_path / "event.json") == event


def test_a_shape_with_twists_is_known_by_its_parts() -> None:
    assert known_shape("ragged+consent+fixed") == "ragged+consent+fixed"
    for unknown in ("raged", "ragged+consents", "consent"):
        with pytest.raises(ValueError, match=unknown.replace("+", r"\+")):
            known_shape(unknown)


def test_people_of_ragged_events_are_away_in_a_quarter_to_half_of_the_slots() -> None:
    event = make_event("ragged", 90, seed=1)
    left = [len(slots) for slots in Availability(event).possible.values()]
    # 10 to 15 of 20 slots, less one that may lie across somebody's midnight.
    assert [slots for slots in left if not 9 <= slots <= 15] == []


def test_every_seller_wants_the_same_three_buyers() -> None:
    event = make_event("three-buyers", 90, seed=1)
    wished = {p.id: set[str]() for p in event.participants if p.kind == "seller"}
    for wish in event.preferences:
        if wish.source in wished and wish.rating >= Rating.HIGH:
            wished[wish.source].add(wish.target)
    assert len(set.intersection(*wished.values())) == 3


def test_two_zones_share_one_hour() -> None:
    event = make_event("two-zones", 90, seed=1)
    hours = {p.timezone: Availability(event).possible[p.id] for p in event.participants}
    # 08:00-17:00 in Shanghai is 00:00-09:00 in Abidjan: 08:00-09:00 is left, two slots.
    shared = frozenset.intersection(*hours.values())
    assert [f"{event.grid.slots[n].starts_at:%H:%M}" for n in sorted(shared)] == ["08:00", "08:30"]


def test_everyone_has_four_colleagues_and_wishes_are_those_of_companies() -> None:
    event = make_event("delegations", 90, seed=1)
    assert {len(people) for people in event.companies.values()} == {5}
    named = {name for wish in event.preferences for name in (wish.source, wish.target)}
    assert named <= event.companies.keys()


def test_all_wishes_are_musts_of_both_sides() -> None:
    event = make_event("mutual-musts", 90, seed=1)
    given = {(wish.source, wish.target): wish.rating for wish in event.preferences}
    assert set(given.values()) == {Rating.MUST, Rating.NEVER}
    assert all(given[b, a] == rating for (a, b), rating in given.items())


def test_a_sparse_event_has_three_wishes_each() -> None:
    event = make_event("sparse", 90, seed=1)
    sources = [wish.source for wish in event.preferences]
    assert sources == sorted([p.id for p in event.participants] * 3, key=sources.index)


def test_narrow_hours_hold_fewer_meetings_than_promised() -> None:
    event = make_event("narrow", 90, seed=1)
    hours = Availability(event).possible
    missing = [(p.min_meetings or 0) - len(hours[p.id]) for p in event.participants]
    assert max(len(slots) for slots in hours.values()) == 4
    assert sum(max(0, short) for short in missing) > 0


def test_fixed_meetings_can_be_held_one_beside_the_other() -> None:
    event = make_event("ragged+fixed", 90, seed=1)
    people = [person for meeting in event.fixed for person in (meeting.a, meeting.b)]
    assert (len(event.fixed), len(set(people))) == (9, 18)
    assert {meeting.starts is None for meeting in event.fixed} == {True, False}
    fixed = [request for request in problem_of(event).problem.requests if request.fixed]
    assert len(fixed) == 9


def test_where_anyone_meets_anyone_kinds_do_not_count() -> None:
    event = make_event("ragged+anyone", 90, seed=1)
    kinds = {
        frozenset(event.participant[person].kind for person in pair)
        for pair in problem_of(event).requests
    }
    assert kinds == {
        frozenset({"seller"}),
        frozenset({"buyer"}),
        frozenset({"seller", "buyer"}),
    }
