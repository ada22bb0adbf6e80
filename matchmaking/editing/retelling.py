"""What a changed schedule says of itself, told anew; changes no meeting's people and time.

Values, stages and outcomes are counted from the meetings. Bounds were proven by a run: they hold
as long as the inputs are the same, each while no stage before it became worse.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from matchmaking.editing.agreed import with_agreed
from matchmaking.eligibility.pairs import Pairs
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, ParticipantOutcome, Schedule, StageOutcome
from matchmaking.model.stage_change import StageChange
from matchmaking.unmet import unmet_wishes, unmet_wishes_later
from matchmaking.verification.case import Case
from matchmaking.verification.stages import achieved_stages

_RESOLVING = ("lost", "moved")


def retold(
    event: Event,
    schedule: Schedule,
    published: Schedule | None,
    before: Schedule | None = None,
    *,
    proven: bool = False,
) -> Schedule:
    """The schedule with everything but its meetings' people, times and links told anew.

    Parameters
    ----------
    schedule
        As it was told, but with its present meetings; where these name what the event no longer
        has, they are left out of everything that is counted.
    published
        The promises that count in the stages ``lost`` and ``moved``.
    before
        A schedule that differs little, and tells of the event as it is; what did not change is
        taken from it. ``None``: there is none.
    proven
        Whether the bounds that the schedule tells are those of the event as it is.
    """
    agreed = with_agreed(event, schedule)
    schedule = replace(schedule, meetings=tuple(_valued(agreed, schedule)))
    stages = tuple(_stages(agreed, schedule, published, proven=proven))
    told = replace(
        schedule,
        value=sum(meeting.value for meeting in schedule.meetings),
        stages=stages,
        gap=_gap(stages),
        status="optimal" if _is_optimal(stages) else "feasible",
    )
    told = replace(told, meetings=tuple(filter(partial(_stands, agreed), schedule.meetings)))
    if before is None or not all(
        _stands(agreed, m) for m in (*before.meetings, *schedule.meetings)
    ):
        served = tuple(outcomes(BestAgendas.in_event(agreed), told))
        unmet = unmet_wishes(agreed, told)
    else:
        changed = _changed(before, told)
        served = _served_later(agreed, told, before, changed)
        unmet = unmet_wishes_later(agreed, told, before, changed)
    return replace(told, meetings=schedule.meetings, participants=served, unscheduled=unmet)


def _changed(before: Schedule, after: Schedule) -> set[str]:
    """Everybody whose meetings differ."""
    had, has = ({m.promise for m in schedule.meetings} for schedule in (before, after))
    return {person for people, _ in had ^ has for person in people}


def _served_later(
    event: Event, schedule: Schedule, before: Schedule, changed: set[str]
) -> tuple[ParticipantOutcome, ...]:
    people = [person for person in event.participants if person.id in changed]
    new = {one.id: one for one in outcomes(BestAgendas.in_event(event), schedule, people)}
    return tuple(new.get(outcome.id, outcome) for outcome in before.participants)


def _valued(event: Event, schedule: Schedule) -> Iterator[Meeting]:
    """Yield each meeting with its value and mark; a meeting with somebody unknown is worth 0."""
    pairs = Pairs(event)
    for meeting in schedule.meetings:
        if all(person in event.participant for person in meeting.participants):
            is_fixed = pairs.in_order(*meeting.participants) in pairs.fixed
            yield replace(meeting, value=pairs.worth(*meeting.participants), fixed=is_fixed)
        else:
            yield replace(meeting, value=0, fixed=False)


def _stands(event: Event, meeting: Meeting) -> bool:
    """Whether a meeting is one of known people in a slot of the event."""
    is_known = all(person in event.participant for person in meeting.participants)
    return is_known and meeting.starts_at in event.grid.number_at


def _stages(
    event: Event, schedule: Schedule, published: Schedule | None, *, proven: bool
) -> Iterator[StageOutcome]:
    """Yield the stages that the schedule told, as they are achieved now."""
    told = {stage.stage: stage for stage in schedule.stages}
    promises = published if told.keys() & set(_RESOLVING) else None
    holds = proven and (promises is not None or not told.keys() & set(_RESOLVING))
    for stage in achieved_stages(Case(event, schedule, promises)):
        before = told.get(stage.stage)
        holds &= before is not None
        if before is None:
            yield stage
        else:
            yield replace(stage, bound=before.bound if holds else None)
            holds &= StageChange(stage.stage, before.achieved, stage.achieved, None).gain >= 0


def _gap(stages: Iterable[StageOutcome]) -> float | None:
    value = next(stage for stage in stages if stage.stage == "value")
    if value.bound is None:
        return None
    return (value.bound - value.achieved) / value.bound if value.bound else 0.0


def _is_optimal(stages: Iterable[StageOutcome]) -> bool:
    return all(stage.bound == stage.achieved for stage in stages if stage.stage != "comfort")
