"""What has to hold between plans of events that are too large to try everything."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from benchmarks.instances import make_event
from matchmaking.model.event import Consent, Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Options, plan
from matchmaking.verification import verify
from solver.stages import Stage

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BY_COUNT = Options(effort=0.3, workers=1)
PEOPLE = 40

SHAPES = (
    "tight+consent",
    "ragged+anyone+fixed",
    "delegations+no-fairness",
    "booths+each-representative+short-runs",
)
every_shape = pytest.mark.parametrize("shape", SHAPES)


@cache
def event_of(shape: str) -> Event:
    return make_event(shape, PEOPLE, 1)


def planned(event: Event, previous: Schedule | None = None) -> Schedule:
    """A plan with which the checker agrees."""
    schedule = plan(event, previous, BY_COUNT, NOW)
    verdict = verify(event, schedule, previous)
    assert verdict.violations == ()
    assert [(s.stage, s.achieved) for s in verdict.stages] == [
        (s.stage, s.achieved) for s in schedule.stages
    ]
    return schedule


@cache
def plan_of(shape: str) -> Schedule:
    return planned(event_of(shape))


def is_within_the_bounds_of(harder: Schedule, easier: Schedule) -> bool:
    """Whether the harder event's plan, which the easier one allows too, beats no bound of it.

    So a proven optimum of the easier event is lexicographically no worse.
    """
    for one, other in zip(harder.stages, easier.stages, strict=True):
        stage = Stage(one.stage)
        if not stage.at_least_as_good(other.bound, one.achieved):
            return False
        if not stage.at_least_as_good(one.achieved, other.achieved):
            return True
    return True


def one_room_less(event: Event) -> Event:
    rooms = event.limits.simultaneous_meetings
    fewer = max(0, rooms - 1) if rooms is not None else len(event.participants) // 8
    return replace(event, limits=replace(event.limits, simultaneous_meetings=fewer))


def a_tenth_of_the_wishes_withdrawn(event: Event) -> Event:
    kept = tuple(wish for n, wish in enumerate(event.preferences) if n % 10)
    return replace(event, preferences=kept)


def two_who_will_not_meet(event: Event) -> Event:
    """The first two wishes for somebody turn into a `never`."""
    first, second, *others = event.preferences
    refused = tuple(replace(wish, rating=Rating.NEVER) for wish in (first, second))
    return replace(event, preferences=(*refused, *others))


def consent_of_both(event: Event) -> Event:
    return replace(event, matching=replace(event.matching, consent=Consent.BOTH))


HARDER: tuple[Callable[[Event], Event], ...] = (
    one_room_less,
    a_tenth_of_the_wishes_withdrawn,
    two_who_will_not_meet,
    consent_of_both,
)


@pytest.mark.parametrize(
    ("shape", "change"),
    [
        pytest.param(shape, change, marks=[pytest.mark.long] if (place + number) % 2 else [])
        for place, shape in enumerate(SHAPES)
        for number, change in enumerate(HARDER)
    ],
)
def test_what_can_only_hinder_never_makes_an_optimum_better(
    shape: str, change: Callable[[Event], Event]
) -> None:
    event = event_of(shape)
    without_fixed = replace(event, fixed=())  # a fixed meeting may need what is taken away
    easier = plan_of(shape) if not event.fixed else planned(without_fixed)
    assert is_within_the_bounds_of(planned(change(without_fixed)), easier)


@every_shape
def test_the_order_of_the_rows_changes_no_optimum(shape: str) -> None:
    event, chance = event_of(shape), random.Random(1)
    mixed = replace(
        event,
        participants=tuple(chance.sample(event.participants, len(event.participants))),
        preferences=tuple(chance.sample(event.preferences, len(event.preferences))),
    )
    before, after = plan_of(shape), planned(mixed)
    assert is_within_the_bounds_of(before, after)
    assert is_within_the_bounds_of(after, before)


@every_shape
def test_an_optimum_is_published_again_as_it_is(shape: str) -> None:
    before = plan_of(shape)
    lost, moved, *others = planned(event_of(shape), before).stages
    assert (lost.achieved, lost.bound, moved.achieved, moved.bound) == (0, 0, 0, 0)
    if before.status == "optimal":
        assert [s.achieved for s in others[:-1]] == [s.achieved for s in before.stages[:-1]]
