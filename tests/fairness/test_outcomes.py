"""What each participant gets out of a schedule."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.model.event import Event, Hours
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import ParticipantOutcome, Schedule
from matchmaking.model.time_ranges import DailyRange
from tests.by_hand import meeting_by_hand, schedule_by_hand, with_people

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def schedule(event: Event, *meetings: tuple[int, str, str]) -> Schedule:
    """A schedule of meetings by slot and participants."""
    starts = [event.grid.slots[slot].starts_at for slot, _, _ in meetings]
    rows = zip(meetings, starts, strict=True)
    held = [meeting_by_hand(f"m-{slot}-{a}", a, b, at) for (slot, a, b), at in rows]
    return schedule_by_hand(event.id, *held)


def idle_slots(event: Event, *slots: int) -> int:
    held = schedule(event, *((slot, "amina", "cleo") for slot in slots))
    return next(iter(outcomes(BestAgendas.in_event(event), held))).idle_slots


@pytest.mark.parametrize(
    ("slots", "idle"),
    [
        ((), 0),
        ((2,), 0),
        ((1, 2), 0),
        ((0, 2), 1),
        ((0, 3), 2),
        ((0, 1, 3), 1),
        ((3, 4), 0),  # the last of one session, the first of the next
        ((0, 7), 0),
        ((0, 2, 4, 7), 1 + 2),
    ],
)
def test_idle_slots_lie_between_two_meetings_of_one_session(
    fair: Event, slots: tuple[int, ...], idle: int
) -> None:
    assert idle_slots(fair, *slots) == idle


def test_everybody_has_an_outcome_in_the_events_order(fair: Event) -> None:
    # Comfortable until 10:00: the slots at 10:00 and 10:30, 2, 3, 6 and 7, are not.
    event = replace(
        with_people(fair, *fair.participant, timezone="UTC"),
        hours=Hours(comfortable=DailyRange(540, 600)),
        preferences=(
            Preference("Atlas", "cleo", Rating.HIGH),
            Preference("cleo", "amina", Rating.LOW),
            Preference("cleo", "Borealis", Rating.MEDIUM),
        ),
    )
    held = schedule(event, (0, "amina", "cleo"), (3, "bo", "cleo"))
    assert tuple(outcomes(BestAgendas.in_event(event), held)) == (
        ParticipantOutcome("amina", 1, 1.0, 0, 0),
        ParticipantOutcome("adil", 0, 0.0, 0, 0),
        ParticipantOutcome("bo", 1, None, 0, 1),
        ParticipantOutcome("berit", 0, None, 0, 0),
        ParticipantOutcome("cleo", 2, 1.0, 2, 1),
    )
