"""What an organiser could win by breaking a few promises of a published schedule; tells nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matchmaking.errors import NoneFound, NoSchedule
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.clash import clash_in_words
from matchmaking.scheduling.plan import Options
from matchmaking.scheduling.problem import EventProblem, Pair, problem_of
from solver.budget import Budget
from solver.schedule import Schedule as Solution
from solver.trade_off import Point, TradeOff, trade_off


@dataclass(frozen=True, slots=True)
class Moved:
    """A published meeting that is changed.

    Attributes
    ----------
    meeting
        As published.
    pair, slot
        Who of the same two sides meets then, and in which slot; ``None``: the meeting is lost.
    """

    meeting: Meeting
    pair: Pair | None
    slot: int | None


@dataclass(frozen=True, slots=True)
class TradePoint:
    """The best schedule found that changes few of the published meetings.

    Attributes
    ----------
    percent
        So much of the published meetings may be changed, 0..100; ``None``: everything.
    most
        The same as a number of meetings, those that have to change in any case left out.
    changed
        The meetings that it changes, beside those that can no longer stand where they were.
    meetings
        How many meetings it holds.
    stages
        What each stage but comfort achieves where nothing more than necessary changes (`before`)
        and here (`after`); the bound holds for all schedules with as few changes.
    """

    percent: float | None
    most: int
    changed: tuple[Moved, ...]
    meetings: int
    stages: tuple[StageChange, ...]

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists with as few changes."""
        return all(stage.is_proven for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Trade:
    """A curve from nothing changed to no promises at all.

    Attributes
    ----------
    published
        How many meetings were published.
    gone
        How many of these can no longer stand where they were, whatever the others do.
    points
        By rising number of changes; the first changes as little as possible.
    """

    published: int
    gone: int
    points: tuple[TradePoint, ...]


def trade(
    event: Event,
    published: Schedule,
    percents: Sequence[float],
    options: Options,
    budget: Budget,
) -> Trade:
    """The best that changing some per cent of the published meetings could bring.

    Moved and lost count alike: both are promises that somebody has to be told about.

    Parameters
    ----------
    percents
        0 < percent <= 100 each; of all that was published.

    Raises
    ------
    NoSchedule
        The fixed meetings contradict each other.
    NoneFound
        The budget was over before any schedule was found.
    """
    posed = problem_of(event, published)
    counts = {_count(len(published.meetings), percent): percent for percent in sorted(percents)}
    found = trade_off(
        posed.problem, [0, *counts], budget, seed=options.seed, workers=options.threads
    )
    if found.still.clash is not None:
        raise NoSchedule(tuple(clash_in_words(posed, found.still.clash)))
    if not found.points:
        raise NoneFound
    return Trade(
        published=len(published.meetings),
        gone=len(published.meetings) - len(found.places),
        points=tuple(
            _point(posed, published, percent, point, found)
            for percent, point in zip([0, *counts.values(), None], found.points, strict=True)
        ),
    )


def _count(meetings: int, percent: float) -> int:
    """At least one, since a smaller part of the meetings would be none."""
    return max(1, round(meetings * percent / 100))


def _point(
    posed: EventProblem, published: Schedule, percent: float | None, point: Point, found: TradeOff
) -> TradePoint:
    before = {result.stage: result.achieved for result in found.points[0].stages}
    return TradePoint(
        percent=percent,
        most=point.most,
        changed=tuple(_changed(posed, published, point.schedule, found.places)),
        meetings=len(point.schedule.slot_of),
        stages=tuple(
            StageChange(one.stage, before[one.stage], one.achieved, one.bound)
            for one in point.stages
        ),
    )


def _changed(
    posed: EventProblem, published: Schedule, solution: Solution, places: Mapping[int, int]
) -> Iterator[Moved]:
    slot_of = solution.slot_of
    held = {posed.problem.requests[number].group: number for number in slot_of}
    for meeting, earlier in zip(published.meetings, posed.problem.earlier or (), strict=True):
        request = earlier.request
        if request is not None and request in places and slot_of.get(request) != places[request]:
            number = held.get(posed.problem.requests[request].group)
            pair = None if number is None else posed.requests[number]
            yield Moved(meeting, pair, None if number is None else slot_of[number])
