"""Where one more room, booth, hour or meeting of somebody would help most; knows no words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaking.changes import Change, OneMoreAt
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.plan import Options
from matchmaking.scheduling.priced_changes import Worth, priced_changes, weight
from matchmaking.scheduling.problem import problem_of
from matchmaking.scheduling.trial import Trials, gains
from solver.budget import Budget
from solver.prices import Prices, shadow_prices
from solver.stages import Stage

_FOR_A_BETTER_START = 0.2
_FOR_PRICES = 0.4
"""Shares of what is left of the budget; the rest is for checking."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A small change, and what it could bring or was seen to bring.

    Attributes
    ----------
    change
        One more of something.
    most
        In each stage that was priced, at most so much more than the schedule achieves is possible
        with it, while the earlier stages are as good; >= 0, proven.
    stages
        Where it was checked by solving the event with it: every stage before and after.
    meetings
        And how many more meetings were held then.
    """

    change: Change | OneMoreAt
    most: Mapping[Stage, int]
    stages: tuple[StageChange, ...] = ()
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class Bottlenecks:
    """The changes that could help most.

    Attributes
    ----------
    searched_on
        What every stage achieves in the given schedule, and in the best that was found without any
        change. Changes are compared with that one.
    found
        The changes that were checked, by what they brought; then the others, by their prices.
    is_complete
        Whether there was time for all prices, so that what is not told brings no more.
    """

    searched_on: tuple[StageChange, ...]
    found: tuple[Bottleneck, ...]
    is_complete: bool


def bottlenecks(
    event: Event,
    schedule: Schedule,
    options: Options,
    budget: Budget,
    top: int = 10,
    check: int = 3,
) -> Bottlenecks:
    """The changes with the highest shadow prices, the first of them checked by solving.

    Parameters
    ----------
    schedule
        A schedule of the event that keeps its rules.
    top, check
        How many changes are told, and how many of them are checked if there is time; >= 0.
    """
    trials = Trials(event, schedule, options)
    searched_on = trials.search_on(budget.share(_FOR_A_BETTER_START))
    ranks = {stage: stage.turned(achieved) for stage, achieved in trials.before.items()}
    posed = problem_of(event, apart=True)
    for_prices = budget.share(_FOR_PRICES)
    prices = shadow_prices(posed.problem, ranks, for_prices)
    is_complete = not for_prices.is_over
    priced = sorted(priced_changes(posed, prices), key=lambda one: weight(one[1]), reverse=True)
    possible = (Bottleneck(change, _most(prices, worth, ranks)) for change, worth in priced)
    listed = [one for one in possible if any(more > 0 for more in one.most.values())][:top]
    return Bottlenecks(searched_on, _checked(trials, listed, check, budget), is_complete)


def _most(
    prices: Mapping[Stage, Prices], worth: Worth, ranks: Mapping[Stage, int]
) -> dict[Stage, int]:
    return {stage: prices[stage].most(price) - ranks[stage] for stage, price in worth.items()}


def _checked(
    trials: Trials, listed: Sequence[Bottleneck], check: int, budget: Budget
) -> tuple[Bottleneck, ...]:
    """The first ones solved, and among themselves sorted by what that brought."""
    checked: list[Bottleneck] = []
    for number, one in enumerate(listed[:check]):
        trial = trials.of([one.change], budget.share(1 / (min(check, len(listed)) - number)))
        if trial.stages:
            more = trial.meetings - trials.meetings
            checked.append(replace(one, stages=trial.stages, meetings=more))
    order = sorted(checked, key=lambda one: (gains(one.stages), one.meetings), reverse=True)
    tried = {one.change for one in checked}
    return (*order, *(one for one in listed if one.change not in tried))
