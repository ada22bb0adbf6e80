"""Meetings agreed beforehand, some of them for a certain slot."""

import random
from collections.abc import Iterator
from dataclasses import replace

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event, FixedMeeting


def fixed_meetings(event: Event, rng: random.Random) -> Event:
    """One person in five has one fixed meeting, so that they never clash; half have a time."""
    most = len(event.participants) // 10
    fixed = [meeting for meeting, _ in zip(_meetings(event, rng), range(most), strict=False)]
    return replace(event, fixed=tuple(fixed))


def _meetings(event: Event, rng: random.Random) -> Iterator[FixedMeeting]:
    """Yield meetings of different companies, in slots that suit both and differ in turn."""
    hours, taken = Availability(event), set[str]()
    pairs = list(Pairs(event).candidates())
    for a, b in rng.sample(pairs, len(pairs)):
        companies = {event.participant[person].represents for person in (a, b)}
        common = sorted(hours.common(a, b))
        if common and taken.isdisjoint(companies):
            taken |= companies
            slot = event.grid.slots[rng.choice(common)]
            yield FixedMeeting(a, b, slot.starts_at if rng.random() < 0.5 else None)
