"""Drafts: listed, read, edited, compared, returned, discarded; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.comparison import compare
from matchmaking.editing import Add, Cancel, Lock, Move, State, edited
from matchmaking.errors import BrokenRules, Conflict, NotAllowed, NotThere, Said
from matchmaking.model.schedule import Schedule
from matchmaking.service.drafts import (
    DraftState,
    PublishedState,
    compare_drafts,
    discard_draft,
    draft_published,
    list_drafts,
    read_draft,
    return_draft,
)
from matchmaking.service.editing import edit_draft
from matchmaking.service.events import create_event, import_event
from matchmaking.service.history import read_audit
from matchmaking.service.publishing import publish_draft
from matchmaking.service.roles import OPERATOR
from matchmaking.storage.draft_rows import Draft, Step
from tests.service.actors import EDITOR, MANAGER
from tests.service.drafted import free_slot, stored_draft
from tests.solved import SOLVED_AT, solved

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


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


def test_a_draft_is_listed_and_read_with_what_led_to_it(service, schedule, draft) -> None:
    own = Draft(draft, "First", 1, None, "a-1", SOLVED_AT, None)
    assert list_drafts(service, EDITOR, "fair") == (own,)
    read = read_draft(service, EDITOR, "fair", draft)
    assert (read.draft, read.state) == (own, State(schedule))
    assert read.steps == (Step(1, "a-1", SOLVED_AT, {"run": "r-1"}),)


def test_an_edit_makes_the_next_state_and_keeps_the_earlier_one(
    service, event, schedule, draft
) -> None:
    cancel = Cancel(schedule.meetings[0].id)
    done = edit_draft(service, EDITOR, "fair", draft, 1, cancel)
    expected = edited(event, State(schedule), cancel, None, NOW, is_current=True)
    assert (done.revision, done.comparison) == (2, expected.comparison)
    assert read_draft(service, EDITOR, "fair", draft).state == expected.state
    assert read_draft(service, EDITOR, "fair", draft, 1).state == State(schedule)
    assert read_draft(service, EDITOR, "fair", draft).steps[1] == Step(
        2, "a-editor", NOW, {"edit": "cancel", "meeting_id": cancel.meeting_id}
    )
    entry = read_audit(service, EDITOR, "fair")[0]
    fields = {"revision": 2, "edit": "cancel", "meeting_id": cancel.meeting_id}
    assert (entry.command, entry.subject, entry.fields) == ("edit_draft", draft, fields)


def test_whoever_saw_an_earlier_state_is_told_what_has_happened_since(
    service, schedule, draft
) -> None:
    first, second = schedule.meetings[:2]
    edit_draft(service, EDITOR, "fair", draft, 1, Cancel(first.id))
    with pytest.raises(Conflict) as refused:
        edit_draft(service, EDITOR, "fair", draft, 1, Lock(second.id))
    assert refused.value.reasons == (
        Said("draft.moved_on", {"seen": 1, "now": 2}),
        Said(
            "draft.step.cancel",
            {"number": 2, "by": "a-editor", "edit": "cancel", "meeting_id": first.id},
        ),
    )
    assert read_draft(service, EDITOR, "fair", draft).state.locked == frozenset()


def test_an_edit_that_breaks_a_rule_changes_nothing(service, event, schedule, draft) -> None:
    meeting = schedule.meetings[0]
    a, b = meeting.participants
    with pytest.raises(BrokenRules) as refused:
        edit_draft(service, EDITOR, "fair", draft, 1, Add(a, b, meeting.starts_at))
    assert refused.value.rules == ("one_meeting_at_a_time",) * 2 + ("once_per_company",)
    assert list_drafts(service, EDITOR, "fair")[0].revision == 1


def test_a_draft_that_tells_of_other_inputs_proves_nothing_any_more(
    service, event, schedule, draft
) -> None:
    assert all(stage.bound is not None for stage in schedule.stages)
    import_event(service, OPERATOR, "fair", replace(event, name="The same fair"))
    edit_draft(service, EDITOR, "fair", draft, 1, Cancel(schedule.meetings[0].id))
    state = read_draft(service, EDITOR, "fair", draft).state
    assert {stage.bound for stage in state.schedule.stages} == {None}


def test_a_draft_returns_to_any_earlier_state_as_a_new_one(service, schedule, draft) -> None:
    first, second = schedule.meetings[:2]
    edit_draft(service, EDITOR, "fair", draft, 1, Lock(first.id))
    edit_draft(service, EDITOR, "fair", draft, 2, Cancel(second.id))
    assert return_draft(service, EDITOR, "fair", draft, 3, 2) == 4
    read = read_draft(service, EDITOR, "fair", draft)
    assert read.state == State(schedule, frozenset({first.id}))
    assert [dict(step.step) for step in read.steps][-1] == {"return": 2}
    # What is proven of an earlier state is proven again.
    edit_draft(service, EDITOR, "fair", draft, 4, Cancel(first.id))
    told = read_draft(service, EDITOR, "fair", draft).state.schedule
    assert told.stages[0].bound == schedule.stages[0].bound
    with pytest.raises(NotThere):
        return_draft(service, EDITOR, "fair", draft, 5, 9)


def test_a_discarded_draft_is_kept_and_returns(service, schedule, draft) -> None:
    discard_draft(service, EDITOR, "fair", draft)
    discard_draft(service, EDITOR, "fair", draft)
    assert list_drafts(service, EDITOR, "fair")[0].discarded_at == NOW
    for refused_command in (
        lambda: edit_draft(service, EDITOR, "fair", draft, 1, Lock(schedule.meetings[0].id)),
        lambda: publish_draft(service, EDITOR, "fair", draft, 1),
    ):
        with pytest.raises(Conflict) as refused:
            refused_command()
        assert refused.value.reasons == (Said("draft.discarded"),)
    assert return_draft(service, EDITOR, "fair", draft, 1, 1) == 2
    assert list_drafts(service, EDITOR, "fair")[0].discarded_at is None


def test_any_two_of_drafts_states_and_versions_are_compared(service, schedule, draft) -> None:
    publish_draft(service, EDITOR, "fair", draft, 1)
    edit_draft(service, EDITOR, "fair", draft, 1, Cancel(schedule.meetings[0].id))
    other = draft_published(service, EDITOR, "fair", 1, "As published")
    changed = read_draft(service, EDITOR, "fair", draft).state.schedule
    expected = compare(schedule, changed)
    present = DraftState(draft)
    for before in (DraftState(draft, 1), PublishedState(), PublishedState(1), DraftState(other)):
        assert compare_drafts(service, EDITOR, "fair", before, present) == expected


def test_a_draft_of_another_event_is_not_there(service, event, schedule, draft) -> None:
    create_event(service, OPERATOR, "other", replace(event, id="other"))
    for command in (
        lambda: read_draft(service, OPERATOR, "other", draft),
        lambda: edit_draft(service, OPERATOR, "other", draft, 1, Lock(schedule.meetings[0].id)),
        lambda: return_draft(service, OPERATOR, "other", draft, 1, 1),
        lambda: discard_draft(service, OPERATOR, "other", draft),
        lambda: publish_draft(service, OPERATOR, "other", draft, 1),
    ):
        with pytest.raises(NotThere) as refused:
            command()
        assert (refused.value.kind, refused.value.id) == ("draft", draft)


def test_firms_see_no_draft(service, draft) -> None:
    with pytest.raises(NotAllowed):
        read_draft(service, MANAGER, "fair", draft)


def test_a_meeting_moves_to_another_slot_of_both(service, event, schedule, draft) -> None:
    meeting = next(m for m in schedule.meetings if not m.fixed)
    to = free_slot(event, schedule, *meeting.participants)
    edit_draft(service, EDITOR, "fair", draft, 1, Move(meeting.id, to))
    state = read_draft(service, EDITOR, "fair", draft).state
    assert state.meeting(meeting.id).starts_at == to
