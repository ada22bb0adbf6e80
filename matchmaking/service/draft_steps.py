"""What has happened to a draft, as sentences, and the conflict of who did not know of it."""

from matchmaking.errors import Conflict, Said
from matchmaking.service.command import Work
from matchmaking.storage.draft_rows import Draft, Step, steps_of

_TOLD = 10
"""So many steps, the newest, are told."""


def check_seen(work: Work, draft: Draft, revision: int) -> None:
    """Make sure that an organiser saw the draft as it is.

    Raises
    ------
    Conflict
        When it was discarded, or has another state by now; says what has happened since.
    """
    if draft.discarded_at is not None:
        raise Conflict([Said("draft.discarded")])
    if revision != draft.revision:
        steps = steps_of(work.connection, draft, after=revision)[-_TOLD:]
        moved_on = Said("draft.moved_on", {"seen": revision, "now": draft.revision})
        raise Conflict([moved_on, *map(step_said, steps)])


def step_said(step: Step) -> Said:
    """One step as a sentence."""
    kind = step.step["edit"] if "edit" in step.step else next(iter(step.step))
    return Said(f"draft.step.{kind}", {"number": step.number, "by": step.made_by, **step.step})
