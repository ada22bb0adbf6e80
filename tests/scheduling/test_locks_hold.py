"""Random events, planned and planned again under random locks: what is locked never changes."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.scheduling import Locks, plan
from tests.by_hand import with_people
from tests.scheduling.test_plans_are_verified import (
    BY_COUNT,
    NOW,
    assert_verified,
    some_event,
    some_ranges,
)


def promises(meetings: Iterable[Meeting]) -> set[tuple[frozenset[str], datetime]]:
    return {meeting.promise for meeting in meetings}


def can_stay(event: Event, meeting: Meeting) -> bool:
    a, b = meeting.participants
    slot = event.grid.number_at[meeting.starts_at]
    return Pairs(event).may_meet(a, b) and slot in Availability(event).common(a, b)


def some_locks(chance: random.Random, event: Event, earlier: Schedule) -> Locks:
    """Of a meeting that can stay, of a person and of slots, each at times."""
    staying = [meeting.id for meeting in earlier.meetings if can_stay(event, meeting)]
    starts = [slot.starts_at for slot in event.grid.slots]
    return Locks(
        frozenset(chance.sample(staying, min(len(staying), chance.randint(0, 1)))),
        frozenset(p.id for p in chance.sample(event.participants, chance.randint(0, 2))),
        frozenset(chance.sample(starts, chance.randint(0, 2))),
        chance.choice((None, chance.choice(starts))),
    )


@pytest.mark.parametrize(
    "seed",
    [*range(12), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(12, 150))],
)
def test_what_is_locked_stays_or_can_no_longer_be_held(seed: int) -> None:
    event, chance = some_event(seed), random.Random(seed)
    earlier = plan(event, None, BY_COUNT, NOW)
    away = chance.choice(event.participants).id
    changed = with_people(event, away, unavailable=some_ranges(chance, 3))
    changed = replace(changed, preferences=event.preferences[1:], fixed=())
    locks = some_locks(chance, changed, earlier)
    after = plan(changed, earlier, BY_COUNT, NOW, locks=locks)
    assert_verified(changed, after, earlier)
    gone = promises(locks.given_up(earlier, after))
    held = {meeting.promise: meeting for meeting in earlier.meetings}
    assert [promise for promise in gone if can_stay(changed, held[promise])] == []
    for name, is_of in [
        ("person", lambda meeting: not locks.people.isdisjoint(meeting.participants)),
        ("slot", lambda meeting: locks.closes(meeting.starts_at)),
    ]:
        before = promises(filter(is_of, earlier.meetings))
        assert promises(filter(is_of, after.meetings)) == before - gone, name
    locked = [meeting for meeting in earlier.meetings if meeting.id in locks.meetings]
    assert promises(locked) <= promises(after.meetings)
