"""From an edit to the next state of a draft, judged and told anew; stores nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from matchmaking.comparison import Comparison, compare
from matchmaking.editing.agreed import with_agreed
from matchmaking.editing.applied import applied
from matchmaking.editing.continued import as_continued
from matchmaking.editing.edits import Add, Edit, edit_to_json
from matchmaking.editing.judging import caused, overridden
from matchmaking.editing.retelling import retold
from matchmaking.editing.state import State
from matchmaking.eligibility.pairs import Pairs
from matchmaking.errors import BrokenRules
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.verification import Violation


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit.

    Attributes
    ----------
    state
        The next one.
    overridden
        What spoke against the edit and did not forbid it: ``consent``, ``comfort``, ``minimum``.
    comparison
        What changed, and for whom.
    """

    state: State
    overridden: tuple[Violation, ...]
    comparison: Comparison


def edited(
    event: Event,
    before: State,
    edit: Edit,
    published: Schedule | None,
    now: datetime,
    *,
    is_current: bool,
) -> Edited:
    """Carry an edit out.

    Parameters
    ----------
    event
        As it is now, without what was agreed by hand.
    published
        As `retold` takes it.
    is_current
        Whether `before` tells of the event as it is now.
    now
        The instant that stands in new and changed meetings, in UTC.

    Raises
    ------
    NotThere
        When the edit names a meeting or a participant that does not exist.
    BrokenRules
        When the edit would break a rule that no hand may override; nothing came of it then.
    """
    after, placed = applied(event, before, edit, now)
    if after.schedule is before.schedule:
        return Edited(after, (), compare(before.schedule, after.schedule))
    forbidden = caused(event, before, after, placed)
    if forbidden:
        raise BrokenRules(
            [violation.said for violation in forbidden], [violation.rule for violation in forbidden]
        )
    schedule = as_continued(with_agreed(event, after.schedule), after.schedule, published, now)
    same = before.schedule if is_current else None
    proven = is_current and _keeps_bounds(event, before, edit)
    schedule = retold(event, schedule, published, same, proven=proven)
    after = replace(after, schedule=schedule)
    against = overridden(event, before, after, placed)
    return Edited(after, tuple(against), compare(before.schedule, schedule))


def _keeps_bounds(event: Event, before: State, edit: Edit) -> bool:
    """Whether what runs have proven holds for the schedule after the edit too.

    It does not where no run could add the meeting, nor where one may have kept it only because a
    hand had put it there.
    """
    if isinstance(edit, Add):
        return Pairs(event).may_meet(edit.a, edit.b)
    by_hand = with_agreed(event, before.schedule).fixed[len(event.fixed) :]
    pairs = {frozenset((agreed.a, agreed.b)) for agreed in by_hand}
    ids = {value for value in edit_to_json(edit).values() if isinstance(value, str)}
    touched = (m for m in before.schedule.meetings if m.id in ids)
    return not any(frozenset(meeting.participants) in pairs for meeting in touched)
