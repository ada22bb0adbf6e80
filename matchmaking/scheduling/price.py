"""What a meeting that a schedule does not hold would cost, and what would make it cost nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from matchmaking.changes import Change, Fix
from matchmaking.errors import Said
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting, Reason, Schedule
from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.best_of import bounds_of_all
from matchmaking.scheduling.candidates import Candidates, obstacle
from matchmaking.scheduling.clash import clash_in_words
from matchmaking.scheduling.plan import Options
from matchmaking.scheduling.problem import Pair
from matchmaking.scheduling.trial import Loss, Trial, Trials, gains, loss
from solver.budget import Budget

_FOR_THE_PRICE = 0.6
"""Of the budget; what the price leaves over is for the remedies."""

_FOR_COMFORT = 1.0
"""Seconds or units of effort, where the price before comfort is proven."""

_PATIENCE = 0.15
"""The share of what remains that a single remedy gets."""

_ENOUGH = 3
"""So many remedies are a choice; more would be a list to read."""


@dataclass(frozen=True, slots=True)
class Cure:
    """A remedy by which the meeting costs nothing in the stages before comfort.

    Attributes
    ----------
    changes
        What was changed, beside that the meeting is fixed; empty where a colleague meets instead.
    pair, slot
        Who meets then, and in which slot in the schedule that was found.
    stages
        What every stage achieves before and after.
    """

    changes: tuple[Change, ...]
    pair: Pair
    slot: int
    stages: tuple[StageChange, ...]


@dataclass(frozen=True)
class Price:
    """What a wish costs.

    Attributes
    ----------
    held
        The meeting that meets the wish already; then there is nothing to pay.
    obstacle
        The rule that keeps the two sides apart; then there is no price.
    clash
        Fixed meetings and rules that the meeting contradicts; then there is no price either.
    pair, slot
        Who meets, of all whom the wish covers, and in which slot; ``None`` without a price.
    stages
        What every stage achieves without and with the meeting; empty without a price.
    cures
        The remedies that were found, the likeliest first.
    tried, untried
        How many changes were tried as remedies, and for how many no time was left.
    """

    held: Meeting | None = None
    obstacle: Reason | None = None
    clash: tuple[Said, ...] = ()
    pair: Pair | None = None
    slot: int | None = None
    stages: tuple[StageChange, ...] = ()
    cures: tuple[Cure, ...] = ()
    tried: int = 0
    untried: int = 0


def price(
    event: Event, schedule: Schedule, pairs: Sequence[Pair], options: Options, budget: Budget
) -> Price:
    """The price of a meeting of any one of `pairs`, and the first remedies found by trial.

    Parameters
    ----------
    schedule
        A schedule of the event that keeps its rules.
    pairs
        All whom a wish covers, of two different companies each; at least one.
    budget
        Bounds the search, which ends early when all is proven and a choice of remedies is found.
    """
    held = _meeting_of(schedule, pairs)
    if held is not None:
        return Price(held=held)
    trials = Trials(event, schedule, options)
    obstacles = {pair: obstacle(trials.posed, pair) for pair in pairs}
    unhindered = [pair for pair, found in obstacles.items() if found is None]
    if unhindered:
        found = _cheapest(trials, unhindered, budget)
    else:
        reasons = set(obstacles.values())
        found = Price(obstacle=next(reason for reason in reversed(Reason) if reason in reasons))
    if found.stages and loss(found.stages) is Loss.NONE:
        return found
    order = sorted(pairs, key=lambda pair: pair != found.pair)
    return _with_cures(trials, found, order, budget)


def _meeting_of(schedule: Schedule, pairs: Sequence[Pair]) -> Meeting | None:
    wanted = {frozenset(pair) for pair in pairs}
    found = (one for one in schedule.meetings if frozenset(one.participants) in wanted)
    return next(found, None)


def _cheapest(trials: Trials, pairs: Sequence[Pair], budget: Budget) -> Price:
    """Insist on each pair in turn; what is proven is proven of all of them together."""
    whole, tried = budget.share(_FOR_THE_PRICE), {}
    for number, pair in enumerate(pairs):
        tried[pair] = trials.of([Fix(*pair)], whole.share(1 / (len(pairs) - number)))
    possible = {pair: trial for pair, trial in tried.items() if trial.result.clash is None}
    if not any(trial.stages for trial in possible.values()):
        return Price(clash=tuple(_clashes(tried.values())) if not possible else ())
    pair = max(
        possible, key=lambda pair: (bool(possible[pair].stages), gains(possible[pair].stages))
    )
    best = _made_comfortable(trials, possible.pop(pair), budget)
    stages = bounds_of_all(best.stages, [other.stages for other in possible.values()])
    return Price(pair=pair, slot=best.slot_of(pair), stages=stages)


def _clashes(trials: Iterable[Trial]) -> Iterator[Said]:
    """What the first of the pairs contradicts."""
    first = next(iter(trials))
    if first.result.clash is not None:
        yield from clash_in_words(first.posed, first.result.clash)


def _made_comfortable(trials: Trials, trial: Trial, budget: Budget) -> Trial:
    """The trial once more with comfort, where the stages before it leave time for that.

    What was proven before is not always proven again in the little time for comfort.
    """
    *before_comfort, _ = trial.stages
    if not all(stage.is_proven for stage in before_comfort):
        return trial
    again = trials.of(trial.changes, budget.part(_FOR_COMFORT), comfort=True)
    if gains(again.stages) != gains(trial.stages):
        return trial
    return replace(again, stages=(*before_comfort, again.stages[-1]))


def _with_cures(trials: Trials, found: Price, pairs: Sequence[Pair], budget: Budget) -> Price:
    """Try one remedy after another, until there is a choice or the budget is over."""
    candidates = Candidates(trials.posed, trials.schedule)
    waiting = list(dict.fromkeys(remedy for pair in pairs for remedy in candidates.of(pair)))
    cures: list[Cure] = []
    tried = 0
    for pair, changes in waiting:
        if budget.is_over or len(cures) == _ENOUGH:
            break
        trial, tried = trials.of([*changes, Fix(*pair)], budget.share(_PATIENCE)), tried + 1
        slot = trial.slot_of(pair)
        if slot is not None and trial.loss is Loss.NONE:
            cures.append(Cure(changes, pair, slot, trial.stages))
    return replace(found, cures=tuple(cures), tried=tried, untried=len(waiting) - tried)
