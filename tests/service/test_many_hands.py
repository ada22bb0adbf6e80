"""Sixteen hands at the same meetings: nobody is in two places, and nothing acknowledged is lost."""

import random
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import select

from matchmaking.editing import Add, Cancel, Edit, Move
from matchmaking.errors import Refused
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Meeting, Schedule, StageOutcome
from matchmaking.model.time_ranges import DailyRange
from matchmaking.refusals import refusal_lines
from matchmaking.service.command import Service
from matchmaking.service.drafts import draft_published
from matchmaking.service.editing import edit_draft
from matchmaking.service.events import create_event
from matchmaking.service.publishing import change_published, publish_draft, read_published
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from matchmaking.storage.tables import attendances, meetings
from matchmaking.words import Words
from tests.by_hand import schedule_by_hand
from tests.service.actors import EDITOR
from tests.service.drafted import stored_draft

HANDS = 16
EDITS_EACH = 6
SELLERS, BUYERS = ("s1", "s2", "s3"), ("b1", "b2", "b3")


@pytest.fixture
def event() -> Event:
    """Three sellers and three buyers who all wish for each other, and six slots."""
    people = [Participant(id_, id_, "seller", "UTC") for id_ in SELLERS]
    people += [Participant(id_, id_, "buyer", "UTC") for id_ in BUYERS]
    wishes = tuple(Preference(s, b, Rating.HIGH) for s in SELLERS for b in BUYERS)
    session = DailyRange(9 * 60, 12 * 60).on(date(2027, 2, 16))
    return Event("fair", "Fair", "UTC", 20, (session,), tuple(people), 10, preferences=wishes)


@dataclass
class History:
    """What every hand was told: the version of each edit, or why it was refused."""

    acknowledged: list[tuple[int, Edit]] = field(default_factory=list)
    refused: list[list[str]] = field(default_factory=list)
    broken: list[BaseException] = field(default_factory=list)


def an_edit(rng: random.Random, event: Event, schedule: Schedule) -> Edit:
    """Something that was sensible when the schedule was looked at."""
    slot = rng.choice(event.grid.slots).starts_at
    ids = [meeting.id for meeting in schedule.meetings]
    add = Add(rng.choice(SELLERS), rng.choice(BUYERS), slot)
    if not ids:
        return add
    return rng.choice([add, add, Move(rng.choice(ids), slot), Cancel(rng.choice(ids))])


def published_through_a_draft(service: Service, seen: int, edit: Edit) -> int:
    draft = draft_published(service, EDITOR, "fair", seen, "By hand")
    revision = edit_draft(service, EDITOR, "fair", draft, 1, edit).revision
    return publish_draft(service, EDITOR, "fair", draft, revision, seen).version


def hand(service: Service, event: Event, seed: int, history: History) -> None:
    """Edits, seeded; every third one through a draft."""
    rng = random.Random(seed)
    try:
        for number in range(EDITS_EACH):
            seen, schedule = read_published(service, EDITOR, "fair")
            edit = an_edit(rng, event, schedule)
            try:
                if number % 3 == 2:
                    version = published_through_a_draft(service, seen, edit)
                else:
                    version = change_published(service, EDITOR, "fair", edit).version
            except Refused as refused:
                history.refused.append(refusal_lines(refused, Words("en")))
            else:
                history.acknowledged.append((version, edit))
    except BaseException as error:
        history.broken.append(error)
        raise


def check_rows(store: Store) -> None:
    """Nobody is in two meetings at once, and no two sides meet twice, in the rows as they are."""
    with store.reading() as connection:
        places = connection.execute(select(attendances.c.participant_id, attendances.c.starts_at))
        assert all(count == 1 for count in Counter(map(tuple, places)).values())
        sides = connection.execute(select(meetings.c.side, meetings.c.other_side))
        assert all(count == 1 for count in Counter(map(tuple, sides)).values())
        held = connection.execute(select(attendances.c.meeting_id)).scalars().all()
        assert set(Counter(held).values()) <= {2}


def check_nobody_twice(held: Iterable[Meeting]) -> None:
    places = Counter((person, m.starts_at) for m in held for person in m.participants)
    assert all(count == 1 for count in places.values())


def is_visible(edit: Edit, schedule: Schedule) -> bool:
    by_id = {meeting.id: meeting for meeting in schedule.meetings}
    match edit:
        case Add(a, b, starts_at):
            both = frozenset((a, b)), starts_at
            return both in {meeting.promise for meeting in schedule.meetings}
        case Move(id_, starts_at):
            return id_ in by_id and by_id[id_].starts_at == starts_at
        case Cancel(id_):
            return id_ not in by_id
    raise AssertionError(edit)


@pytest.mark.parametrize("seed", [1, 2])
def test_many_hands_put_nobody_into_two_places_and_lose_nothing(
    service, store, event, seed: int
) -> None:
    create_event(service, OPERATOR, "fair", event)
    stages = tuple(StageOutcome(s, 0, None) for s in ("must", "minimum", "value", "comfort"))
    draft = stored_draft(service, schedule_by_hand("fair", stages=stages, status="optimal"))
    publish_draft(service, EDITOR, "fair", draft, 1)
    history, done = History(), threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            check_rows(store)

    hands = [
        threading.Thread(target=hand, args=(service, event, 100 * seed + n, history), daemon=True)
        for n in range(HANDS)
    ]
    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    for one in hands:
        one.start()
    for one in hands:
        one.join(timeout=120)
    done.set()
    watching.join(timeout=30)
    assert history.broken == []
    assert not any(thread.is_alive() for thread in (*hands, watching))
    assert len(history.acknowledged) + len(history.refused) == HANDS * EDITS_EACH
    assert all(reasons and all(reasons) for reasons in history.refused)
    assert history.refused
    # Each acknowledged edit made one version of its own, the next one, in which it is visible.
    versions = sorted(version for version, _ in history.acknowledged)
    assert versions == list(range(2, len(versions) + 2))
    for version, edit in history.acknowledged:
        _, schedule = read_published(service, EDITOR, "fair", version)
        check_nobody_twice(schedule.meetings)
        assert is_visible(edit, schedule)
    check_rows(store)
