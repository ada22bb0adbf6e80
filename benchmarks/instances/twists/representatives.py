"""Colleagues who each have meetings of their own with the same company."""

import random
from dataclasses import replace

from benchmarks.instances.twists.delegations import represented
from matchmaking.model.event import Event


def each_representative(event: Event, rng: random.Random) -> Event:
    """Companies of one to four, and a meeting of two companies does not exclude another one."""
    event = represented(event, rng)
    return replace(event, matching=replace(event.matching, once_per_company=False))
