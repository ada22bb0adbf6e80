"""The command that changes a draft by hand; knows no rule."""

from dataclasses import dataclass

from matchmaking.comparison import Comparison
from matchmaking.editing import Edit, edit_to_json, edited
from matchmaking.service.command import Work, command
from matchmaking.service.draft_steps import check_seen
from matchmaking.service.drafts import event_revision
from matchmaking.service.publishing import present_schedule
from matchmaking.storage.draft_rows import Step, Told, draft_in, next_state, state_of
from matchmaking.storage.events import event_in
from matchmaking.verification import Violation


@dataclass(frozen=True, slots=True)
class DraftEdited:
    """The number of the new state, what changed, and what was overridden."""

    revision: int
    comparison: Comparison
    overridden: tuple[Violation, ...]


@command(changes=True)
def edit_draft(work: Work, draft_id: str, revision: int, edit: Edit) -> DraftEdited:
    """Change a draft by hand.

    Parameters
    ----------
    revision
        The state that the organiser saw.

    Raises
    ------
    NotThere
        When the edit names a meeting or a participant that does not exist.
    BrokenRules
        When it would break a rule that no hand may override.
    Conflict
        When the draft has moved on meanwhile, or was discarded.
    """
    connection = work.connection
    draft = draft_in(connection, work.event_id, draft_id)
    check_seen(work, draft, revision)
    told, inputs = state_of(connection, draft, revision), event_revision(work)
    event, published = event_in(connection, work.event_id), present_schedule(work)
    is_current = told.event_revision == inputs
    done = edited(event, told.state, edit, published, work.now, is_current=is_current)
    new = Step(revision + 1, work.actor.id, work.now, edit_to_json(edit))
    next_state(connection, draft, Told(done.state, inputs), new)
    work.note(draft_id, revision=new.number, **edit_to_json(edit))
    return DraftEdited(new.number, done.comparison, done.overridden)
