"""The simple ways that the solver is measured against keep every rule, and do what they claim."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from benchmarks.baselines import (
    baselines,
    best_value_first,
    companies_in_turn,
    first_come_first_served,
    plain_cp_sat,
    plain_mip,
    slot_by_slot,
)
from benchmarks.instances import make_event
from matchmaking.errors import NoneFound
from matchmaking.files import read_event
from matchmaking.model.event import Event, FixedMeeting, Limits, Site
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Schedule
from matchmaking.model.time_ranges import TimeRange
from matchmaking.verification import verify

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def two_slots() -> Event:
    """Sellers Ada and Bea, buyers Cyd and Dov; slots at 09:00 and 09:20 UTC."""
    people = [Participant(name[0], name, "seller", "UTC") for name in ("Ada", "Bea")]
    people += [Participant(name[0], name, "buyer", "UTC") for name in ("Cyd", "Dov")]
    session = (datetime.fromisoformat(f"2027-02-16T{clock}") for clock in ("09:00", "09:40"))
    return Event(
        id="two-slots",
        name="Two slots",
        timezone="UTC",
        meeting_minutes=20,
        sessions=(TimeRange(*session),),
        participants=tuple(people),
    )


def wishing(event: Event, *wishes: str, **changes: object) -> Event:
    preferences = tuple(
        Preference(source, target, Rating[rating.upper()])
        for source, target, rating in map(str.split, wishes)
    )
    return Event(**(vars(event) | {"preferences": preferences} | changes))


def held(schedule: Schedule) -> list[tuple[str, ...]]:
    return sorted((f"{m.starts_at:%H:%M}", *m.participants) for m in schedule.meetings)


WAYS = baselines(seconds=20, workers=1)


@pytest.mark.parametrize("method", WAYS)
@pytest.mark.parametrize(
    "shape", ["tight", "saturated", "ragged+represented", "ragged+anyone+fixed+sites", "narrow"]
)
def test_a_baseline_keeps_every_rule_of_made_up_events(shape: str, method: str) -> None:
    event = make_event(shape, 40, seed=5)
    assert verify(event, WAYS[method](event)).violations == ()


@pytest.mark.parametrize("method", WAYS)
@pytest.mark.parametrize("example", ["minimal", "delegations", "clock_change"])
def test_a_baseline_keeps_every_rule_of_the_examples(example: str, method: str) -> None:
    event = read_event(EXAMPLES / example)
    assert verify(event, WAYS[method](event)).violations == ()


def test_who_comes_first_takes_the_earliest_slot(two_slots: Event) -> None:
    event = wishing(two_slots, "A C low", "A D must", "B C must", "D B low", "C A high")
    assert held(first_come_first_served(event)) == [
        ("09:00", "A", "C"),
        ("09:00", "B", "D"),
        ("09:20", "A", "D"),
        ("09:20", "B", "C"),
    ]


def test_in_turn_each_takes_its_best_and_waits_for_the_next_round(two_slots: Event) -> None:
    # First round: Ada takes Dov, whom she rates highest, and Bea takes him in the slot after.
    # Second round: Ada takes Cyd, in the slot that she has left.
    event = wishing(two_slots, "A C low", "A D must", "B D low")
    assert held(companies_in_turn(event)) == [
        ("09:00", "A", "D"),
        ("09:20", "A", "C"),
        ("09:20", "B", "D"),
    ]


def test_the_best_value_goes_first_and_musts_before_it(two_slots: Event) -> None:
    # Ada and Dov must meet, at 09:00. Ada and Cyd, which is worth most of the rest, are left
    # 09:20; Bea and Cyd then 09:00.
    event = wishing(two_slots, "B C low", "A C high", "C A high", "A D must")
    assert held(best_value_first(event)) == [
        ("09:00", "A", "D"),
        ("09:00", "B", "C"),
        ("09:20", "A", "C"),
    ]


def test_a_slot_takes_its_best_matching(two_slots: Event) -> None:
    # Ada and Cyd alone are worth 9, the two others 4 + 4 and fairness of 4 people instead of 2.
    # So the first slot holds these two, and the second Ada and Cyd.
    event = wishing(two_slots, "A C high", "A D medium", "B C medium")
    assert held(slot_by_slot(event, seconds=20)) == [
        ("09:00", "A", "D"),
        ("09:00", "B", "C"),
        ("09:20", "A", "C"),
    ]


def test_plain_solvers_prove_a_small_event_optimal(two_slots: Event) -> None:
    # Every pair wishes to meet, and two slots hold all four meetings: value 4 x 4 and, for each of
    # 4 people, the fairness of a first and a second meeting, 12 + 6.
    event = wishing(two_slots, "A C medium", "A D medium", "B C medium", "B D medium")
    for schedule in (plain_mip(event, 20), plain_cp_sat(event, 20, 1)):
        value = next(stage for stage in verify(event, schedule).stages if stage.stage == "value")
        assert value.achieved == 4 * 4 + 4 * (12 + 6)


@pytest.mark.parametrize("plain", [plain_mip, partial(plain_cp_sat, workers=1)])
def test_a_plain_solver_without_time_finds_nothing(
    two_slots: Event, plain: Callable[[Event, float], Schedule]
) -> None:
    with pytest.raises(NoneFound):
        plain(wishing(two_slots, "A C low"), 0.0)


def test_fixed_meetings_come_before_all_wishes(two_slots: Event) -> None:
    # Ada meets Cyd at 09:20 as agreed and Dov in the slot that is left to her; so Bea, too, has
    # Dov at 09:20 and Cyd at 09:00.
    nine_twenty = datetime(2027, 2, 16, 9, 20, tzinfo=UTC)
    fixed = (FixedMeeting("D", "A"), FixedMeeting("A", "C", nine_twenty))
    schedule = first_come_first_served(wishing(two_slots, "B D low", "B C low", fixed=fixed))
    assert held(schedule) == [
        ("09:00", "A", "D"),
        ("09:00", "B", "C"),
        ("09:20", "A", "C"),
        ("09:20", "B", "D"),
    ]
    assert {m.participants for m in schedule.meetings if m.fixed} == {("A", "C"), ("A", "D")}


def test_rooms_booths_maxima_and_runs_are_kept(two_slots: Event) -> None:
    wishes = ("A C low", "A D low", "B C low", "B D low")
    meetings = {
        "rooms": wishing(two_slots, *wishes, limits=Limits(simultaneous_meetings=1)),
        "maximum": wishing(two_slots, *wishes, limits=Limits(max_meetings=1)),
        "run": wishing(two_slots, *wishes, limits=Limits(max_consecutive=1)),
        "booths": wishing(
            two_slots,
            *wishes,
            sites=(Site("here", "Here", 1),),
            participants=tuple(
                Participant(p.id, p.name, p.kind, p.timezone, site="here")
                for p in two_slots.participants
            ),
        ),
    }
    counts = {
        rule: len(first_come_first_served(event).meetings) for rule, event in meetings.items()
    }
    # One meeting in each of the two slots; or one for each of two pairs.
    assert counts == {"rooms": 2, "maximum": 2, "run": 2, "booths": 2}
