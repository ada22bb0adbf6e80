"""The commands on drafts as a whole: list, read, compare, return, discard; edits no meeting."""

from dataclasses import dataclass, replace

from sqlalchemy import select, update

from matchmaking.comparison import Comparison, compare
from matchmaking.editing import State
from matchmaking.errors import NotThere
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Work, command
from matchmaking.service.draft_steps import check_seen
from matchmaking.storage.draft_rows import (
    Draft,
    Step,
    Told,
    draft_in,
    drafts_of,
    new_draft,
    next_state,
    state_of,
    steps_of,
)
from matchmaking.storage.published_rows import (
    present_publication,
    publications_of,
    published_schedule,
)
from matchmaking.storage.tables import drafts, events


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft with one of its states, and the way to the present one."""

    draft: Draft
    state: State
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DraftState:
    """A state of a draft; ``None``: the present one."""

    draft_id: str
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedState:
    """A published version; ``None``: the present one."""

    version: int | None = None


@command(changes=False)
def list_drafts(work: Work) -> tuple[Draft, ...]:
    """All drafts, the newest first, those discarded included."""
    return drafts_of(work.connection, work.event_id)


@command(changes=False)
def read_draft(work: Work, draft_id: str, revision: int | None = None) -> DraftRead:
    """A draft with its present state, or with an earlier one."""
    draft = draft_in(work.connection, work.event_id, draft_id)
    told = state_of(work.connection, draft, draft.revision if revision is None else revision)
    return DraftRead(draft, told.state, steps_of(work.connection, draft))


@command(changes=False)
def compare_drafts(
    work: Work, before: DraftState | PublishedState, after: DraftState | PublishedState
) -> Comparison:
    """What is different in `after`, and for whom."""
    return compare(_schedule(work, before), _schedule(work, after))


@command(changes=True)
def return_draft(work: Work, draft_id: str, revision: int, to: int) -> int:
    """Give a draft the state `to` again, as a new state; its number is returned.

    A draft that was discarded is there again.

    Parameters
    ----------
    revision
        The state that the organiser saw.

    Raises
    ------
    Conflict
        When the draft has moved on meanwhile.
    """
    draft = draft_in(work.connection, work.event_id, draft_id)
    check_seen(work, replace(draft, discarded_at=None), revision)
    told = state_of(work.connection, draft, to)
    number = draft.revision + 1
    step = Step(number, work.actor.id, work.now, {"return": to})
    next_state(work.connection, draft, told, step)
    work.note(draft_id, revision=number, to=to)
    return number


@command(changes=True)
def discard_draft(work: Work, draft_id: str) -> None:
    """Put a draft aside; it can be returned to one of its states."""
    draft = draft_in(work.connection, work.event_id, draft_id)
    if draft.discarded_at is None:
        gone = update(drafts).where(drafts.c.id == draft.id).values(discarded_at=work.now)
        work.connection.execute(gone)
        work.note(draft_id)


@command(changes=True)
def draft_published(work: Work, version: int, name: str) -> str:
    """Begin a draft with a published version, to edit it or to publish it again."""
    schedule = published_schedule(work.connection, work.event_id, version)
    step = {"publication": version}
    by, at = work.actor.id, work.now
    known = {one.version: one for one in publications_of(work.connection, work.event_id)}
    told = Told(State(schedule), known[version].event_revision)
    draft_id = new_draft(work.connection, work.event_id, told, step, name=name, by=by, at=at)
    work.note(draft_id, version=version)
    return draft_id


def event_revision(work: Work) -> int:
    """The number of the event's inputs as they are."""
    query = select(events.c.revision).where(events.c.id == work.event_id)
    number: int = work.connection.execute(query).scalar_one()
    return number


def _schedule(work: Work, which: DraftState | PublishedState) -> Schedule:
    if isinstance(which, DraftState):
        draft = draft_in(work.connection, work.event_id, which.draft_id)
        number = draft.revision if which.revision is None else which.revision
        return state_of(work.connection, draft, number).state.schedule
    if which.version is not None:
        return published_schedule(work.connection, work.event_id, which.version)
    publication = present_publication(work.connection, work.event_id)
    if publication is None:
        raise NotThere("version", "")
    return published_schedule(work.connection, work.event_id, publication.version)
