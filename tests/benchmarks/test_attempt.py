"""A way has a process of its own: it may be slow or break, and nobody else notices."""

import os
import time
from functools import partial

import pytest

from benchmarks.attempt import Attempt, Fate, attempt
from benchmarks.baselines import best_value_first
from benchmarks.instances import make_event
from matchmaking.errors import NoneFound
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule


def sleeping(event: Event, seconds: float) -> Schedule:
    time.sleep(seconds)
    return best_value_first(event)


def finding_nothing(_event: Event) -> Schedule:
    raise NoneFound


def breaking_down(_event: Event) -> Schedule:
    os._exit(1)


def test_a_schedule_comes_back_with_its_time_and_memory() -> None:
    event = make_event("tight", 30, 1)
    outcome = attempt(event, best_value_first, most_seconds=60)
    assert (outcome.fate, outcome.schedule) == (Fate.DONE, best_value_first(event))
    assert outcome.seconds is not None
    # Python with numpy takes some dozens of MB, and 30 people next to nothing.
    assert 20 < (outcome.megabytes or 0) < 1000


@pytest.mark.slow
def test_a_way_that_finds_nothing_hangs_or_breaks_down_is_told_apart() -> None:
    event = make_event("tight", 30, 1)
    nothing = attempt(event, finding_nothing, most_seconds=60)
    assert (nothing.fate, nothing.schedule) == (Fate.NONE_FOUND, None)
    hanging = partial(sleeping, seconds=1000)
    assert attempt(event, hanging, most_seconds=0.1) == Attempt(Fate.KILLED)
    assert attempt(event, breaking_down, most_seconds=60) == Attempt(Fate.BROKE_DOWN)
