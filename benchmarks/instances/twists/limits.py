"""Settings of an event at their ends: runs very short or free, no fairness."""

import random
from dataclasses import replace

from matchmaking.model.event import Event


def short_runs(event: Event, _rng: random.Random) -> Event:
    """Nobody has more than two meetings in a row."""
    return replace(event, limits=replace(event.limits, max_consecutive=2))


def long_runs(event: Event, _rng: random.Random) -> Event:
    """Anybody may have any number of meetings in a row."""
    return replace(event, limits=replace(event.limits, max_consecutive=None))


def no_fairness(event: Event, _rng: random.Random) -> Event:
    """A tenth meeting counts as much as a first."""
    return replace(event, matching=replace(event.matching, fairness=()))
