"""What a changed schedule says of itself, told anew; changes no meeting's people and time.

Values, stages and outcomes are counted from the meetings. Bounds were proven by a run: they hold
as long as the inputs are the same, each while no stage before it became worse.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from matchmaking.editing.agreed import with_agreed
from matchmaking.eligibility.pairs import Pairs
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule, StageOutcome
from matchmaking.model.stage_change import StageChange
from matchmaking.unmet import unmet_wishes
from matchmaking.verification.case import Case
from matchmaking.verification.stages import achieved_stages

_RESOLVING = ("lost", "moved")


def retold(
    event: Event, schedule: Schedule, published: Schedule | None, *, proven: bool
) -> Schedule:
    """The schedule with everything but its meetings' people, times and links told anew.

    Parameters
    ----------
    schedule
        As it was told, but with its present meetings; where these name what the event no longer
        has, they are left out of everything that is counted.
    published
        The promises that count in the stages ``lost`` and ``moved``.
    proven
        Whether the bounds that the schedule tells are those of the event as it is.
    """
    agreed = with_agreed(event, schedule)
    schedule = replace(schedule, meetings=tuple(_valued(agreed, schedule)))
    stages = tuple(_stages(agreed, schedule, published, proven=proven))
    standing = replace(schedule, meetings=tuple(_standing(agreed, schedule.meetings)))
    told = replace(
        schedule,
        value=sum(meeting.value for meeting in schedule.meetings),
        stages=stages,
        gap=_gap(stages),
        status="optimal" if _is_optimal(stages) else "feasible",
    )
    return replace(
        told,
        participants=tuple(outcomes(BestAgendas.in_event(agreed), standing)),
        unscheduled=unmet_wishes(agreed, replace(told, meetings=standing.meetings)),
    )


def _valued(event: Event, schedule: Schedule) -> Iterator[Meeting]:
    """Yield each meeting with its value and mark; a meeting with somebody unknown is worth 0."""
    pairs = Pairs(event)
    for meeting in schedule.meetings:
        if all(person in event.participant for person in meeting.participants):
            is_fixed = pairs.in_order(*meeting.participants) in pairs.fixed
            yield replace(meeting, value=pairs.worth(*meeting.participants), fixed=is_fixed)
        else:
            yield replace(meeting, value=0, fixed=False)


def _standing(event: Event, meetings: Iterable[Meeting]) -> Iterator[Meeting]:
    """Yield the meetings of known people in slots of the event."""
    for meeting in meetings:
        is_known = all(person in event.participant for person in meeting.participants)
        if is_known and meeting.starts_at in event.grid.number_at:
            yield meeting


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
