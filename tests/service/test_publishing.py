"""Publication: versions, rows, who may and what stands in the way; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event as listening
from sqlalchemy import select

from matchmaking.comparison import compare
from matchmaking.editing import Add, Cancel, Lock, Move, with_agreed
from matchmaking.errors import BrokenRules, Conflict, Said
from matchmaking.model.event import Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import EndedMeeting, Schedule
from matchmaking.model.sides import sides_of
from matchmaking.service.drafts import draft_published
from matchmaking.service.editing import edit_draft
from matchmaking.service.events import create_event, import_event
from matchmaking.service.history import read_audit
from matchmaking.service.publishing import (
    change_published,
    list_publications,
    publish_draft,
    read_published,
)
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from matchmaking.storage.published_rows import Publication
from matchmaking.storage.tables import attendances, meetings, slots
from matchmaking.verification import verify
from tests.by_hand import with_people
from tests.service.actors import EDITOR
from tests.service.clocks import Clock
from tests.service.drafted import free_slot, stored_draft
from tests.solved import solved

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(service, clock):
    """A service whose clock goes on when it is told to."""
    return replace(service, clock=clock)


@pytest.fixture(scope="module")
def best() -> dict[str, Schedule]:
    """The schedule of each event that was solved before."""
    return {}


@pytest.fixture
def schedule(service, event, best) -> Schedule:
    """The event is stored; this is the best schedule of it."""
    create_event(service, OPERATOR, event.id, event)
    return best.setdefault(event.id, solved(event))


@pytest.fixture
def draft(service, schedule) -> str:
    return stored_draft(service, schedule)


def published_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as connection:
        return {
            table.name: sorted(tuple(row)[1:] for row in connection.execute(select(table)))
            for table in (slots, meetings, attendances)
        }


def rows_expected(event: Event, schedule: Schedule) -> dict[str, list[tuple[object, ...]]]:
    held = schedule.meetings
    return {
        "slots": sorted({(m.starts_at, m.ends_at) for m in held}),
        "meetings": sorted(
            (
                m.id,
                m.starts_at,
                m.ends_at,
                *sides_of(event, *m.participants),
                m.video_url,
                m.sequence,
            )
            for m in held
        ),
        "attendances": sorted(
            (person, m.starts_at, m.id, place)
            for m in held
            for place, person in enumerate(m.participants)
        ),
    }


def test_a_draft_becomes_the_first_version_with_its_rows(
    service, store, event, schedule, draft
) -> None:
    done = publish_draft(service, EDITOR, "fair", draft, 1)
    nothing = replace(schedule, meetings=(), participants=())
    assert (done.version, done.comparison) == (1, compare(nothing, schedule))
    assert read_published(service, EDITOR, "fair") == (1, schedule)
    own = Publication(1, draft, 1, "a-editor", NOW, 1)
    assert list_publications(service, EDITOR, "fair") == (own,)
    assert published_rows(store) == rows_expected(event, schedule)
    entry = read_audit(service, EDITOR, "fair")[0]
    assert (entry.command, entry.subject) == ("publish_draft", draft)
    assert entry.fields == {"version": 1}


def test_publishing_the_same_state_twice_changes_nothing(service, store, draft) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    before = published_rows(store)
    again = publish_draft(service, EDITOR, "fair", draft, 1)
    assert (again.version, again.comparison.people) == (1, ())
    assert (len(list_publications(service, EDITOR, "fair")), published_rows(store)) == (1, before)


def test_a_second_version_goes_on_from_the_first(
    service, store, clock, event, schedule, draft
) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    gone, moved, *_ = (m for m in schedule.meetings if not m.fixed)
    edit_draft(service, EDITOR, "fair", draft, 1, Cancel(gone.id))
    clock.go_on(hours=1)
    to = free_slot(event, schedule, *moved.participants)
    edit_draft(service, EDITOR, "fair", draft, 2, Move(moved.id, to))
    publish_draft(service, EDITOR, "fair", draft, 3)
    version, present = read_published(service, EDITOR, "fair")
    assert version == 2
    meeting = next(m for m in present.meetings if m.id == moved.id)
    assert (meeting.sequence, meeting.revised_at) == (1, clock.now)
    assert meeting.created_at == moved.created_at
    assert present.ended == (EndedMeeting(gone.id, 0),)
    assert published_rows(store) == rows_expected(event, present)


def test_going_back_to_an_earlier_version_is_a_publication_like_any_other(
    service, store, event, schedule, draft
) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    gone = next(m for m in schedule.meetings if not m.fixed)
    change_published(service, EDITOR, "fair", Cancel(gone.id))
    first = draft_published(service, EDITOR, "fair", 1, "Version 1 again")
    assert publish_draft(service, EDITOR, "fair", first, 1).version == 3
    _, present = read_published(service, EDITOR, "fair")
    back = next(m for m in present.meetings if m.id == gone.id)
    # Calendars forget what was cancelled: it goes on at the sequence after its last one.
    assert (back.sequence, back.starts_at, present.ended) == (1, gone.starts_at, ())
    assert published_rows(store) == rows_expected(event, present)


def test_one_meeting_is_changed_by_hand_as_the_next_version(
    service, store, clock, event, schedule, draft
) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    gone = next(m for m in schedule.meetings if not m.fixed)
    a, b = gone.participants
    clock.go_on(hours=1)
    assert change_published(service, EDITOR, "fair", Cancel(gone.id)).version == 2
    done = change_published(service, EDITOR, "fair", Add(a, b, gone.starts_at), 2)
    assert done.version == 3
    _, present = read_published(service, EDITOR, "fair")
    added = next(m for m in present.meetings if m.id == gone.id)
    assert (added.fixed, added.sequence) == (True, 1)
    assert verify(with_agreed(event, present), present).violations == ()
    assert published_rows(store) == rows_expected(event, present)
    assert list_publications(service, EDITOR, "fair")[0] == Publication(
        3, None, None, "a-editor", clock.now, 1
    )


def test_what_is_published_takes_no_locks_and_nothing_before_the_first_version(
    service, schedule, draft
) -> None:
    meeting = schedule.meetings[0].id
    with pytest.raises(Conflict) as refused:
        change_published(service, EDITOR, "fair", Cancel(meeting))
    assert refused.value.reasons == (Said("publication.none"),)
    assert read_published(service, EDITOR, "fair") is None
    publish_draft(service, EDITOR, "fair", draft, 1)
    with pytest.raises(Conflict) as refused:
        change_published(service, EDITOR, "fair", Lock(meeting))
    assert refused.value.reasons == (Said("publication.no_locks"),)


def test_whoever_saw_another_version_publishes_nothing(service, schedule, draft) -> None:
    other = stored_draft(service, schedule, "Second")
    publish_draft(service, EDITOR, "fair", draft, 1, seen=0)
    with pytest.raises(Conflict) as refused:
        publish_draft(service, EDITOR, "fair", other, 1, seen=0)
    moved_on = Said("publication.moved_on", {"seen": 0, "now": 1})
    assert refused.value.reasons == (moved_on,)
    with pytest.raises(Conflict):
        change_published(service, EDITOR, "fair", Cancel(schedule.meetings[0].id), seen=0)
    assert [p.version for p in list_publications(service, EDITOR, "fair")] == [1]


def test_a_rule_that_the_event_broke_meanwhile_forbids_publication(
    service, store, event, schedule, draft
) -> None:
    person = schedule.meetings[0].participants[0]
    import_event(service, OPERATOR, "fair", with_people(event, person, max_meetings=0))
    with pytest.raises(BrokenRules) as refused:
        publish_draft(service, EDITOR, "fair", draft, 1)
    assert refused.value.rules == ("maximum",)
    assert published_rows(store) == {"slots": [], "meetings": [], "attendances": []}


def test_a_wish_that_was_withdrawn_meanwhile_is_told_and_forbids_nothing(
    service, event, schedule, draft
) -> None:
    meeting = next(m for m in schedule.meetings if not m.fixed)
    both = {name for p in meeting.participants for name in (p, event.participant[p].represents)}
    fewer = tuple(
        wish
        for wish in event.preferences
        if not {wish.source, wish.target} <= both or wish.rating is Rating.NEVER
    )
    import_event(service, OPERATOR, "fair", replace(event, preferences=fewer), remove=True)
    done = publish_draft(service, EDITOR, "fair", draft, 1)
    assert meeting.id in {id_ for found in done.overridden for id_ in found.meetings}
    assert {found.rule for found in done.overridden} == {"consent"}
    # What it says of itself is told anew, and proven no more.
    _, present = read_published(service, EDITOR, "fair")
    assert present.value < schedule.value
    assert {stage.bound for stage in present.stages} == {None}


def test_what_the_event_broke_does_not_hinder_mending_what_is_published(
    service, store, event, schedule, draft
) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    meeting = next(m for m in schedule.meetings if not m.fixed)
    a, b = meeting.participants
    import_event(service, OPERATOR, "fair", with_people(event, a, b, max_meetings=0))
    change_published(service, EDITOR, "fair", Cancel(meeting.id))
    _, present = read_published(service, EDITOR, "fair")
    assert published_rows(store) == rows_expected(event, present)


def test_only_what_changed_is_touched(service, store, schedule, draft) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    meeting = next(m for m in schedule.meetings if not m.fixed)
    written: list[str] = []

    @listening.listens_for(store.engine, "before_cursor_execute")
    def _note(_connection, _cursor, statement, parameters, _context, many) -> None:
        if statement.startswith(("INSERT", "DELETE", "UPDATE")):
            verb, _, table, *_ = statement.split()
            written.append(f"{verb} {table} {len(parameters) if many else 1}")

    change_published(service, EDITOR, "fair", Cancel(meeting.id))
    # A slot that nobody uses any more goes too.
    left = [line for line in written if line not in ("DELETE slots 1", "INSERT audit 1")]
    assert left == ["INSERT publications 1", "DELETE attendances 1", "DELETE meetings 1"]
