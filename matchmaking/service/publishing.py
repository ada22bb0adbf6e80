"""The commands on what is published: publish a draft, change one meeting, read; solves nothing."""

from dataclasses import dataclass, replace
from itertools import pairwise

from matchmaking.comparison import Comparison, compare
from matchmaking.editing import (
    OVERRIDABLE,
    Cancel,
    Edit,
    Lock,
    State,
    Unlock,
    as_continued,
    edit_to_json,
    edited,
    retold,
    with_agreed,
)
from matchmaking.errors import BrokenRules, Conflict, Said
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Work, command
from matchmaking.service.draft_steps import check_seen
from matchmaking.service.drafts import event_revision
from matchmaking.storage.draft_rows import draft_in, state_of
from matchmaking.storage.events import event_in
from matchmaking.storage.published_rows import (
    Publication,
    add_publication,
    present_publication,
    publications_of,
    published_schedule,
)
from matchmaking.verification import Violation, broken


@dataclass(frozen=True, slots=True)
class Published:
    """The version that holds now, what it changed, and what was overridden."""

    version: int
    comparison: Comparison
    overridden: tuple[Violation, ...] = ()


@command(changes=False)
def list_publications(work: Work) -> tuple[Publication, ...]:
    """Every version, the present one first."""
    return publications_of(work.connection, work.event_id)


@command(changes=False)
def read_published(work: Work, version: int | None = None) -> tuple[int, Schedule] | None:
    """The number and the schedule of the present version, or of an earlier one.

    ``None`` where nothing was published yet.
    """
    if version is None:
        present = present_publication(work.connection, work.event_id)
        if present is None:
            return None
        version = present.version
    return version, published_schedule(work.connection, work.event_id, version)


@command(changes=True)
def publish_draft(work: Work, draft_id: str, revision: int, seen: int | None = None) -> Published:
    """Make the present state of a draft the published schedule.

    Where that state is what is published already, nothing changes.

    Parameters
    ----------
    revision
        The state that the organiser saw.
    seen
        The published version that the organiser saw, 0 where there was none; ``None``: whichever.

    Raises
    ------
    BrokenRules
        When it breaks a rule of the event as it is now that no hand may override.
    Conflict
        When the draft or what is published has moved on meanwhile, or the draft was discarded.
    """
    draft = draft_in(work.connection, work.event_id, draft_id)
    check_seen(work, draft, revision)
    present = _checked_present(work, seen)
    published = present_schedule(work)
    if present and published and (present.draft_id, present.draft_revision) == (draft_id, revision):
        return Published(present.version, compare(published, published))
    told = state_of(work.connection, draft, revision)
    event, schedule = event_in(work.connection, work.event_id), told.state.schedule
    overridden = _judged(event, schedule)
    schedule = as_continued(event, schedule, published, work.now)
    publication = _next(work, present, draft_id, revision)
    if told.event_revision != publication.event_revision:
        schedule = retold(event, schedule, published)
    return _publish(work, event, publication, published, schedule, overridden)


@command(changes=True)
def change_published(work: Work, edit: Edit, seen: int | None = None) -> Published:
    """Change one meeting of the published schedule by hand, and publish that.

    Parameters
    ----------
    seen
        As `publish_draft` takes it.

    Raises
    ------
    NotThere
        When the edit names a meeting or a participant that does not exist.
    BrokenRules
        When it would break a rule that no hand may override.
    Conflict
        When nothing is published yet, or another version than the one seen.
    """
    present = _checked_present(work, seen)
    published = present_schedule(work)
    if present is None or published is None:
        raise Conflict([Said("publication.none")])
    if isinstance(edit, Lock | Unlock):
        raise Conflict([Said("publication.no_locks")])
    event = event_in(work.connection, work.event_id)
    publication = _next(work, present)
    is_current = present.event_revision == publication.event_revision
    done = edited(event, State(published), edit, published, work.now, is_current=is_current)
    work.note(f"v{publication.version}", **edit_to_json(edit))
    schedule = done.state.schedule
    return _publish(work, event, publication, published, schedule, done.overridden)


def cancel_all_of(work: Work, participant_id: str) -> None:
    """Publish the next version, in which a participant has no meeting, if it has any now."""
    present, published = present_publication(work.connection, work.event_id), present_schedule(work)
    if present is None or published is None or participant_id not in published.meetings_of:
        return
    event, publication = event_in(work.connection, work.event_id), _next(work, present)
    for meeting in published.meetings_of[participant_id]:
        work.note(f"v{publication.version}", **edit_to_json(Cancel(meeting.id)))
    left = (m for m in published.meetings if participant_id not in m.participants)
    schedule = replace(published, meetings=tuple(left))
    schedule = as_continued(with_agreed(event, schedule), schedule, published, work.now)
    schedule = retold(event, schedule, published)
    _publish(work, event, publication, published, schedule, ())


def present_schedule(work: Work) -> Schedule | None:
    """What is published at present; ``None``: nothing."""
    present = present_publication(work.connection, work.event_id)
    if present is None:
        return None
    return published_schedule(work.connection, work.event_id, present.version)


def _checked_present(work: Work, seen: int | None) -> Publication | None:
    present = present_publication(work.connection, work.event_id)
    version = 0 if present is None else present.version
    if seen is not None and seen != version:
        raise Conflict([Said("publication.moved_on", {"seen": seen, "now": version})])
    return present


def _judged(event: Event, schedule: Schedule) -> tuple[Violation, ...]:
    """What is overridden; links are judged once they are given."""
    bare = replace(schedule, meetings=tuple(replace(m, video_url=None) for m in schedule.meetings))
    found = broken(with_agreed(event, bare), bare)
    forbidden = [violation for violation in found if violation.rule not in OVERRIDABLE]
    if forbidden:
        raise BrokenRules([v.said for v in forbidden], [v.rule for v in forbidden])
    return found


def _next(
    work: Work,
    present: Publication | None,
    draft_id: str | None = None,
    revision: int | None = None,
) -> Publication:
    version = 1 if present is None else present.version + 1
    inputs = event_revision(work)
    return Publication(version, draft_id, revision, work.actor.id, work.now, inputs)


def _publish(
    work: Work,
    event: Event,
    publication: Publication,
    published: Schedule | None,
    schedule: Schedule,
    overridden: tuple[Violation, ...],
) -> Published:
    _check_slots(schedule)
    add_publication(work.connection, event, publication, schedule)
    work.note(publication.draft_id, version=publication.version)
    nothing = replace(schedule, meetings=(), participants=())
    return Published(publication.version, compare(published or nothing, schedule), overridden)


def _check_slots(schedule: Schedule) -> None:
    """Meetings begin at slots that do not overlap, or somebody could be in two places at once."""
    times = sorted({(m.starts_at, m.ends_at) for m in schedule.meetings})
    for (_, ends_at), (starts_at, _) in pairwise(times):
        if starts_at < ends_at:
            raise Conflict([Said("publication.slots_overlap")])
