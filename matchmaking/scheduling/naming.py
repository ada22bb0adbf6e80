"""From what the solver found, which is numbers, back to a schedule; solves nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from matchmaking.errors import NoneFound, NoSchedule
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.model.schedule import Meeting, RunRecord, Schedule, StageOutcome
from matchmaking.model.sides import meeting_id
from matchmaking.scheduling.clash import clash_in_words
from matchmaking.scheduling.problem import EventProblem, Held
from solver.progress import Progress
from solver.result import Result, StageResult
from solver.schedule import Schedule as Solution
from solver.stages import Stage


def schedule_named(posed: EventProblem, result: Result, run: RunRecord, now: datetime) -> Schedule:
    """The schedule that the solver found, without links and reasons.

    Parameters
    ----------
    run
        How it was made.
    now
        The instant of creation of every meeting, in UTC.

    Raises
    ------
    NoSchedule
        The rules contradict each other; says which, irreducibly.
    NoneFound
        The budget was over before a schedule was found or excluded.
    """
    if result.clash is not None:
        raise NoSchedule(tuple(clash_in_words(posed, result.clash)))
    solution = result.schedule
    if solution is None:
        raise NoneFound
    meetings = _meetings(posed, solution, now)
    schedule = Schedule(
        event_id=posed.event.id,
        status=result.status.value,
        value=solution.plain_value(),
        gap=gap(result.stages),
        stages=tuple(StageOutcome(s.stage.value, s.achieved, s.bound) for s in result.stages),
        run=run,
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.starts_at, meeting.id))),
    )
    best = BestAgendas(posed.event, posed.pairs, posed.availability, posed.requests)
    return replace(schedule, participants=tuple(outcomes(best, schedule)))


def _meetings(posed: EventProblem, solution: Solution, now: datetime) -> Iterator[Meeting]:
    for number, slot in solution.slot_of.items():
        request = posed.problem.requests[number]
        held = posed.event.grid.slots[slot]
        yield Meeting(
            id=meeting_id(posed.event, posed.sides[request.group]),
            participants=posed.requests[number],
            starts_at=held.starts_at,
            ends_at=held.ends_at,
            value=request.value,
            fixed=posed.requests[number] in posed.pairs.fixed,
            video_url=None,
            sequence=0,
            created_at=now,
            revised_at=now,
        )


def held_meetings(posed: EventProblem, progress: Progress) -> list[Held]:
    """Who meets when in the best schedule so far, from which a search can begin anew."""
    slots = posed.event.grid.slots
    return [
        (*posed.requests[request], slots[slot].starts_at)
        for request, slot in progress.slot_of.items()
    ]


def gap(stages: Iterable[StageResult]) -> float | None:
    """How far the stage ``value`` is below its bound: (bound - achieved) / bound."""
    value = next(result for result in stages if result.stage is Stage.VALUE)
    if value.bound is None:
        return None
    return (value.bound - value.achieved) / value.bound if value.bound else 0.0
